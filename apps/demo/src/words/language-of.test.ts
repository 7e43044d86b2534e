import { expect, test } from 'vitest';
import { languageOf } from './language-of.ts';

test.each([
  ['Где је мој рачун?', 'sr-Cyrl'],
  ['Gde je moj račun?', 'sr-Latn'],
  ['Unde este factura mea, vă rog?', 'ro'],
  ['Hol van a megrendelő?', 'hu'],
  ['Wo ist meine Rechnung für März?', 'de'],
  ['Where is my invoice?', undefined],
  ['', undefined],
  [null, undefined],
])('%s is %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});
