import { describeOnDatabases, type TestDatabase } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { revokeToken } from '../src/auth/issue-token.ts';
import {
  startTestGateway,
  TEST_NOW,
  TEST_TOKEN_KEY,
  type TestGateway,
  type Watch,
} from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const WATCH = 'subscription { chatChanged { id requester { displayName } } }';

describeOnDatabases('one event', (open) => {
  const statements: string[] = [];
  let database: TestDatabase;
  let gateway: TestGateway;
  let agent: string;
  let event: Parameters<typeof database.prisma.event.create>[0]['data'];

  beforeAll(async () => {
    database = await open({ onStatement: (sql) => statements.push(sql) });
    gateway = await startTestGateway({ database, controllers: ['sapat'] });
    agent = await gateway.tokens.agent('sapat');
    const visitor = await gateway.tokens.visitor('sapat');
    await gateway.ask('mutation { openChat(input: { message: "Hello?" }) { problems { code } } }', {
      as: visitor,
      purpose,
    });
    const chat = await database.prisma.conversation.findFirstOrThrow({ orderBy: { id: 'desc' } });
    event = {
      controllerId: chat.controllerId,
      type: 'CHAT_CHANGED',
      conversationId: chat.id,
      dataSubjectId: chat.requesterId,
      recordedAt: TEST_NOW,
    };
    // The first of a plan describes it to the ledger.
    const first = await gateway.watch(WATCH, { as: agent, purpose });
    await happen();
    await first.next();
    await first.stop();
  });
  afterAll(() => gateway.close());

  /** The chat changes once: nothing but this one event is delivered. */
  async function happen(): Promise<void> {
    await database.prisma.event.create({ data: event });
  }

  const watchAs = (as: string, question: Parameters<TestGateway['watch']>[1] = {}) =>
    gateway.watch(WATCH, { as, purpose, ...question });
  function nameIn(answer: Awaited<ReturnType<Watch['next']>>): string | null | undefined {
    const chat = answer?.data?.['chatChanged'] as { requester: { displayName: string | null } } | undefined;
    return chat?.requester.displayName;
  }

  test.each([1, 12])(
    'is asked, read and recorded once for %i streams that sent the same',
    async (streams) => {
      const watches: Watch[] = [];
      for (let made = 0; made < streams; made += 1) watches.push(await watchAs(agent));
      const entries = await database.prisma.ledgerEntry.count();
      statements.length = 0;
      await happen();
      const told = await Promise.all(watches.map((watch) => watch.next()));
      const done = statements.flatMap(
        (sql) => /(remit_enter|ledger_entry|FROM "public"."conversation")/.exec(sql)?.[1] ?? [],
      );
      expect(done).toEqual(['remit_enter', 'FROM "public"."conversation"', 'ledger_entry']);
      expect(await database.prisma.ledgerEntry.count()).toBe(entries + 1);
      expect(nameIn(told[0])).toEqual(expect.any(String));
      for (const each of told) expect(each).toEqual(told[0]);
      expect(told[0]?.extensions?.event?.cursor).toEqual(expect.any(String));
      await Promise.all(watches.map((watch) => watch.stop()));
    },
  );

  test.each(['ws', 'sse'] as const)('is decided for each caller by itself, over %s', async (over) => {
    const { id, version } = await database.prisma.grant.findFirstOrThrow({
      where: { oauthClient: { clientId: 'example-chat-bridge' } },
    });
    await database.prisma.grant.update({
      where: { id },
      data: { purposes: { [purpose]: [] }, version: version + 1 },
    });
    const app = await gateway.tokens.app('sapat', 'example-chat-bridge');
    const watches = [
      await watchAs(agent, { over }),
      await watchAs(app, { over }),
      await watchAs(agent, { over }),
    ];
    await happen();
    const names = (await Promise.all(watches.map((watch) => watch.next()))).map(nameIn);
    expect(names).toEqual([expect.any(String), null, names[0]]);
    await Promise.all(watches.map((watch) => watch.stop()));
  });

  test('is decided for each purpose by itself', async () => {
    const other = 'support.ticketing';
    const watches = [await watchAs(agent), await watchAs(agent, { purpose: other })];
    await happen();
    const told = await Promise.all(watches.map((watch) => watch.next()));
    expect(told.map((each) => each?.extensions?.privacy?.purpose)).toEqual([purpose, other]);
    await Promise.all(watches.map((watch) => watch.stop()));
  });

  test('reaches nobody whose token is revoked, and ends its whole cohort with one reason', async () => {
    const leaver = await gateway.tokens.agent('sapat');
    const stays = await watchAs(agent);
    const cohort = [await watchAs(leaver), await watchAs(leaver), await watchAs(leaver)];
    await happen();
    for (const watch of [stays, ...cohort]) expect(nameIn(await watch.next())).toEqual(expect.any(String));
    await revokeToken({ database, tokenKey: TEST_TOKEN_KEY, now: TEST_NOW }, leaver);
    await happen();
    const over = await Promise.all(cohort.map((watch) => watch.next()));
    const reason = { code: 'STREAM_ENDED', reason: 'TOKEN_REVOKED', cursor: expect.any(String) };
    for (const each of over) expect(each).toMatchObject({ errors: [{ extensions: reason }] });
    for (const each of over) expect(each?.data).toBeUndefined();
    expect(nameIn(await stays.next())).toEqual(expect.any(String));
    await stays.stop();
  });
});
