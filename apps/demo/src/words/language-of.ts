/** Letters that only one of the languages of our people has. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[Ѐ-ӿ]/, 'sr-Cyrl'],
  [/[đćčžš]/i, 'sr-Latn'],
  [/[ăâîșşțţ]/i, 'ro'],
  [/[őű]/i, 'hu'],
  [/[äöüß]/i, 'de'],
];

/**
 * The language of a text, for its `lang` attribute, so that a screen reader says it right. The API keeps no language, so
 * this looks for letters that tell; where none does it answers `undefined` and claims nothing.
 */
export function languageOf(text: string | null | undefined): string | undefined {
  if (!text) return undefined;
  return SIGNS.find(([sign]) => sign.test(text))?.[1];
}
