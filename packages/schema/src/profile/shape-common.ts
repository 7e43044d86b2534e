import * as z from 'zod';
import { DATA_CATEGORY_IDS } from '../taxonomy/data-categories.ts';
import { leaf } from './leaf.ts';

// Pieces that several parts of the shape use.

export const text = z.string().min(1);
export const idText = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/, 'an id: lower-case words joined by dots');
export const country = z.string().regex(/^[A-Z]{2}$/, 'a country: two capital letters, ISO 3166-1');
export const isoDate = z.iso.date();
export const category = z.enum(DATA_CATEGORY_IDS);

export const textLeaf = leaf(text);
export const textsLeaf = leaf(z.array(text));
export const textOrNothingLeaf = leaf(text.nullable());
export const idsLeaf = leaf(z.array(idText));
export const idLeaf = leaf(idText);
export const yesNoLeaf = leaf(z.boolean());
export const dateOrNothingLeaf = leaf(isoDate.nullable());
export const countryOrNothingLeaf = leaf(country.nullable());
export const categoriesLeaf = leaf(z.array(category));
