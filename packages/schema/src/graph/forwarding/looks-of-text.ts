// What a text looks like on a screen, and what in it is there to be read and not to be found.

/** A text as it is seen: one form of each sign, nothing invisible, no signs on letters and digits. */
export function looksOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\p{Cf}\p{M}]/gu, '');
}

/** Scripts with letters that look like Latin ones; units of measure aside. */
const ALIKE = String.raw`[[\p{sc=Cyrl}\p{sc=Grek}\p{sc=Armn}\p{sc=Cher}\p{sc=Copt}\p{sc=Lisu}]--[μΩ]]`;
const BUT_CYRILLIC = String.raw`[${ALIKE}--\p{sc=Cyrl}]`;
const LATIN = String.raw`\p{sc=Latn}`;
const TWO_ALPHABETS = new RegExp(
  [
    `${LATIN}${ALIKE}|${ALIKE}${LATIN}`,
    String.raw`\p{sc=Cyrl}${BUT_CYRILLIC}|${BUT_CYRILLIC}\p{sc=Cyrl}`,
  ].join('|'),
  'v',
);

/**
 * Signs that turn a text round (it reads `Ana` and is `anA`), letters of tags and fillers that nobody sees, and letters of
 * phonetics, which stand for others: nobody needs them to say what the matter is.
 */
const NOT_TO_BE_FOUND =
  /[\u202A-\u202E\u2066-\u2069\u115F\u1160\u3164\uFFA0\u0250-\u02AF\u1D00-\u1DBF\u{1F130}-\u{1F189}\u{E0000}-\u{E007F}]|[\u{1F1E6}-\u{1F1FF}]{3}/u;

/** Whether a text was written to be read and not to be found: a word of two alphabets, say. */
export function isDisguised(text: string): boolean {
  return NOT_TO_BE_FOUND.test(text) || TWO_ALPHABETS.test(looksOf(text));
}

/** An e-mail address without its @. */
export const SPELT_OUT_AT =
  /[([{<]\s*(?:at|et|kod|na|majmun(?:če|ce)?)\s*[)\]}>]|\b(?:at|et)\s+[\p{L}\p{N}.-]+\s+(?:dot|tačka|tacka)\s+\p{L}{2,}/iu;

/** The page of a person somewhere. */
export const PROFILE =
  /\b(?:t|wa|m)\.me\/|\b(?:facebook|instagram|linkedin|tiktok|twitter|x|vk)\.com\/|\bviber:\/\//i;
