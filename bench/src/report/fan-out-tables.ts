import { EVENTS, type FanOutFigures, SOCKETS } from '../fan-out/measure-fan-out.ts';
import type { MachineFacts } from '../machine/describe-machine.ts';
import { type Spread, spreadOf } from '../measure/statistics.ts';
import type { Outcome } from './comparisons.ts';
import { machineInWords, outcomeTable, table } from './tables.ts';

/** A run of `--fan-out`, as it is kept. */
export type FanOutResults = {
  readonly measuredAt: string;
  readonly rounds: number;
  readonly sockets: number;
  readonly eventsPerTurn: number;
  readonly bytes: number;
  readonly machine: MachineFacts;
  readonly subjects: readonly {
    readonly title: string;
    /** Until the last socket had the event. */
    readonly milliseconds: Spread;
    readonly cpu: Spread;
  }[];
  readonly outcomes: readonly Outcome[];
};

export function fanOutResults(
  { subjects, turns, bytes }: FanOutFigures,
  run: Pick<FanOutResults, 'rounds' | 'machine' | 'outcomes'>,
): FanOutResults {
  return {
    measuredAt: new Date().toISOString(),
    sockets: SOCKETS,
    eventsPerTurn: EVENTS,
    bytes,
    ...run,
    subjects: subjects.map(({ id, title }) => {
      const own = turns.get(id) ?? [];
      return {
        title,
        milliseconds: spreadOf(own.map(({ requestsPerSecond }) => 1_000 / requestsPerSecond)),
        cpu: spreadOf(own.flatMap(({ cpuPerRequest }) => cpuPerRequest ?? [])),
      };
    }),
  };
}

export function fanOutInWords({
  measuredAt,
  rounds,
  sockets,
  eventsPerTurn,
  bytes,
  machine,
  subjects,
  outcomes,
}: FanOutResults): string {
  const rows = subjects.map(({ title, milliseconds, cpu }) => [
    title,
    milliseconds.median.toFixed(1),
    `${milliseconds.low.toFixed(1)}–${milliseconds.high.toFixed(1)}`,
    Number.isNaN(cpu.median) ? '?' : cpu.median.toFixed(1),
  ]);
  return [
    `${measuredAt.slice(0, 10)}, ${sockets} sockets, a message of ${bytes} bytes, ${rounds} rounds of ${eventsPerTurn} events for each. ${machineInWords(machine)}`,
    table(
      ['told by', 'ms to the last socket, or to the commit', 'half of the rounds', 'server CPU ms'],
      rows,
    ),
    outcomeTable(outcomes),
  ].join('\n\n');
}
