import type { Language } from './business.ts';
import { toCyrillic } from './cyrillic.ts';
import type { Random } from './random.ts';

type Names = {
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly family: readonly string[];
};

const list = (text: string): string[] => text.split(' ');

const names: Readonly<Record<Exclude<Language, 'sr-Cyrl'>, Names>> = {
  sr: {
    female: list(
      'Marija Jelena Milica Jovana Ana Ivana Katarina Teodora Dragana Snežana Tamara Nevena Sanja Ljiljana',
    ),
    male: list(
      'Nikola Marko Stefan Luka Miloš Nemanja Aleksandar Dušan Vladimir Petar Uroš Zoran Bojan Đorđe',
    ),
    family: list(
      'Jovanović Petrović Nikolić Marković Đorđević Stojanović Ilić Stanković Pavlović Milošević Lukić Kostić Ristić Savić Popović Radovanović Vasić Tomić Živković Mladenović Filipović Simić Obradović Knežević',
    ),
  },
  en: {
    female: list('Emma Olivia Grace Hannah Chloe Megan Amelia Priya Zoe Fiona'),
    male: list('James Oliver Harry Daniel Samuel Thomas Liam Adam Ryan George'),
    family: list(
      'Wilson Taylor Hughes Clarke Bennett Foster Harper Morgan Reid Sullivan Turner Walsh Patel Cooper Ellis Fletcher Grant Howard',
    ),
  },
  de: {
    female: list('Lena Sophie Julia Katrin Miriam Anke Birgit Johanna'),
    male: list('Lukas Jonas Felix Matthias Stefan Florian Andreas Tobias Jürgen Moritz'),
    family: list(
      'Müller Schneider Fischer Weber Becker Hoffmann Schäfer Koch Bauer Richter Klein Wolf Neumann Schwarz Zimmermann Krüger',
    ),
  },
  ro: {
    female: list('Andreea Ioana Maria Elena Alexandra Raluca Cristina Diana Mihaela Oana'),
    male: list('Andrei Mihai Alexandru Ștefan Bogdan Radu Cristian Vlad Ionuț Gabriel'),
    family: list(
      'Popescu Ionescu Popa Dumitru Stan Stoica Gheorghe Rusu Munteanu Matei Constantin Marin Ciobanu Florea Dobre Moldovan Neagu Bălan',
    ),
  },
  hu: {
    female: list('Anna Eszter Katalin Zsófia Réka Judit Ágnes Noémi'),
    male: list('Gábor Péter Zoltán László Balázs Attila Tamás Ferenc'),
    family: list(
      'Nagy Kovács Tóth Szabó Horváth Varga Kiss Molnár Németh Farkas Balogh Papp Takács Juhász Lakatos Mészáros',
    ),
  },
};

export type PersonName = {
  readonly given: string;
  readonly family: string;
  /** In the order in which the language says it. */
  readonly shown: string;
  /** `marija.petrovic`: for addresses. */
  readonly handle: string;
  /** Some languages bend their verbs by it. */
  readonly feminine: boolean;
};

/** A name that is common in the language. */
export function nameIn(language: Language, random: Random): PersonName {
  const { female, male, family } = names[language === 'sr-Cyrl' ? 'sr' : language];
  const feminine = random.chance(0.5);
  const [first, last] = [random.pick(feminine ? female : male), random.pick(family)];
  const handle = `${plain(first)}.${plain(last)}`;
  const written = language === 'sr-Cyrl' ? toCyrillic : (text: string): string => text;
  return {
    given: written(first),
    family: written(last),
    shown: written(language === 'hu' ? `${last} ${first}` : `${first} ${last}`),
    handle,
    feminine,
  };
}

/** Lower case, ASCII only. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('đ', 'dj')
    .replaceAll('ü', 'ue')
    .replaceAll('ä', 'ae')
    .normalize('NFD')
    .replaceAll(/[^a-z]/g, '');
}
