import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestGateway, type TestGateway } from '../src/testing/index.ts';

const GRANT = '{ viewer { grant { purposes { purpose dataCategories } scopes } } }';

describeOnDatabases('an app knows its grant', (open) => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await open(), controllers: ['chat-center'] });
  });
  afterAll(() => gateway.close());

  test('as it was approved, and as it was narrowed, on the next question and without a purpose', async () => {
    const { prisma } = gateway.database;
    const as = await gateway.tokens.app('chat-center', 'example-chat-bridge');
    const grant = await prisma.grant.findFirstOrThrow({
      where: { oauthClient: { clientId: 'example-chat-bridge' } },
    });
    const approved = grant.purposes as Record<string, string[]>;
    const [purpose = '', all = []] = Object.entries(approved)[0] ?? [];
    expect(all.length).toBeGreaterThan(1);
    expect((await gateway.ask(GRANT, { as })).data).toEqual({
      viewer: { grant: { purposes: [{ purpose, dataCategories: all }], scopes: grant.scopes.toSorted() } },
    });

    await prisma.grant.update({
      where: { id: grant.id },
      data: {
        purposes: { [purpose]: ['user.name'] },
        scopes: ['chats:read'],
        version: { increment: 1 },
      },
    });
    expect((await gateway.ask(GRANT, { as })).data).toEqual({
      viewer: { grant: { purposes: [{ purpose, dataCategories: ['user.name'] }], scopes: ['chats:read'] } },
    });
  });

  test('staff and visitors have roles, and no grant', async () => {
    for (const as of [
      await gateway.tokens.agent('chat-center'),
      await gateway.tokens.visitor('chat-center'),
    ]) {
      expect((await gateway.ask(GRANT, { as })).data).toEqual({ viewer: { grant: null } });
    }
  });
});
