import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueToken, revokeToken } from '../src/auth/issue-token.ts';
import { startTestGateway, TEST_NOW, TEST_TOKEN_KEY, type TestGateway } from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const WATCH = 'subscription { chatChanged { id } }';

describeOnDatabases('a gateway that no notification reaches', (open) => {
  let database: Database;
  let gateway: TestGateway;
  let now = TEST_NOW;

  beforeAll(async () => {
    database = await open();
    const deaf: Database = { ...database, listen: () => Promise.resolve(() => Promise.resolve()) };
    gateway = await startTestGateway({
      database: deaf,
      controllers: ['sapat', 'chat-center'],
      clock: () => now,
    });
  });
  afterAll(() => gateway.close());

  async function agentIdOf(): Promise<{ agentId: number; controllerId: number }> {
    const { id: controllerId } = await database.prisma.controller.findUniqueOrThrow({
      where: { slug: 'sapat' },
    });
    const { id } = await database.prisma.agent.findFirstOrThrow({
      where: { controllerId },
      orderBy: { id: 'asc' },
    });
    return { agentId: id, controllerId };
  }
  const ended = (reason: string) => ({
    errors: [{ extensions: { code: 'STREAM_ENDED', reason, cursor: expect.any(String) } }],
  });

  test('still hears of changes', async () => {
    const watch = await gateway.watch(WATCH, { as: await gateway.tokens.agent('sapat'), purpose });
    await gateway.ask('mutation { openChat(input: { message: "Hello?" }) { problems { code } } }', {
      as: await gateway.tokens.visitor('sapat'),
      purpose,
    });
    expect((await watch.next())?.data?.['chatChanged']).not.toBeNull();
    await watch.stop();
  });

  test('a token that is revoked ends its stream', async () => {
    const token = await gateway.tokens.agent('sapat');
    const watch = await gateway.watch(WATCH, { as: token, purpose });
    await revokeToken({ database, tokenKey: TEST_TOKEN_KEY, now }, token);
    expect(await watch.next()).toMatchObject(ended('TOKEN_REVOKED'));
  });

  test('a grant that is taken away by any means ends the stream of its app, with no event', async () => {
    const app = await gateway.tokens.app('chat-center', 'example-chat-bridge');
    const watch = await gateway.watch(WATCH, { as: app, purpose });
    await database.sql.query('take_away', `UPDATE "grant" SET revoked_at = $1`, [now]);
    expect(await watch.next()).toMatchObject(ended('GRANT_REVOKED'));
  });

  test('a token that ends by the clock ends its stream, with no event', async () => {
    const { agentId, controllerId } = await agentIdOf();
    const token = await issueToken(
      { database, tokenKey: TEST_TOKEN_KEY, now },
      { holder: { kind: 'agent', agentId }, controllerId, expiresAt: new Date(now.getTime() + 60_000) },
    );
    const watch = await gateway.watch(WATCH, { as: token, purpose });
    now = new Date(now.getTime() + 60_000);
    expect(await watch.next()).toMatchObject(ended('TOKEN_EXPIRED'));
  });

  test('somebody who works there no more is told so', async () => {
    const { agentId } = await agentIdOf();
    const watch = await gateway.watch(WATCH, { as: await gateway.tokens.agent('sapat'), purpose });
    await database.prisma.agent.update({ where: { id: agentId }, data: { disabledAt: now } });
    expect(await watch.next()).toMatchObject(ended('AGENT_DISABLED'));
  });
});
