import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import type { TestDatabase } from '@remit/schema/testing';
import { until } from '../../src/testing/index.ts';
import { personWithTicket, touch } from './tickets.ts';
import { openWatchers, p99, type Watcher } from './watchers.ts';
import { ADVERTISING, seedNow } from './world.ts';

const purpose = 'marketing.communications';
const program = new URL('./roomy-gateway.ts', import.meta.url).pathname;

type Options = {
  readonly database: TestDatabase;
  /** Sockets, each with a subscription. */
  readonly sockets: number;
  readonly patience: number;
};

export type Outcome = {
  /** As many as were asked for, or as the files that a process may open allow. */
  readonly sockets: number;
  /** Milliseconds until all were open and listened. */
  readonly openedIn: number;
  /** Bytes that the process holds more for each of them, when nothing happens. */
  readonly bytesEach: number;
  /** How many heard of one event. */
  readonly told: number;
  /** Milliseconds from the change until the last one, and until 99 of 100, had heard of it. */
  readonly lastAfter: number;
  readonly p99After: number;
};

/** Those that come first, so that the process has done everything once before its memory is looked at. */
const FIRST = 200;
/** Files of a process that are no sockets of the crowd. */
const OTHER_FILES = 500;

/** One process holds a crowd of sockets, each with a live stream; then one event concerns all of them. */
export async function underACrowd({ database, sockets: wanted, patience }: Options): Promise<Outcome> {
  const sockets = Math.min(wanted, openFiles() - OTHER_FILES);
  const tokens = await seedNow(database, ADVERTISING);
  const person = await personWithTicket(database);
  const who = { token: await tokens.agent(ADVERTISING, 'marketing_manager'), purpose, person };
  const gateway = await start(database.url ?? '');
  const watchers: Watcher[] = [];
  const heardBy = () => watchers.filter(({ heard }) => heard.all.length > 0).length;
  const tellAll = async () => {
    for (const watcher of watchers) watcher.forget();
    const begun = performance.now();
    await touch(database, person);
    await until('all hear it', () => heardBy() === watchers.length, patience).catch(() => undefined);
    return watchers.flatMap(({ heard }) => heard.all.slice(0, 1)).map((at) => at - begun);
  };
  try {
    watchers.push(...(await openWatchers([gateway], FIRST, who)));
    await tellAll();
    const before = await gateway.memory();
    const begun = performance.now();
    watchers.push(...(await openWatchers([gateway], sockets - FIRST, who)));
    const openedIn = performance.now() - begun;
    const bytesEach = ((await gateway.memory()) - before) / (sockets - FIRST);
    const after = await tellAll();
    return {
      sockets,
      openedIn,
      bytesEach,
      told: after.length,
      lastAfter: Math.max(...after),
      p99After: p99(after),
    };
  } finally {
    for (const watcher of watchers) watcher.close();
    await gateway.kill();
  }
}

/** How many files a process may have open. */
function openFiles(): number {
  const limit = execFileSync('sh', ['-c', 'ulimit -n']).toString().trim();
  return limit === 'unlimited' ? Number.POSITIVE_INFINITY : Number(limit);
}

async function start(databaseUrl: string) {
  const child = fork(program, {
    execArgv: ['--conditions=@remit/source', '--expose-gc'],
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  const gone = once(child, 'exit');
  const told = async () => {
    const [message] = (await Promise.race([once(child, 'message'), gone])) as [
      { url?: string; rss?: number },
    ];
    return message;
  };
  const { url = '' } = await told();
  return {
    url,
    /** Bytes that are held after everything that nobody needs was thrown away. */
    async memory(): Promise<number> {
      const answer = told();
      child.send('memory');
      return (await answer).rss ?? Number.NaN;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
