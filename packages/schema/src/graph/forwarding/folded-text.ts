/** Letters of Serbian and Russian Cyrillic, and Latin ones that do not fall apart into a letter and a sign. */
const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'а a|б b|в v|г g|д d|ђ d|е e|ё e|ж z|з z|и i|й j|ј j|к k|л l|љ lj|м m|н n|њ nj|о o|п p|р r|с s|т t|ћ c|у u|ф f|х h|ц c|' +
    'ч c|џ d|ш s|щ s|ы i|э e|ю ju|я ja|і i|ї i|ъ |ь |đ d|ð d|ł l|ø o|ß ss|æ ae|œ oe|þ th|ı i'
  )
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

/**
 * A text as it is compared: one alphabet, small letters, no signs on them, nothing invisible. `dž` and `đ` are written in too
 * many ways to be told apart, so all are `d`.
 */
export function folded(text: string): string {
  return [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      // Without its sign it would be another letter.
      .replaceAll('й', 'j')
      .normalize('NFKD')
      .replaceAll(/[\p{M}\p{Cf}]/gu, ''),
  ]
    .map((letter) => LETTERS[letter] ?? letter)
    .join('')
    .replaceAll(/d[jz](?=\p{L})/gu, 'd');
}

/** The words of a folded text. */
export function wordsOf(text: string): readonly string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The same without anything between the letters: `P e t r o v i ć` is `petrovic`. */
export function closedUp(text: string): string {
  return wordsOf(text).join('');
}

/**
 * A folded word without the letters that languages put in for a sign: `mueller` is `muller`, `sasha` is `sasa`. Words too
 * short for it stay as they are.
 */
export function romanised(word: string): string {
  if (word.length < 4) return word;
  return word
    .replaceAll(/([aou])e/g, '$1')
    .replaceAll(/([szck])h/g, (_both, letter: string) => (letter === 'k' ? 'h' : letter))
    .replaceAll('ts', 'c')
    .replaceAll('y', 'j');
}
