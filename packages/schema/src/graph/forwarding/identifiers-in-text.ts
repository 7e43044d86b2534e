/**
 * Whether a text says who somebody is. What is known of the person is looked for in whatever case and alphabet it may stand;
 * and what identifies people by its looks alone, whoever they are: an address with @, a long number, an id. It cannot know a
 * person by what is told about them, so it is a net below staff who write the text, and not in their place.
 */
import { closedUp, folded, romanised, wordsOf } from './folded-text.ts';
import { isDisguised, looksOf, PROFILE, SPELT_OUT_AT } from './looks-of-text.ts';

export const IDENTIFIER_KINDS = ['name', 'e-mail address', 'number', 'address', 'id'] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** What is on file, by what it identifies with. */
export type KnownIdentifiers = Readonly<Partial<Record<IdentifierKind, readonly string[]>>>;

/** Endings that names and places take on in Serbian, and a name's as it stands. */
const ENDINGS: readonly string[] = (
  ' a e i o u om em og oj ama ima im in ina ine ino inu ini inog inoj inom inim ' +
  'ov ova ove ovo ovu ovi ovog ovoj ovom ovim ev eva eve evo evu evi evog evoj evom evim s'
).split(' ');

/** Words of addresses that say nothing. */
const OF_ADDRESSES: ReadonlySet<string> = new Set(
  'ulica ulice bulevar trg broj street road avenue square lane strasse rue via'.split(' '),
);
/** What stands before the @ of addresses that are nobody's. */
const OF_MAILBOXES: ReadonlySet<string> = new Set(
  'info office contact kontakt support sales mail email hello admin prodaja podrska servis racuni'.split(' '),
);

const SHORTEST_CLOSED_UP = 6;
const LONG_NUMBER = /\d(?:(?:[\s()./+\-‐-―_*]{0,3}|,)\d){6,}/g;
const DATE =
  /\b(?:\d{4}-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.\s?\d{4})\b/g;
const OUR_ID = /[a-z]{3}_[0-9A-Za-z]{22}/;
const IP_ADDRESS = /\b\d{1,3}(?:\.\d{1,3}){3}\b|(?:\b[0-9a-f]{1,4}:){3,}|[0-9a-f]::/i;
const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/u;
/** Scripts that put no space between words, so that a name stands inside a longer one. */
const WITHOUT_SPACES = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}/u;

/** A text in the forms in which it is compared. */
type Compared = {
  readonly words: readonly string[];
  readonly romanised: readonly string[];
  /** Without anything between its letters. */
  readonly closed: string;
  /** As it looks on a screen. */
  readonly looks: string;
  /** What stands between two spaces, folded. */
  readonly tokens: readonly string[];
};

/**
 * The kinds of identifiers that stand in a text, each once.
 *
 * @param agreed values that may stand there, because they go along
 * @example
 * identifiersIn('Pozovite Anu sutra.', { name: ['Ana Petrović'] }); // ['name']
 * identifiersIn('Pozovite Anu sutra.', { name: ['Ana Petrović'] }, { name: ['Ana'] }); // []
 */
export function identifiersIn(
  text: string,
  known: KnownIdentifiers,
  agreed: KnownIdentifiers = {},
): readonly IdentifierKind[] {
  const compared = compare(text);
  const { looks, closed } = compared;
  const free = new Set(Object.values(agreed).flatMap((values) => values.flatMap(wordsOf)));
  const held = (kind: IdentifierKind) =>
    (known[kind] ?? []).filter((value) => !(agreed[kind] ?? []).includes(value));
  const finds: Readonly<Record<IdentifierKind, boolean>> = {
    name: isDisguised(text) || held('name').some((name) => namesIn(name, compared, free)),
    'e-mail address':
      hasMail(looks, agreed['e-mail address'] ?? []) ||
      held('e-mail address').some((email) => mailboxIn(email, compared, free)),
    number:
      hasLongNumber(looks, agreed.number ?? []) ||
      FOREIGN_DIGIT.test(looks) ||
      held('number').some((number) => numberIn(number, compared)),
    address: held('address').some((street) => addressIn(street, compared, free)),
    id:
      OUR_ID.test(looks) ||
      OUR_ID.test(looks.replaceAll(/\s+/g, '')) ||
      IP_ADDRESS.test(looks) ||
      PROFILE.test(looks) ||
      held('id').some((id) => closed.includes(closedUp(id))),
  };
  return IDENTIFIER_KINDS.filter((kind) => finds[kind]);
}

function compare(text: string): Compared {
  // A word that goes on in the next line is one word.
  const whole = text.replaceAll(/[-‐\u00AD]\s*\n\s*/g, '');
  const tokens = folded(whole).split(/\s+/).map(closedUp);
  const spelt = tokens.join(' ').match(/(?<!\S)\p{L}(?: \p{L})+(?!\S)/gu) ?? [];
  const words = [...wordsOf(whole), ...tokens, ...spelt.map(closedUp)];
  return { words, romanised: words.map(romanised), closed: closedUp(whole), looks: looksOf(text), tokens };
}

function namesIn(name: string, text: Compared, free: ReadonlySet<string>): boolean {
  return wordsOf(name)
    .filter((word) => word.length > 1 && !free.has(word))
    .some((word) => {
      const isInside = word.length >= SHORTEST_CLOSED_UP || WITHOUT_SPACES.test(word);
      return isWordIn(word, text) || (isInside && text.closed.includes(word));
    });
}

/** Whether a word stands there, in whatever case and spelling. */
function isWordIn(word: string, { words, romanised: simpler }: Compared): boolean {
  const forms = formsOf(word);
  const simpleForms = formsOf(romanised(word));
  return words.some((each, at) => forms.has(each) || simpleForms.has(simpler[at] ?? each));
}

/** What a consonant becomes before an e: `predrag`, `predraže`. */
const SOFTENED: Readonly<Record<string, string>> = { k: 'c', g: 'z', h: 's' };

/** `petar`: petra, petru, petrom ...; `ana`: ane, ani, anu, anin ... */
function formsOf(word: string): ReadonlySet<string> {
  const stems = [/[aeio]$/.test(word) ? word.slice(0, -1) : word];
  const fleeting = /^(.+[^aeiou])a([^aeiou])$/.exec(word);
  if (fleeting) stems.push(`${fleeting[1]}${fleeting[2]}`);
  const softened = SOFTENED[word.at(-1) ?? ''];
  return new Set([
    word,
    ...stems.flatMap((stem) => ENDINGS.filter(Boolean).map((ending) => stem + ending)),
    ...(softened === undefined ? [] : [`${word.slice(0, -1)}${softened}e`]),
  ]);
}

/** Whether a text holds an address with @, or one that is spelt out, that does not go along. */
function hasMail(looks: string, agreed: readonly string[]): boolean {
  const rest = agreed.reduce(
    (text, email) =>
      text
        .split(/(?<=[\s<("':;,])|(?=[\s>)"':;,])/)
        .filter((part) => !isSameMail(part, email))
        .join(''),
    looks,
  );
  return rest.includes('@') || SPELT_OUT_AT.test(rest);
}

function isSameMail(part: string, email: string): boolean {
  return part.replace(/[.!?]$/, '').toLowerCase() === email.toLowerCase();
}

/** The part before the @, or a longer word in it: `ana.petrovic` tells the name too. */
function mailboxIn(email: string, text: Compared, free: ReadonlySet<string>): boolean {
  const local = email.slice(0, email.lastIndexOf('@'));
  const mailbox = closedUp(local);
  if (mailbox.length < 4 || OF_MAILBOXES.has(mailbox) || wordsOf(local).every((word) => free.has(word)))
    return false;
  if (text.tokens.includes(mailbox)) return true;
  if (mailbox.length >= SHORTEST_CLOSED_UP && text.closed.includes(mailbox)) return true;
  return wordsOf(local.replaceAll(/[\d_]+/g, ' '))
    .filter((word) => word.length >= 4 && !OF_MAILBOXES.has(word) && !free.has(word))
    .some((word) => isWordIn(word, text));
}

/** Whether a text holds a long number that does not go along. */
function hasLongNumber(looks: string, agreed: readonly string[]): boolean {
  const found = looks.replaceAll(DATE, ' ').match(LONG_NUMBER) ?? [];
  return found
    .map(digitsOf)
    .some((digits) => !agreed.some((number) => isSameNumber(digits, digitsOf(number))));
}

const digitsOf = (text: string) => text.replaceAll(/\D/g, '');

/** The same number with or without what stands before it abroad, and nothing else beside it. */
function isSameNumber(digits: string, agreed: string): boolean {
  const national = digits.replace(/^0+/, '');
  return national.length >= 7 && agreed.endsWith(national);
}

/** A number is known by its end, because its beginning is written in many ways; words may stand between its digits. */
function numberIn(number: string, { closed, looks }: Compared): boolean {
  const isIn = (all: string, text: string, least: number) =>
    all.length >= least && text.includes(all.slice(-SHORTEST_CLOSED_UP));
  return isIn(closedUp(number), closed, 5) || isIn(digitsOf(number), digitsOf(looks), SHORTEST_CLOSED_UP);
}

function addressIn(street: string, text: Compared, free: ReadonlySet<string>): boolean {
  const all = closedUp(street);
  if (all.length >= 5 && text.closed.includes(all)) return true;
  return wordsOf(street)
    .filter((word) => word.length >= 4 && !/^\d/.test(word) && !OF_ADDRESSES.has(word) && !free.has(word))
    .some((word) => isWordIn(word, text));
}
