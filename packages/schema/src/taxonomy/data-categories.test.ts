import { describe, expect, it } from 'vitest';
import {
  covers,
  DATA_CATEGORIES,
  DATA_CATEGORY_IDS,
  isDataCategory,
  mayHoldFreeText,
} from './data-categories.ts';

describe('covers', () => {
  it('takes a category for itself and for everything below it', () => {
    expect(covers('user.contact', 'user.contact.email')).toBe(true);
    expect(covers('user', 'user.government_id.document_copy')).toBe(true);
    expect(covers('user.contact.email', 'user.contact.email')).toBe(true);
  });

  it('never takes the part for the whole, a neighbour, or a name that only begins alike', () => {
    expect(covers('user.contact.email', 'user.contact')).toBe(false);
    expect(covers('user.contact', 'user.name')).toBe(false);
    expect(covers('user.government_id.document', 'user.government_id.document_copy')).toBe(false);
    expect(covers('user', 'employee.name')).toBe(false);
  });
});

describe('the table of data categories', () => {
  it('holds every parent of every category', () => {
    const parents = DATA_CATEGORY_IDS.flatMap((id) =>
      id.includes('.') ? [id.slice(0, id.lastIndexOf('.'))] : [],
    );
    expect(parents.filter((parent) => !isDataCategory(parent))).toEqual([]);
  });

  it('describes each in words of its own', () => {
    const words = DATA_CATEGORY_IDS.map((id) => DATA_CATEGORIES[id].description);
    expect(new Set(words).size).toBe(words.length);
  });

  it('knows what may hold free text, parents included', () => {
    expect(mayHoldFreeText('user.content.chat')).toBe(true);
    expect(mayHoldFreeText('user')).toBe(true);
    expect(mayHoldFreeText('user.contact')).toBe(false);
  });

  it('takes no inherited key for a category', () => {
    expect(isDataCategory('toString')).toBe(false);
    expect(isDataCategory(7)).toBe(false);
  });
});
