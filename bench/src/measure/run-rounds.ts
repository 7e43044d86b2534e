import { setTimeout as pause } from 'node:timers/promises';
import type { BenchCaller } from '../dataset/callers.ts';
import { startLoad } from '../load/generate-load.ts';
import { cpuOf, cpuOfFamily, familyUsed } from '../machine/processes.ts';
import type { Say } from '../progress.ts';
import type { CheckedServer } from './check-answers.ts';
import { shuffled } from './shuffled.ts';
import type { Turn } from './statistics.ts';

/** What is measured against each other: a server, and the callers whose questions it gets. */
export type Subject = {
  readonly id: string;
  readonly title: string;
  readonly checked: CheckedServer;
  readonly callers: readonly BenchCaller[];
};

export type RoundOptions = {
  readonly rounds: number;
  /** Milliseconds that are measured of each turn, and those before them that are not. */
  readonly measured: number;
  readonly leadIn: number;
  readonly connections: number;
  /** Process of PostgreSQL that started all its others, where it runs on this machine. */
  readonly postgresPid: number | null;
};

/** Lets every subject take one short turn a round, in a new order each round. */
export async function runRounds(
  subjects: readonly Subject[],
  options: RoundOptions,
  say: Say,
): Promise<ReadonlyMap<string, readonly Turn[]>> {
  const turns = new Map<string, Turn[]>(subjects.map(({ id }) => [id, []]));
  say(`warming up ${subjects.length} servers`);
  for (const subject of subjects) await takeTurn(subject, 0, { ...options, leadIn: 0, measured: 2_500 });
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const subject of shuffled(subjects, round)) {
      turns.get(subject.id)?.push(await takeTurn(subject, round, options));
    }
    if (round % 5 === 0 || round === options.rounds) say(`round ${round} of ${options.rounds}`);
  }
  return turns;
}

async function takeTurn(subject: Subject, round: number, options: RoundOptions): Promise<Turn> {
  const { server, bytes } = subject.checked;
  const requests = subject.callers.map((caller) => ({
    request: server.mode.request(caller),
    bytes: bytes.get(caller.number) ?? 0,
  }));
  const load = await startLoad({ port: server.port, connections: options.connections, requests });
  // Both marks lie inside the load, so that neither its start nor its end is measured.
  await pause(options.leadIn);
  const from = mark();
  await pause(options.measured);
  const to = mark();
  await load.stop();

  const answered = to.answered - from.answered;
  return {
    round,
    requestsPerSecond: (answered / (to.at - from.at)) * 1_000,
    cpuPerRequest: perRequest(from.server, to.server, (before, after) => after - before),
    postgresCpuPerRequest: perRequest(from.postgres, to.postgres, familyUsed),
  };

  function mark() {
    const { postgresPid } = options;
    return {
      at: performance.now(),
      answered: load.answered,
      server: cpuOf(server.pid),
      postgres: postgresPid === null ? null : cpuOfFamily(postgresPid),
    };
  }

  function perRequest<T>(
    before: T | null,
    after: T | null,
    used: (before: T, after: T) => number,
  ): number | null {
    return before === null || after === null || answered === 0 ? null : used(before, after) / answered;
  }
}
