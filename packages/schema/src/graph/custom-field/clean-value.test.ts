import { expect, test } from 'vitest';
import { Refusal } from '../problem.ts';
import { cleanValue } from './clean-value.ts';

type Field = Parameters<typeof cleanValue>[0];

function told(type: Field['type'], given: string, category: Field['category'] = 'TICKET_CONTENT'): string {
  try {
    return cleanValue({ type, category, label: 'Asked', options: ['Yes, please', 'No'] }, given, 'value');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, field } = error.problems[0] ?? {};
    return `${code} ${field}`;
  }
}

const refused = 'INVALID_INPUT value';

test.each([
  ['0', '0'],
  ['-0', '0'],
  ['-0.0', '0'],
  ['007.50', '7.5'],
  ['-12', '-12'],
  [' 3 ', '3'],
  ['0.1', '0.1'],
  ['999999999999999', '999999999999999'],
  ['1234567890.12345', '1234567890.12345'],
  ['1000000000000000', refused],
  ['1234567890.123456', refused],
  ['1e3', refused],
  ['0x10', refused],
  ['1,5', refused],
  ['NaN', refused],
  ['+1', refused],
  ['1.', refused],
  ['٣', refused],
])('the number %s is %s', (given, stored) => {
  expect(told('NUMBER', given)).toBe(stored);
});

test.each([
  ['2028-02-29', '2028-02-29'],
  ['2026-02-29', refused],
  ['2026-13-01', refused],
  ['2026-3-1', refused],
  ['2026-03-15T00:00:00Z', refused],
])('the day %s is %s', (given, stored) => {
  expect(told('DATE', given)).toBe(stored);
});

test.each([
  ['true', 'true'],
  ['False', 'false'],
  ['1', refused],
  ['yes', refused],
])('the answer %s is %s', (given, stored) => {
  expect(told('YES_NO', given)).toBe(stored);
});

test('a choice is one of the options, letter by letter', () => {
  expect(told('CHOICE', 'Yes, please')).toBe('Yes, please');
  expect(told('CHOICE', 'no')).toBe(refused);
});

test('words come back as they went, where they are not blank, not endless and whole characters', () => {
  expect(told('TEXT', ' Ćao 🙂\n')).toBe(' Ćao 🙂\n');
  expect(told('TEXT', 'x'.repeat(2_000))).toHaveLength(2_000);
  for (const given of ['', ' ', 'x'.repeat(2_001), 'a\0b', '\uD800'])
    expect(told('TEXT', given)).toBe(refused);
});

test('what is asked as a telephone number is one, so that masked it shows nothing else', () => {
  for (const given of ['+381 50 012 345', '(011) 30-20-10', '112'])
    expect(told('TEXT', given, 'PHONE_NUMBER')).toBe(given);
  for (const given of ['Ana, 12', '12', '+', 'call me'])
    expect(told('TEXT', given, 'PHONE_NUMBER')).toBe(refused);
});
