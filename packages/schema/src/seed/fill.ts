import type { Business, Language, Thread } from './business.ts';
import { toCyrillic } from './cyrillic.ts';
import type { Random } from './random.ts';

type Phrases = {
  readonly hello: readonly string[];
  readonly thanks: readonly string[];
  readonly bye: readonly string[];
  readonly days: readonly string[];
  readonly months: readonly string[];
  readonly date: (day: number, month: number, year: number) => string;
};

const words = (text: string): string[] => text.split(' ');

const phrases: Readonly<Record<Thread['language'], Phrases>> = {
  sr: {
    hello: ['Dobar dan,', 'Pozdrav,', 'Zdravo,'],
    thanks: ['hvala!', 'hvala puno!', 'hvala na pomoći!'],
    bye: ['prijatno!', 'lep pozdrav!', 'doviđenja!'],
    days: words('ponedeljak utorak sreda četvrtak petak'),
    months: words('januar mart maj jul septembar'),
    date: (day, month, year) => `${day}. ${month}. ${year}`,
  },
  en: {
    hello: ['Hello,', 'Hi,'],
    thanks: ['thank you!', 'thanks a lot!'],
    bye: ['have a nice day!', 'all the best!', 'bye!'],
    days: words('Monday Tuesday Wednesday Thursday Friday'),
    months: words('January March May July September'),
    date: (day, month, year) => `${day}/${month}/${year}`,
  },
  de: {
    hello: ['Guten Tag,', 'Hallo,'],
    thanks: ['danke!', 'vielen Dank!'],
    bye: ['schönen Tag noch!', 'auf Wiedersehen!'],
    days: words('Montag Dienstag Mittwoch Donnerstag Freitag'),
    months: words('Januar März Mai Juli September'),
    date: (day, month, year) => `${day}.${month}.${year}`,
  },
  ro: {
    hello: ['Bună ziua,', 'Bună,', 'Salut,'],
    thanks: ['mulțumesc!', 'mulțumesc frumos!'],
    bye: ['o zi bună!', 'la revedere!'],
    days: words('luni marți miercuri joi vineri'),
    months: words('ianuarie martie mai iulie septembrie'),
    date: (day, month, year) => `${day}.${month}.${year}`,
  },
  hu: {
    hello: ['Jó napot!', 'Üdvözlöm!'],
    thanks: ['köszönöm!', 'köszönöm szépen!'],
    bye: ['minden jót!', 'szép napot!'],
    days: words('hétfő kedd szerda csütörtök péntek'),
    months: words('január március május július szeptember'),
    date: (day, month, year) => `${year}. ${month}. ${day}.`,
  },
};

const companies = [
  'Primer Plus',
  'Zelena Kutija',
  'Mali Svet',
  'Example Garden',
  'Blue Kettle',
  'Lindenhof',
  'Casa Verde',
  'Kék Madár',
  'North Pier',
  'Stari Most',
];

/** Who speaks in a thread. */
export type Speakers = {
  readonly language: Language;
  readonly email: string;
  readonly phone: string;
  readonly requesterFeminine: boolean;
  readonly agentName: string;
  readonly agentFeminine: boolean;
};

/** The same number, company and date all through one conversation. */
export type Slots = ReadonlyMap<string, string>;

export function slotsFor(business: Business, speakers: Speakers, openedAt: Date, random: Random): Slots {
  const language = speakers.language === 'sr-Cyrl' ? 'sr' : speakers.language;
  const { hello, thanks, bye, days, months, date } = phrases[language];
  const later = new Date(openedAt.getTime() + random.int(3, 20) * 86_400_000);
  const slots = new Map([
    ['hello', random.pick(hello)],
    ['thanks', random.pick(thanks)],
    ['bye', random.pick(bye)],
    ['day', random.pick(days)],
    ['month', random.pick(months)],
    ['date', date(later.getUTCDate(), later.getUTCMonth() + 1, later.getUTCFullYear())],
    ['time', `${random.int(8, 20)}:${random.pick(['00', '15', '30', '45'])}`],
    ['small', String(random.int(5, 9))],
    ['number', String(random.int(1000, 9999))],
    ['invoice', `${openedAt.getUTCFullYear()}-${random.int(1000, 9999)}`],
    ['company', random.pick(companies)],
    ['agent', speakers.agentName],
    ['email', speakers.email],
    ['phone', speakers.phone],
  ]);
  for (const [slot, choices] of Object.entries(business.words)) {
    const known = 'length' in choices ? choices : (choices[language] ?? choices.en ?? []);
    slots.set(slot, random.pick(known));
  }
  return slots;
}

/** One line as it was written: the verb's form, the writer's letters, then the slots. */
export function filled(line: string, slots: Slots, speakers: Speakers, by: 'requester' | 'agent'): string {
  const feminine = by === 'agent' ? speakers.agentFeminine : speakers.requesterFeminine;
  const bent = line.replaceAll(/\(([^()|]*)\|([^()|]*)\)/g, (_match, she: string, he: string) =>
    feminine ? she : he,
  );
  const cyrillic = by === 'requester' && speakers.language === 'sr-Cyrl';
  const written = cyrillic ? toCyrillic(bent) : bent;
  return written.replaceAll(/\{([a-z]+)\}/g, (slot, name: string, at: number) => {
    const value = slots.get(name);
    if (value === undefined) throw new Error(`Nothing fills ${slot} in "${line}".`);
    if (!(name === 'thanks' || name === 'bye' || name === 'hello')) return value;
    const said = cyrillic ? toCyrillic(value) : value;
    return /(^|[.!?] )$/.test(written.slice(0, at)) ? said.charAt(0).toUpperCase() + said.slice(1) : said;
  });
}
