import type { Obligation, SeedId } from './obligation.ts';
import type { ObligationArea } from './obligations.ts';
import type { TaggedTest } from './scan-tests.ts';

/** Which tests show which obligation, by id. */
export type Shown = ReadonlyMap<string, readonly TaggedTest[]>;

const SEEDS: Readonly<Record<SeedId, string>> = {
  chat2desk: 'chat2desk',
  sapat: 'Sapat.chat',
  infostud: 'Infostud notice',
  locusd: 'LocusD',
  'chat-center': 'The Chat Center',
};

/** Groups tests by the ids they carry. */
export function byObligation(tests: readonly TaggedTest[]): Shown {
  const shown = new Map<string, TaggedTest[]>();
  for (const test of tests) {
    for (const id of new Set(test.ids)) shown.set(id, [...(shown.get(id) ?? []), test]);
  }
  return shown;
}

interface Count {
  readonly name: string;
  readonly shown: number;
  readonly all: number;
}

function count(name: string, obligations: readonly Obligation[], shown: Shown): Count {
  return { name, shown: obligations.filter(({ id }) => shown.has(id)).length, all: obligations.length };
}

function total(areas: readonly ObligationArea[], shown: Shown): Count {
  return count(
    'all',
    areas.flatMap(({ obligations }) => obligations),
    shown,
  );
}

/** The table for a terminal. */
export function inPlainText(areas: readonly ObligationArea[], shown: Shown): string {
  const lines = areas.flatMap(({ title, obligations }) => [
    `${title} (${countInWords(count(title, obligations, shown))})`,
    ...obligations.flatMap(({ id, seeds, text }) => [
      `  ${id}  ${seedsInWords(seeds)}`,
      `    ${text}`,
      ...(shown.get(id) ?? []).map(({ file, title: name }) => `    ✓ ${file}: ${name}`),
      ...(shown.has(id) ? [] : ['    - not yet']),
    ]),
    '',
  ]);
  return [...lines, countInWords(total(areas, shown)), ''].join('\n');
}

/** The same as a document. */
export function inMarkdown(areas: readonly ObligationArea[], shown: Shown): string {
  return [
    '# What the five policies promise, and which test shows it',
    '',
    'Made by `npm run obligations -- --write` from the sources of the tests: edit those, not this file.',
    "A test says in its title what it shows: `test('… [OBL-MULTI-PUR-01]', …)`. One that is skipped, commented out,",
    'empty or conditional does not count. Every sentence below is ours; the numbers are the lines of the published text',
    'that it comes from. “Not yet” means that no test shows it, whether or not something is built.',
    '',
    ...countTable(
      'Area',
      areas.map(({ title, obligations }) => count(title, obligations, shown)),
      total(areas, shown),
    ),
    ...countTable(
      'Policy',
      Object.keys(SEEDS).map((seed) => countOfSeed(seed as SeedId, areas, shown)),
      undefined,
    ),
    ...areas.flatMap(({ title, obligations }) => [
      `## ${title}`,
      '',
      '| Id | Policies | Promise | Shown by |',
      '|---|---|---|---|',
      ...obligations.map((obligation) => row(obligation, shown.get(obligation.id) ?? [])),
      '',
    ]),
  ].join('\n');
}

function countOfSeed(seed: SeedId, areas: readonly ObligationArea[], shown: Shown): Count {
  const concerned = areas.flatMap(({ obligations }) => obligations).filter(({ seeds }) => seed in seeds);
  return count(SEEDS[seed], concerned, shown);
}

function countTable(heading: string, counts: readonly Count[], sum: Count | undefined): string[] {
  return [
    `| ${heading} | Promises | Shown | Not yet |`,
    '|---|---:|---:|---:|',
    ...[...counts, ...(sum ? [sum] : [])].map(
      ({ name, shown, all }) => `| ${name} | ${all} | ${shown} | ${all - shown} |`,
    ),
    '',
  ];
}

function row({ id, seeds, text }: Obligation, tests: readonly TaggedTest[]): string {
  const shownBy = tests.map(({ file, title }) => `\`${file}\`: ${inCell(title)}`).join('<br>');
  return `| ${id} | ${seedsInWords(seeds)} | ${inCell(text)} | ${shownBy || 'not yet'} |`;
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('$', '\\$');
}

function seedsInWords(seeds: Obligation['seeds']): string {
  return Object.entries(seeds)
    .map(([seed, lines]) => `${SEEDS[seed as SeedId]} ${lines}`)
    .join('; ');
}

function countInWords({ shown, all }: Count): string {
  return `${all} promises, ${shown} shown by tests, ${all - shown} not yet`;
}
