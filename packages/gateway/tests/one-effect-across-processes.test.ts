import { randomUUID } from 'node:crypto';
import { describeOnDatabases, type TestDatabase } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import {
  codeOf,
  effectsIn,
  startGatewayProcess,
  startTestGateway,
  TEST_TOKEN_KEY,
  type TestGateway,
  until,
} from '../src/testing/index.ts';
import { askOverHttp, type HttpAnswer } from '../src/testing/over-http.ts';

const purpose = 'support.live_chat';
const OPEN =
  'mutation ($input: OpenChatInput!) { openChat(input: $input) { problems { code } chat { id } } }';
const SEND =
  'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { problems { code } message { id } } }';
const SLOW = 120_000;

// On PGlite there is one process: two gateways in it. On PostgreSQL there are two processes, as in production.
describeOnDatabases('one effect across processes', (open, kind) => {
  let database: TestDatabase;
  let seeded: TestGateway;
  let visitor: string;
  const others: { url: string; close: () => Promise<void> }[] = [];

  beforeAll(async () => {
    database = await open();
    seeded = await startTestGateway({ database, controllers: ['chat-center'] });
    visitor = await seeded.tokens.visitor('chat-center');
    const start = async () => {
      if (kind === 'pglite') return startTestGateway({ database });
      const process = await startGatewayProcess(database.url ?? '', TEST_TOKEN_KEY);
      return { url: process.url, close: process.kill };
    };
    others.push(...(await Promise.all([start(), start()])));
  }, SLOW);
  afterAll(async () => {
    await Promise.all(others.map(({ close }) => close()));
    await seeded.close();
  });

  const at = (index: number) => others[index % 2]?.url ?? '';
  const openChat = (url: string, message: string, key: string) =>
    askOverHttp(url, OPEN, { as: visitor, purpose, key, variables: { input: { message } } });
  const chatOf = ({ data }: HttpAnswer) => (data?.['openChat'] as { chat: { id: string } } | null)?.chat.id;

  /** As a client does it: again, with the same key, while the answer is that it is under way. */
  async function untilAnswered(send: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
    let answer = await send();
    while (answer.status === 409) {
      expect(answer.headers.get('retry-after')).toBe('1');
      answer = await send();
    }
    return answer;
  }

  test(
    'fifty racers on two of them change one thing, and each hears what came of it',
    async () => {
      const key = randomUUID();
      const before = await effectsIn(database);
      const racers = Array.from({ length: 50 }, (_, index) =>
        untilAnswered(() => openChat(at(index), 'A race.', key)),
      );
      const answers = await Promise.all(racers);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(new Set(answers.map(chatOf)).size).toBe(1);
      const first = answers.filter(({ extensions }) => extensions?.idempotency?.replayed === false);
      expect(first).toHaveLength(1);
      expect(await effectsIn(database)).toMatchObject({
        conversations: (before['conversations'] ?? 0) + 1,
        messages: (before['messages'] ?? 0) + 1,
      });
    },
    SLOW,
  );

  if (kind === 'pglite') return;

  test(
    'one that is killed while it works takes nothing along that the next one would miss or do twice',
    async () => {
      const [free, held] = await Promise.all(
        ['Free.', 'Held.'].map(async (message) => chatOf(await openChat(at(1), message, randomUUID()))),
      );
      const before = await effectsIn(database);
      const sending = (conversationId: string | undefined, body: string) => {
        return { as: visitor, purpose, key: randomUUID(), variables: { input: { conversationId, body } } };
      };
      const stuck = sending(held, 'Message 0.');
      const rest = Array.from({ length: 11 }, (_, index) => sending(free, `Message ${index + 1}.`));
      const release = await holdConversation(held ?? '');
      onTestFinished(release);
      // Nobody hears the answers: the one that waits for the row has none, and the others are lost on the way.
      const lose = (question: typeof stuck) => askOverHttp(at(0), SEND, question).catch(() => undefined);
      const lost = [lose(stuck)];
      await until('it has its key and waits for the row', somebodyWaits);
      lost.push(...rest.map(lose));
      await until('another is done', async () => {
        const { messages = 0 } = await effectsIn(database);
        return messages > (before['messages'] ?? 0);
      });
      await others[0]?.close();
      await Promise.all(lost);

      const retry = (question: typeof stuck) => askOverHttp(at(1), SEND, question);
      const answers = await Promise.all(rest.map((question) => untilAnswered(() => retry(question))));
      // The database has not noticed yet that the first process is gone: its transaction still has the key.
      const inUse = await retry(stuck);
      expect([inUse.status, codeOf(inUse), inUse.data]).toEqual([409, 'IDEMPOTENCY_KEY_IN_USE', undefined]);
      await release();
      answers.unshift(await untilAnswered(() => retry(stuck)));

      for (const { data } of answers) expect(data?.['sendMessage']).toMatchObject({ problems: [] });
      expect(answers[0]?.extensions?.idempotency).toEqual({ replayed: false });
      expect(await effectsIn(database)).toMatchObject({ messages: (before['messages'] ?? 0) + 12 });
      const bodies = await database.prisma.message.groupBy({
        by: ['body'],
        where: { body: { startsWith: 'Message ' } },
        _count: true,
      });
      expect(bodies.map(({ _count }) => _count)).toEqual(Array.from({ length: 12 }, () => 1));
    },
    SLOW,
  );

  /** Locks a conversation, as somebody does who writes into it and takes long. */
  async function holdConversation(publicId: string): Promise<() => Promise<void>> {
    const held = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const holding = database.prisma.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT id FROM conversation WHERE public_id = ${publicId} FOR UPDATE`;
        held.resolve();
        await released.promise;
      },
      { timeout: SLOW },
    );
    await held.promise;
    return async () => {
      released.resolve();
      await holding;
    };
  }

  async function somebodyWaits(): Promise<boolean> {
    const [row] = await database.sql.query<{ waiting: boolean }>(
      'somebody_waits',
      `SELECT EXISTS (SELECT FROM pg_stat_activity
                       WHERE datname = current_database() AND wait_event_type = 'Lock') AS waiting`,
    );
    return row?.waiting ?? false;
  }
});
