import { callerOf } from '../dataset/callers.ts';
import type { BenchDatabase } from '../dataset/find-database.ts';
import type { Tenant } from '../dataset/tenant.ts';
import type { Cores } from '../machine/cores.ts';
import { describeMachine } from '../machine/describe-machine.ts';
import type { Say } from '../progress.ts';
import { fanOutComparisons, outcomesOf } from '../report/comparisons.ts';
import { type FanOutResults, fanOutResults } from '../report/fan-out-tables.ts';
import { measureFanOut } from './measure-fan-out.ts';

type Options = {
  readonly database: BenchDatabase;
  readonly tenants: readonly Tenant[];
  readonly poolSize: number;
  readonly rounds: number;
  readonly cores: Cores | undefined;
  readonly profiles: string | undefined;
};

export async function runFanOut(options: Options, say: Say): Promise<FanOutResults> {
  const { database, tenants, cores, rounds } = options;
  const [first, second, third] = tenants.filter(({ loaded }) => loaded === tenants[0]?.loaded);
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('Three controllers under one policy are wanted.');
  const callers = {
    inOneCohort: callerOf(first),
    inTenCohorts: callerOf(second),
    unwatched: callerOf(third),
  };
  const figures = await measureFanOut({ ...options, url: database.url, callers }, say);
  const outcomes = outcomesOf(figures.turns, fanOutComparisons);
  return fanOutResults(figures, { rounds, machine: await describeMachine(database.url, cores), outcomes });
}
