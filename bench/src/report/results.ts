import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { MachineFacts } from '../machine/describe-machine.ts';
import type { Subject } from '../measure/run-rounds.ts';
import { ratioOf, type Spread, spreadOf, type Turn } from '../measure/statistics.ts';
import type { Outcome } from './comparisons.ts';

/** One row of the table. */
export type SubjectResult = {
  readonly id: string;
  readonly title: string;
  readonly requestsPerSecond: Spread;
  /** Against the first row, within each round. */
  readonly againstFirst: Spread;
  /** Milliseconds of CPU for one request; null where the system does not tell. */
  readonly cpuPerRequest: Spread | null;
  readonly postgresCpuPerRequest: Spread | null;
  readonly statements: number | null;
  /** Of an answer, on the average. */
  readonly bytes: number;
};

/** A whole run, as it is kept. */
export type Results = {
  readonly measuredAt: string;
  readonly form: string;
  readonly rounds: number;
  readonly secondsPerTurn: number;
  readonly connections: number;
  readonly machine: MachineFacts;
  readonly subjects: readonly SubjectResult[];
  readonly outcomes: readonly Outcome[];
};

export function subjectResults(
  subjects: readonly Subject[],
  turns: ReadonlyMap<string, readonly Turn[]>,
): readonly SubjectResult[] {
  const first = turns.get(subjects[0]?.id ?? '') ?? [];
  return subjects.map(({ id, title, checked, callers }) => {
    const own = turns.get(id) ?? [];
    const asked = callers.map(({ number }) => checked.bytes.get(number) ?? 0);
    return {
      id,
      title,
      requestsPerSecond: spreadOf(own.map(({ requestsPerSecond }) => requestsPerSecond)),
      againstFirst: ratioOf(own, first, ({ requestsPerSecond }) => requestsPerSecond),
      cpuPerRequest: spreadOfKnown(own.map(({ cpuPerRequest }) => cpuPerRequest)),
      postgresCpuPerRequest: spreadOfKnown(own.map(({ postgresCpuPerRequest }) => postgresCpuPerRequest)),
      statements: checked.statements,
      bytes: Math.round(asked.reduce((sum, bytes) => sum + bytes, 0) / asked.length),
    };
  });
}

function spreadOfKnown(values: readonly (number | null)[]): Spread | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : spreadOf(known);
}

export async function writeResults(file: string, results: object): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const rounded = (_key: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
  await writeFile(file, `${JSON.stringify(results, rounded, 2)}\n`);
}
