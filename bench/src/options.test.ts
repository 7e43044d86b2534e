import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('without a word, everything is measured on the whole dataset', () => {
  expect(readOptions([])).toEqual({
    small: false,
    growth: false,
    fanOut: false,
    rounds: 25,
    seconds: 1.3,
    connections: 32,
    modes: ['bare-sql', 'bare-text', 'postgraphile', 'all-off', 'unchecked', 'checked', 'full'],
    publish: false,
    gate: false,
    profile: false,
  });
});

test('the quick form', () => {
  expect(readOptions(['--small', '--rounds', '3', '--modes', 'bare-sql, full'])).toMatchObject({
    small: true,
    rounds: 3,
    modes: ['bare-sql', 'full'],
  });
  expect(readOptions(['--help'])).toBe('help');
});

test.each([
  [['--rounds', '0'], 'above zero'],
  [['--rounds', '1.5'], 'above zero'],
  [['--seconds', 'soon'], 'above zero'],
  [['--modes', 'apollo'], '--modes knows bare-sql'],
  [['--quick'], '--quick'],
])('%j is refused in plain words', (args, words) => {
  expect(() => readOptions(args)).toThrow(words);
});
