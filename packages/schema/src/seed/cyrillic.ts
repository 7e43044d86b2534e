const pairs: readonly [string, string][] = [
  ['dž', 'џ'],
  ['Dž', 'Џ'],
  ['lj', 'љ'],
  ['Lj', 'Љ'],
  ['nj', 'њ'],
  ['Nj', 'Њ'],
];
const letters = new Map(
  [...'abvgdđežzijklmnoprstćufhcčšABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ'].map((letter, index) => [
    letter,
    [...'абвгдђежзијклмнопрстћуфхцчшАБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ'][index] ?? letter,
  ]),
);
/** Names that people who write Cyrillic leave as they are. */
const left =
  /^(Viber|Telegram|Instagram|Facebook|Messenger|Zapier|Slack|Google|Shopify|Chrome|Android|Excel|Word)/;

/**
 * Serbian in Cyrillic letters, as a person would write it: brand names, addresses, file names and `{slots}` stay.
 *
 * @example
 * toCyrillic('Ne stižu mi poruke sa WhatsApp naloga'); // 'Не стижу ми поруке са WhatsApp налога'
 */
export function toCyrillic(text: string): string {
  return text
    .split(/(\s+)/)
    .map((word) => (staysLatin(word) ? word : transliterated(word)))
    .join('');
}

function staysLatin(word: string): boolean {
  return /[\d{}@/[\]]|[A-ZČĆŠĐŽ]{2}|[a-z][A-Z]|[qwxyQWXY]|\w\.\w/.test(word) || left.test(word);
}

function transliterated(word: string): string {
  const digraphs = pairs.reduce((sofar, [latin, cyrillic]) => sofar.replaceAll(latin, cyrillic), word);
  return [...digraphs].map((letter) => letters.get(letter) ?? letter).join('');
}
