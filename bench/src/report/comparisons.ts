import { ratioOf, type Spread, type Turn } from '../measure/statistics.ts';

/** Two subjects whose figures are set against each other, with what the ratio should be. */
export type Comparison = {
  readonly name: string;
  readonly of: string;
  readonly against: string;
  readonly figure: 'requests/s' | 'server CPU' | 'PostgreSQL CPU' | 'time';
  /** The least or the most that is good enough; none for what is only told. */
  readonly atLeast?: number;
  readonly atMost?: number;
};

/** What the list query is judged by. */
export const comparisons: readonly Comparison[] = [
  { name: 'checks on against off', of: 'checked', against: 'unchecked', figure: 'requests/s', atLeast: 0.95 },
  {
    name: 'durable ledger on against off',
    of: 'full',
    against: 'checked',
    figure: 'requests/s',
    atLeast: 0.75,
  },
  {
    name: 'checks, wall and durable ledger on against all off',
    of: 'full',
    against: 'all-off',
    figure: 'requests/s',
    atLeast: 0.6,
  },
  { name: 'the wall on against off', of: 'unchecked', against: 'all-off', figure: 'requests/s' },
  {
    name: 'checks on, no ledger, against bare SQL',
    of: 'checked',
    against: 'bare-sql',
    figure: 'requests/s',
    atLeast: 0.28,
  },
  { name: 'everything on against bare SQL', of: 'full', against: 'bare-sql', figure: 'requests/s' },
  { name: 'everything on against PostGraphile', of: 'full', against: 'postgraphile', figure: 'requests/s' },
  {
    name: 'checks on, no ledger, against text put together by hand',
    of: 'checked',
    against: 'bare-text',
    figure: 'requests/s',
  },
  { name: 'PostGraphile against bare SQL', of: 'postgraphile', against: 'bare-sql', figure: 'requests/s' },
  { name: 'everything on against bare SQL', of: 'full', against: 'bare-sql', figure: 'server CPU' },
  { name: 'checks on against off', of: 'checked', against: 'unchecked', figure: 'server CPU' },
  { name: 'the wall on against off', of: 'unchecked', against: 'all-off', figure: 'PostgreSQL CPU' },
];

/** What growth is judged by: time, so the inverse of requests a second. */
export const growthComparisons: readonly Comparison[] = [
  {
    name: 'time with ten times the tickets',
    of: 'usual',
    against: 'ten times the tickets',
    figure: 'requests/s',
    atMost: 1.1,
  },
  {
    name: 'time with ten times the consents',
    of: 'usual',
    against: 'ten times the consents',
    figure: 'requests/s',
    atMost: 1.1,
  },
];

/** What the fan-out of one event is judged by. */
export const fanOutComparisons: readonly Comparison[] = [
  {
    name: 'a change with its event against one without',
    of: 'change with event',
    against: 'change',
    figure: 'time',
  },
  {
    name: 'one cohort against a bare broadcast',
    of: 'one cohort',
    against: 'broadcast',
    figure: 'time',
    atMost: 1.5,
  },
  { name: 'ten cohorts against a bare broadcast', of: 'ten cohorts', against: 'broadcast', figure: 'time' },
  {
    name: 'one cohort against a bare broadcast',
    of: 'one cohort',
    against: 'broadcast',
    figure: 'server CPU',
  },
  {
    name: 'ten cohorts against a bare broadcast',
    of: 'ten cohorts',
    against: 'broadcast',
    figure: 'server CPU',
  },
];

export type Outcome = Comparison & {
  readonly ratio: Spread;
  /** Null where nothing is asked of it. */
  readonly met: boolean | null;
};

/** The ratios of a run; those whose subjects did not take part are left out. */
export function outcomesOf(
  turns: ReadonlyMap<string, readonly Turn[]>,
  asked: readonly Comparison[],
): readonly Outcome[] {
  return asked.flatMap((comparison) => {
    const of = turns.get(comparison.of);
    const against = turns.get(comparison.against);
    if (of === undefined || against === undefined) return [];
    const ratio = ratioOf(of, against, figures[comparison.figure]);
    return Number.isNaN(ratio.median) ? [] : [{ ...comparison, ratio, met: isMet(comparison, ratio.median) }];
  });
}

const figures: Readonly<Record<Comparison['figure'], (turn: Turn) => number | null>> = {
  'requests/s': ({ requestsPerSecond }) => requestsPerSecond,
  'server CPU': ({ cpuPerRequest }) => cpuPerRequest,
  'PostgreSQL CPU': ({ postgresCpuPerRequest }) => postgresCpuPerRequest,
  time: ({ requestsPerSecond }) => 1 / requestsPerSecond,
};

function isMet({ atLeast, atMost }: Comparison, median: number): boolean | null {
  if (atLeast !== undefined) return median >= atLeast;
  return atMost === undefined ? null : median <= atMost;
}
