import { describe, expect, it } from 'vitest';
import { DATA_CATEGORIES, type DataCategory } from '../taxonomy/data-categories.ts';
import { formFor, inForm } from './identity-level.ts';

describe('the least revealing form', () => {
  it('is the value itself where the purpose needs identity', () => {
    expect(formFor('user.content.chat', 'identified')).toBe('exact');
  });

  it('is reduced where a pseudonym is enough, and withheld where nothing reduced exists', () => {
    expect(formFor('user.name', 'pseudonymous')).toBe('pseudonymous');
    expect(formFor('user.contact.email', 'pseudonymous')).toBe('masked');
    expect(formFor('user.device.ip_address', 'pseudonymous')).toBe('generalised');
    expect(formFor('user.content.chat', 'pseudonymous')).toBeUndefined();
    expect(formFor('user.government_id.document', 'pseudonymous')).toBeUndefined();
  });

  it.each(Object.entries(DATA_CATEGORIES).filter(([, { freeText }]) => freeText))(
    'withholds free text whole: %s',
    (category) => {
      expect(formFor(category as DataCategory, 'pseudonymous')).toBeUndefined();
      expect(formFor(category as DataCategory, 'anonymous')).toBeUndefined();
    },
  );

  it('never tells one person from another where the purpose works on anonymous data', () => {
    expect(formFor('user.name', 'anonymous')).toBeUndefined();
    expect(formFor('user.contact.email', 'anonymous')).toBeUndefined();
    expect(formFor('user.device.ip_address', 'anonymous')).toBe('generalised');
  });

  it.each([
    ['masked', 'ana.petrovic@example.rs', 'a•••@example.rs'],
    ['masked', '+381641234567', '+381•••67'],
    ['masked', '12', '•••'],
    ['masked', '😀na@example.rs', '😀•••@example.rs'],
    ['generalised', '203.0.113.77', '203.0.113.0'],
    ['generalised', '2001:db8:85a3::8a2e:370:7334', '2001:db8:85a3::'],
    ['generalised', '::1', null],
    ['generalised', 'not an address', null],
  ] as const)('%s: %s becomes %s', (form, value, expected) => {
    expect(inForm(value, form, 'per_1', 'key')).toBe(expected);
  });

  it('gives one person one pseudonym, and another elsewhere', () => {
    const here = inForm('Ana', 'pseudonymous', 'per_1', 'key of one controller');
    expect(inForm('Ana Petrović', 'pseudonymous', 'per_1', 'key of one controller')).toBe(here);
    expect(inForm('Ana', 'pseudonymous', 'per_2', 'key of one controller')).not.toBe(here);
    expect(inForm('Ana', 'pseudonymous', 'per_1', 'key of another')).not.toBe(here);
  });

  it('keeps the day and drops the hour', () => {
    expect(inForm(new Date('2026-06-01T13:14:15Z'), 'generalised', 'per_1', 'key')).toEqual(
      new Date('2026-06-01T00:00:00Z'),
    );
  });
});
