import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { revokeToken } from '../src/auth/issue-token.ts';
import { startTestGateway, TEST_NOW, TEST_TOKEN_KEY, type TestGateway, until } from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const WATCH = 'subscription { chatChanged { id requester { displayName } } }';

describeOnDatabases('access that is taken away', (open) => {
  let database: Database;
  let gateway: TestGateway;
  let visitor: string;

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({ database, controllers: ['chat-center'] });
    visitor = await gateway.tokens.visitor('chat-center');
  });
  afterAll(() => gateway.close());

  const ended = (reason: string) => ({
    errors: [
      {
        message: 'This live stream is over.',
        extensions: { code: 'STREAM_ENDED', reason, cursor: expect.any(String) },
      },
    ],
  });
  /** A chat that begins changes twice: it is there, and it has a message. */
  const EVENTS = 2;
  /** Something happens that every watcher of chats sees. */
  async function happen(): Promise<void> {
    const { data } = await gateway.ask(
      'mutation { openChat(input: { message: "Hello?" }) { problems { message } } }',
      { as: visitor, purpose },
    );
    expect(data).toEqual({ openChat: { problems: [] } });
  }

  test.each(['ws', 'sse'] as const)(
    'a revoked token ends its stream over %s at once, without an event',
    async (over) => {
      const token = await gateway.tokens.agent('chat-center');
      const watch = await gateway.watch(WATCH, { as: token, purpose, over });
      const bystander = await gateway.watch(WATCH, {
        as: await gateway.tokens.agent('chat-center'),
        purpose,
        over,
      });
      expect(await revokeToken({ database, tokenKey: TEST_TOKEN_KEY, now: TEST_NOW }, token)).toBe(true);
      expect(await watch.next()).toEqual(ended('TOKEN_REVOKED'));
      expect(await watch.next()).toBeUndefined();
      await happen();
      expect(await bystander.next()).toMatchObject({ data: { chatChanged: { id: expect.any(String) } } });
      await bystander.stop();
      expect(await revokeToken({ database, tokenKey: TEST_TOKEN_KEY, now: TEST_NOW }, token)).toBe(false);
    },
  );

  test('a revoked grant ends the streams of its app, and no data goes with it (OBL-SAPAT-INT-01)', async () => {
    const app = await gateway.tokens.app('chat-center', 'example-chat-bridge');
    const watch = await gateway.watch(WATCH, { as: app, purpose });
    await happen();
    for (let event = 0; event < EVENTS; event += 1) {
      expect((await watch.next())?.data?.['chatChanged']).not.toBeNull();
    }
    await database.prisma.grant.updateMany({
      where: { oauthClient: { clientId: 'example-chat-bridge' } },
      data: { revokedAt: TEST_NOW },
    });
    await happen();
    expect(await watch.next()).toEqual(ended('GRANT_REVOKED'));
    expect(await watch.next()).toBeUndefined();
  });

  test('a grant that was narrowed counts for the next event', async () => {
    const { id } = await database.prisma.grant.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const set = (purposes: Record<string, string[]>, version: number) =>
      database.prisma.grant.update({ where: { id }, data: { purposes, version, revokedAt: null } });
    await set({ [purpose]: ['user.name'] }, 2);
    const watch = await gateway.watch(WATCH, {
      as: await gateway.tokens.app('chat-center', 'example-chat-bridge'),
      purpose,
    });
    await set({ [purpose]: [] }, 3);
    await happen();
    const event = await watch.next();
    expect(event?.data).toMatchObject({ chatChanged: { requester: { displayName: null } } });
    expect(event?.extensions?.privacy?.denials).toMatchObject([
      { coordinate: 'DataSubject.displayName', reason: 'CATEGORY_NOT_GRANTED' },
    ]);
    await watch.stop();
  });

  test('a client that goes away leaves nothing behind', async () => {
    await until('all earlier streams are gone', () => gateway.gateway.liveStreams.open === 0);
    const agent = await gateway.tokens.agent('chat-center');
    for (const over of ['ws', 'sse'] as const) {
      const watch = await gateway.watch(WATCH, { as: agent, purpose, over });
      expect(gateway.gateway.liveStreams.open).toBe(1);
      await watch.stop();
      await until(`the stream over ${over} is gone`, () => gateway.gateway.liveStreams.open === 0);
    }
  });
});
