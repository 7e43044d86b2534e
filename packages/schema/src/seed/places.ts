import type { Language } from './business.ts';
import type { Random } from './random.ts';

type Town = { readonly city: string; readonly postalCode: string };
type Country = {
  readonly country: string;
  readonly towns: readonly Town[];
  readonly streets: readonly string[];
  readonly provider: string;
  /** Numbers that nobody has; `#` is any digit. */
  readonly phone: string;
};

const towns = (...pairs: readonly [string, string][]): Town[] =>
  pairs.map(([city, postalCode]) => ({ city, postalCode }));

/**
 * Phone numbers come from ranges that are kept for fiction (Britain, Germany), or begin with a code that the country
 * has given to no network (Serbia, Romania, Hungary), so that no number belongs to anyone.
 */
const countries: Readonly<Record<Exclude<Language, 'sr-Cyrl'>, Country>> = {
  sr: {
    country: 'RS',
    towns: towns(
      ['Beograd', '11000'],
      ['Novi Sad', '21000'],
      ['Niš', '18000'],
      ['Pančevo', '26000'],
      ['Subotica', '24000'],
      ['Kragujevac', '34000'],
    ),
    streets: ['Cvetna', 'Jasminova', 'Bulevar lipa', 'Školska', 'Vinogradska', 'Kej jorgovana'],
    provider: 'Primer Telekom',
    phone: '+381 50 0## ###',
  },
  en: {
    country: 'GB',
    towns: towns(
      ['London', 'SW1A 0AA'],
      ['Manchester', 'M1 1AA'],
      ['Leeds', 'LS1 1AA'],
      ['Bristol', 'BS1 1AA'],
    ),
    streets: ['Orchard Lane', 'Mill Road', 'Station Street', 'Meadow Close', 'Church Walk'],
    provider: 'Example Broadband',
    phone: '+44 7700 900###',
  },
  de: {
    country: 'DE',
    towns: towns(['Berlin', '10115'], ['München', '80331'], ['Hamburg', '20095'], ['Leipzig', '04103']),
    streets: ['Lindenweg', 'Gartenstraße', 'Am Mühlbach', 'Schulstraße', 'Birkenallee'],
    provider: 'Beispielnetz',
    phone: '+49 30 23125 ###',
  },
  ro: {
    country: 'RO',
    towns: towns(
      ['București', '010011'],
      ['Cluj-Napoca', '400001'],
      ['Timișoara', '300001'],
      ['Iași', '700001'],
      ['Brașov', '500001'],
    ),
    streets: [
      'Strada Teilor',
      'Strada Florilor',
      'Aleea Castanilor',
      'Strada Școlii',
      'Bulevardul Salcâmilor',
    ],
    provider: 'Exemplu Net',
    phone: '+40 510 000 ###',
  },
  hu: {
    country: 'RS',
    towns: towns(['Subotica', '24000'], ['Senta', '24400'], ['Kanjiža', '24420'], ['Bačka Topola', '24300']),
    streets: ['Akácfa', 'Hársfa', 'Rózsa', 'Iskola', 'Szőlő'],
    provider: 'Primer Telekom',
    phone: '+381 50 0## ###',
  },
};

export type Place = Town & { readonly country: string; readonly street: string; readonly provider: string };

/** Somewhere that a speaker of the language may live. */
export function placeFor(language: Language, random: Random): Place {
  const { country, towns: known, streets, provider } = countries[language === 'sr-Cyrl' ? 'sr' : language];
  return { ...random.pick(known), country, street: `${random.pick(streets)} ${random.int(1, 89)}`, provider };
}

/** A number that rings nowhere. */
export function phoneFor(language: Language, random: Random): string {
  const { phone } = countries[language === 'sr-Cyrl' ? 'sr' : language];
  return phone.replaceAll('#', () => String(random.int(0, 9)));
}

/** An address from the blocks that are kept for documentation (RFC 5737, RFC 3849). */
export function ipAddress(random: Random): string {
  const block = random.pick(['192.0.2', '198.51.100', '203.0.113', '2001:db8']);
  if (!block.includes(':')) return `${block}.${random.int(1, 254)}`;
  return `${block}:${random.int(1, 0xffff).toString(16)}::${random.int(1, 0xffff).toString(16)}`;
}
