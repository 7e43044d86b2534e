import * as z from 'zod';
import { LAWS } from '../taxonomy/articles.ts';
import { leaf } from './leaf.ts';
import {
  country,
  dateOrNothingLeaf,
  isoDate,
  text,
  textLeaf,
  textOrNothingLeaf,
  textsLeaf,
} from './shape-common.ts';

/** The published text that the profile was made from. */
export const sourceFileShape = z.strictObject({
  name: text,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 digest: 64 hexadecimal digits'),
  lines: z.int().positive(),
});

/** A titled run of lines of the source file. Ranges may be nested; the smallest that holds a line names it. */
export const sectionShape = z.strictObject({ title: text, from: z.int().positive(), to: z.int().positive() });

/** Something in the policy that a person should look at: unclear, or at odds with itself. */
export const reviewNoteShape = z.strictObject({ topic: text, note: text, lines: text.optional() });

export const documentShape = z.strictObject({
  service: textLeaf,
  urls: textsLeaf,
  version: textOrNothingLeaf,
  published: dateOrNothingLeaf,
  effective: dateOrNothingLeaf,
  updated: dateOrNothingLeaf,
  annexes: leaf(z.array(z.strictObject({ name: text, date: isoDate.optional() }))),
  /** `layered`: the policy supplements notices given on specific occasions and does not replace them. */
  supplements: leaf(z.enum(['layered', 'standalone'])),
});

export const controllerShape = z.strictObject({
  displayName: textLeaf,
  legalEntity: textLeaf,
  regNo: textOrNothingLeaf,
  taxId: textOrNothingLeaf,
  address: textOrNothingLeaf,
  country: leaf(country),
  /** IANA name, used to turn periods into dates. */
  timeZone: leaf(z.string().regex(/^[A-Za-z]+\/[A-Za-z_]+$/, 'an IANA time zone, such as Europe/Belgrade')),
  laws: leaf(z.array(z.enum(LAWS)).min(1)),
  contacts: z.strictObject({
    privacy: textOrNothingLeaf,
    support: textOrNothingLeaf,
    billing: textOrNothingLeaf,
    post: textOrNothingLeaf,
  }),
  authority: z.strictObject({
    name: textLeaf,
    address: textOrNothingLeaf,
    phone: textOrNothingLeaf,
    url: textOrNothingLeaf,
  }),
  /** Which people the policy speaks to. */
  subjectScope: textsLeaf,
});
