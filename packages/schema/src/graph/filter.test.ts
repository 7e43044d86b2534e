import { expect, test } from 'vitest';
import { matching } from './filter.ts';

test('a percent sign, an underscore and a backslash are letters, not patterns', () => {
  expect(matching({ equals: '100%', contains: 'a_b', startsWith: 'c:\\d' })).toEqual([
    { equals: '100\\%', mode: 'insensitive' },
    { contains: 'a\\_b', mode: 'insensitive' },
    { startsWith: 'c:\\\\d', mode: 'insensitive' },
  ]);
});

test('what was not asked matches nothing away', () => {
  expect(matching({ contains: null })).toEqual([]);
});

test('a text to look for has an end', () => {
  expect(() => matching({ contains: 'x'.repeat(501) })).toThrow('500 characters at most');
});
