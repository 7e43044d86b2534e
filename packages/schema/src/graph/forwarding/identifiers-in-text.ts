/**
 * Whether a text says who somebody is. What is known of the person is looked for in whatever case and alphabet it may stand;
 * and what identifies people by its looks alone, whoever they are: an address with @, a long number, an id. It cannot know a
 * person by what is told about them, so it is a net below staff who write the text, and not in their place.
 */
import { closedUp, folded, wordsOf } from './folded-text.ts';

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
  'info office contact kontakt support sales mail hello admin'.split(' '),
);

const SHORTEST_CLOSED_UP = 6;
const LONG_NUMBER = /\d(?:[\s()./+\-–]{0,2}\d){6,}/;
const DATE =
  /\b(?:\d{4}-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.\s?\d{4})\b/g;
const OUR_ID = /\b[a-z]{3}_[0-9A-Za-z]{22}\b/;
const IP_ADDRESS = /\b\d{1,3}(?:\.\d{1,3}){3}\b|(?:\b[0-9a-f]{1,4}:){3,}|[0-9a-f]::/i;
const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/u;
/** A word of two alphabets was written to be read and not to be found. */
const TWO_ALPHABETS = /\p{Script=Latin}\p{M}*\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{M}*\p{Script=Latin}/u;

/**
 * The kinds of identifiers that stand in a text, each once.
 *
 * @example
 * identifiersIn('Pozovite Anu sutra.', { name: ['Ana Petrović'] }); // ['name']
 */
export function identifiersIn(text: string, known: KnownIdentifiers): readonly IdentifierKind[] {
  const words = wordsOf(text);
  const closed = closedUp(text);
  const looks = text.normalize('NFKC');
  const finds: Readonly<Record<IdentifierKind, boolean>> = {
    name: TWO_ALPHABETS.test(looks) || (known.name ?? []).some((name) => namesIn(name, words, closed)),
    'e-mail address':
      text.includes('@') || (known['e-mail address'] ?? []).some((email) => mailboxIn(email, text)),
    number:
      LONG_NUMBER.test(looks.replaceAll(DATE, ' ')) ||
      FOREIGN_DIGIT.test(looks) ||
      (known.number ?? []).some((number) => numberIn(number, closed)),
    address: (known.address ?? []).some((street) => addressIn(street, words, closed)),
    id:
      OUR_ID.test(text) ||
      IP_ADDRESS.test(looks) ||
      (known.id ?? []).some((id) => id !== '' && text.includes(id)),
  };
  return IDENTIFIER_KINDS.filter((kind) => finds[kind]);
}

function namesIn(name: string, words: readonly string[], closed: string): boolean {
  return wordsOf(name)
    .filter((word) => word.length > 1)
    .some((word) => {
      const forms = formsOf(word);
      return (
        words.some((each) => forms.has(each)) || (word.length >= SHORTEST_CLOSED_UP && closed.includes(word))
      );
    });
}

/** `petar`: petra, petru, petrom ...; `ana`: ane, ani, anu, anin ... */
function formsOf(word: string): ReadonlySet<string> {
  const stems = [/[aeio]$/.test(word) ? word.slice(0, -1) : word];
  const fleeting = /^(.+[^aeiou])a([^aeiou])$/.exec(word);
  if (fleeting) stems.push(`${fleeting[1]}${fleeting[2]}`);
  return new Set([word, ...stems.flatMap((stem) => ENDINGS.filter(Boolean).map((ending) => stem + ending))]);
}

function mailboxIn(email: string, text: string): boolean {
  const mailbox = closedUp(email.slice(0, email.lastIndexOf('@')));
  if (mailbox.length < 4 || OF_MAILBOXES.has(mailbox)) return false;
  return folded(text)
    .split(/\s+/)
    .some((token) => closedUp(token) === mailbox);
}

/** A number is known by its end, because its beginning is written in many ways. */
function numberIn(number: string, closed: string): boolean {
  const all = closedUp(number);
  return all.length >= 5 && closed.includes(all.slice(-Math.min(all.length, SHORTEST_CLOSED_UP)));
}

function addressIn(street: string, words: readonly string[], closed: string): boolean {
  const all = closedUp(street);
  if (all.length >= 5 && closed.includes(all)) return true;
  return wordsOf(street)
    .filter((word) => word.length >= 4 && !/^\d/.test(word) && !OF_ADDRESSES.has(word))
    .some((word) => words.some((each) => formsOf(word).has(each)));
}
