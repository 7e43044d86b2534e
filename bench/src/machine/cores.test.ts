import { expect, test } from 'vitest';
import { parseCores } from './cores.ts';

test.each([
  ['0,1\n', [0, 1]],
  ['0-3', [0, 1, 2, 3]],
  [' 0-1,4,6-7', [0, 1, 4, 6, 7]],
  ['', []],
])('a list of cores: %j', (text, cores) => {
  expect(parseCores(text)).toEqual(cores);
});
