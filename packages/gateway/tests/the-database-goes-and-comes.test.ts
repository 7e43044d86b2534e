import { type Database, migrate, openDatabase } from '@remit/schema';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startPostgres, type ThrowAwayPostgres } from '../../../scripts/postgres.ts';
import {
  startTcpProxy,
  startTestGateway,
  type TcpProxy,
  type TestGateway,
  until,
} from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const CHATS = '{ chats(first: 1) { edges { node { requester { displayName } } } } }';
const WATCH = 'subscription { chatChanged { id } }';
const OPEN =
  'mutation ($text: String!) { openChat(input: { message: $text }) { chat { id } problems { code } } }';

/** A server of its own that loses nothing it has acknowledged, for it is killed below. */
let postgres: ThrowAwayPostgres;
let proxy: TcpProxy;
let database: Database;
let gateway: TestGateway;
let agent: string;
let visitor: string;

beforeAll(async () => {
  postgres = await startPostgres({ synchronous_commit: 'on', max_connections: '20', shared_buffers: '32MB' });
  const direct = await openDatabase({ url: postgres.url });
  await migrate(direct);
  await direct.close();
  proxy = await startTcpProxy(postgres.url);
  database = await openDatabase({
    url: proxy.url,
    poolSize: 4,
    patience: { connection: 700, statement: 1_500 },
  });
  gateway = await startTestGateway({ database, controllers: ['sapat'] });
  agent = await gateway.tokens.agent('sapat');
  visitor = await gateway.tokens.visitor('sapat');
}, 120_000);
afterAll(async () => {
  await gateway?.close();
  await database?.close();
  await proxy?.close();
  await postgres?.stop();
});
afterEach(async () => {
  proxy.delay(0);
  proxy.behave('well');
  await until('the gateway answers again', isAnswered);
});

const ask = () => gateway.askOverHttp(CHATS, { as: agent, purpose });
const isAnswered = async () => (await ask()).status === 200;
const page = async (name: string) => (await fetch(new URL(name, gateway.url))).status;

/** What a caller is told while the database is away, and whether that was soon. */
async function told() {
  const before = performance.now();
  const { status, headers, data, errors } = await ask();
  return {
    status,
    retryAfter: headers.get('retry-after'),
    data,
    codes: errors?.map(({ extensions }) => extensions?.['code']),
    soon: performance.now() - before < 5_000,
  };
}
const UNAVAILABLE = {
  status: 503,
  retryAfter: '5',
  data: undefined,
  codes: ['DATABASE_UNAVAILABLE'],
  soon: true,
};

test.each([
  [
    'breaks its connections off and refuses new ones',
    () => {
      proxy.behave('refuse');
      proxy.cut();
    },
  ],
  ['says nothing any more', () => proxy.behave('swallow')],
])(
  'a database that %s is told of at once; the process lives, is not ready, and recovers',
  async (_what, go) => {
    go();
    expect(await told()).toEqual(UNAVAILABLE);
    const many = await Promise.all(Array.from({ length: 12 }, told));
    expect(many).toEqual(Array.from({ length: 12 }, () => UNAVAILABLE));
    expect([await page('/healthz'), await page('/readyz')]).toEqual([200, 503]);
    proxy.behave('well');
    const before = performance.now();
    await until('it is ready', async () => (await page('/readyz')) === 200);
    expect(performance.now() - before).toBeLessThan(2_000);
    await until('it answers', isAnswered);
  },
);

test('over SSE and WebSocket it is the same error', async () => {
  proxy.behave('refuse');
  proxy.cut();
  for (const over of ['sse', 'ws'] as const) {
    const answer = await gateway.ask(CHATS, { as: agent, purpose, over });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'DATABASE_UNAVAILABLE' } }]);
    expect(answer).not.toHaveProperty('data');
  }
});

test('a database that is slow is waited for, and not for ever', async () => {
  proxy.delay(20);
  expect((await ask()).status).toBe(200);
  proxy.delay(2_000);
  expect(await told()).toEqual(UNAVAILABLE);
  expect(await page('/readyz')).toBe(503);
});

test('a database without a connection left is told of in the same way', async () => {
  const holders: Database[] = [];
  proxy.cut();
  try {
    for (let count = 0; count < 25; count += 1) {
      const holder = await openDatabase({ url: postgres.url, poolSize: 1 }).catch(() => undefined);
      if (holder === undefined) break;
      holders.push(holder);
    }
    expect(await told()).toEqual(UNAVAILABLE);
    expect(await page('/readyz')).toBe(503);
  } finally {
    await Promise.all(holders.map((holder) => holder.close()));
  }
});

test('kill -9 of PostgreSQL: nothing acknowledged is lost, a stream goes on or says why not, ready within 2 s after it is back', async () => {
  const watch = await gateway.watch(WATCH, { as: agent, purpose });
  const acknowledged: string[] = [];
  let asked = 0;
  let stopped = false;
  const write = async () => {
    while (!stopped) {
      const variables = { text: `message ${(asked += 1)}` };
      const { data } = await gateway.ask(OPEN, { as: visitor, purpose, variables });
      const opened = data?.['openChat'] as { chat: { id: string } | null } | null | undefined;
      if (opened?.chat) acknowledged.push(opened.chat.id);
    }
  };
  const writers = [write(), write(), write()];
  await until('some are written', () => acknowledged.length > 5);
  await postgres.crash();
  expect(await told()).toEqual(UNAVAILABLE);
  expect([await page('/healthz'), await page('/readyz')]).toEqual([200, 503]);
  await postgres.startAgain();
  const before = performance.now();
  await until('it is ready', async () => (await page('/readyz')) === 200);
  expect(performance.now() - before).toBeLessThan(2_000);
  const soFar = acknowledged.length;
  await until('writing goes on', () => acknowledged.length > soFar);
  stopped = true;
  await Promise.all(writers);
  const found = await database.prisma.conversation.count({ where: { publicId: { in: acknowledged } } });
  expect(found).toBe(acknowledged.length);
  // Up to the last one that was written, unless an event could not be read and the stream says so.
  const last = acknowledged.at(-1) ?? '';
  for (;;) {
    const answer = await watch.next();
    if (answer === undefined || JSON.stringify(answer.data ?? null).includes(last)) break;
    for (const { extensions } of answer.errors ?? []) expect(extensions?.['code']).toMatch(/_UNAVAILABLE$/);
  }
  await watch.stop();
}, 60_000);
