import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@remit/schema';
import type { TestDatabase } from '@remit/schema/testing';
import type { ThrowAwayPostgres } from '../../../../scripts/postgres.ts';
import { type GatewayProcess, until } from '../../src/testing/index.ts';
import { startWriters, type Writers, type Written } from './retrying-writers.ts';
import { CHATTING, openChat, randomFrom, seedNow, startGateway } from './world.ts';

type Options = {
  readonly database: TestDatabase;
  /** Times at which one of two gateways is killed and another one started in its place. */
  readonly gatewayKills: number;
  /** Times at which PostgreSQL is killed and started again. */
  readonly databaseKills: number;
  /** Needed for those. */
  readonly server?: Pick<ThrowAwayPostgres, 'crash' | 'startAgain'>;
  readonly seed: number;
  readonly patience: number;
};

export type Outcome = {
  readonly acknowledged: number;
  /** Times at which a write was sent again, under its key. */
  readonly retried: number;
  /** Writes of which the answer had been lost, and which had been done all the same. */
  readonly replayed: number;
  /** Acknowledged writes that the database does not have, or has as something else. */
  readonly lost: number;
  /** Writes that stand twice, or whose event does. */
  readonly doubled: number;
  /** Milliseconds from PostgreSQL taking connections until both gateways said that they are ready, at worst. */
  readonly readyAfter: number;
  /** Gateways that ended though nobody killed them. */
  readonly ended: number;
};

const WRITERS = 6;

/** Everything is killed with -9 while messages are written; who gets no answer sends the same again. */
export async function underKills(options: Options): Promise<Outcome> {
  const { database, gatewayKills, databaseKills, server, patience } = options;
  const random = randomFrom(options.seed);
  const tokens = await seedNow(database, CHATTING);
  const [agent, visitor] = [await tokens.agent(CHATTING), await tokens.visitor(CHATTING)];
  const gateways = await Promise.all([startGateway(database), startGateway(database)]);
  let readyAfter = 0;
  let ended = 0;
  let writers: Writers | undefined;
  const replace = async (at: number) => {
    await gateways[at]?.kill();
    gateways[at] = await startGateway(database);
  };
  const replaceEnded = async () => {
    for (const [at, gateway] of gateways.entries()) {
      if (gateway.isAlive()) continue;
      ended += 1;
      await replace(at);
    }
  };
  try {
    const chats: string[] = [];
    for (let each = 0; each < WRITERS; each += 1) chats.push(await openChat(gateways[0]?.url ?? '', visitor));
    const busy = startWriters({ urls: () => gateways.map(({ url }) => url), agent, chats });
    writers = busy;
    const someMore = async () => {
      const enough = busy.written.length + 5 + Math.floor(random() * 40);
      await until('writing goes on', () => busy.failed() || busy.written.length >= enough, patience);
    };
    // In an order of its own each time.
    const victims = [
      ...Array<string>(gatewayKills).fill('gateway'),
      ...Array<string>(databaseKills).fill('database'),
    ];
    for (const [victim] of victims.map((each) => [each, random()] as const).sort((a, b) => a[1] - b[1])) {
      await someMore();
      if (victim === 'gateway') {
        await replace(random() < 0.5 ? 0 : 1);
        continue;
      }
      await server?.crash();
      // They have noticed, and have to find it again.
      await until('nobody is ready', async () => !(await anyReady(gateways)), patience);
      await server?.startAgain();
      const accepting = performance.now();
      const areReady = async () => (await allReady(gateways)) || gateways.some((each) => !each.isAlive());
      await until('both are ready', areReady, patience);
      readyAfter = Math.max(readyAfter, performance.now() - accepting);
      await replaceEnded();
    }
    await someMore();
    await replaceEnded();
    const { written, retried, replayed } = await busy.stop();
    return {
      acknowledged: written.length,
      retried,
      replayed,
      readyAfter,
      ended,
      ...(await judge(database, written)),
    };
  } finally {
    writers?.giveUp();
    await Promise.all(gateways.map((gateway) => gateway.kill()));
  }
}

const isReady = ({ url }: GatewayProcess) =>
  fetch(new URL('/readyz', url)).then(
    ({ status }) => status === 200,
    () => false,
  );
const anyReady = async (gateways: readonly GatewayProcess[]) =>
  (await Promise.all(gateways.map(isReady))).includes(true);
const allReady = async (gateways: readonly GatewayProcess[]) =>
  !(await Promise.all(gateways.map(isReady))).includes(false);

/** What stands in the database, against what was acknowledged. */
async function judge({ sql }: Database, written: readonly Written[]) {
  const read = () =>
    sql.query<{ id: string; body: string; events: number }>(
      'written_under_kills',
      `SELECT m.public_id AS id, m.body,
              (SELECT count(*)::int FROM event e WHERE e.message_id = m.id AND e.type = 'MESSAGE_ADDED') AS events
         FROM message m WHERE m.body LIKE 'Write %'`,
    );
  // A connection from before the last crash ends with the first statement on it.
  const rows = await read().catch(() => pause(100).then(read));
  const byBody = Map.groupBy(rows, ({ body }) => body);
  return {
    lost: written.filter(({ body, id }) => !byBody.get(body)?.some((row) => row.id === id)).length,
    doubled:
      [...byBody.values()].filter((same) => same.length > 1).length +
      rows.filter(({ events }) => events !== 1).length,
  };
}
