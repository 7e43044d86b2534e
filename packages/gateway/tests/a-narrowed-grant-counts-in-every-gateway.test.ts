import { narrowGrant, type Narrowing, uninstallApp } from '@remit/schema';
import { describeOnDatabases, type TestDatabase } from '@remit/schema/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  codeOf,
  denialsOf,
  startTestGateway,
  TEST_NOW,
  type TestGateway,
  type Watch,
} from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const clientId = 'example-chat-bridge';
const READ = '{ chats(first: 1) { edges { node { id requester { displayName } } } } }';
const WATCH = 'subscription { chatChanged { id requester { displayName } } }';

describeOnDatabases('a grant that is narrowed or taken back', (open) => {
  let database: TestDatabase;
  let gateways: readonly [TestGateway, TestGateway];
  let controllerId: number;
  let app: string;
  let visitor: string;

  beforeAll(async () => {
    database = await open();
    const first = await startTestGateway({ database, controllers: ['sapat'] });
    gateways = [first, await startTestGateway({ database })];
    ({ id: controllerId } = await database.prisma.controller.findFirstOrThrow());
    visitor = await first.tokens.visitor('sapat');
  });
  afterAll(async () => {
    for (const gateway of gateways) await gateway.close();
  });
  beforeEach(async () => {
    const { id } = await database.prisma.oAuthClient.findUniqueOrThrow({ where: { clientId } });
    await database.prisma.grant.updateMany({
      where: { oauthClientId: id },
      data: {
        purposes: { [purpose]: ['user.name', 'user.content.chat'] },
        scopes: ['chats:read', 'chats:write'],
        revokedAt: null,
      },
    });
    await database.prisma.oAuthClient.update({ where: { id }, data: { disabledAt: null } });
    await database.prisma.recipient.updateMany({ where: { oauthClientId: id }, data: { active: true } });
    app = await gateways[0].tokens.app('sapat', clientId);
  });

  const narrow = (to: Narrowing) =>
    database.prisma.$transaction((tx) => narrowGrant(tx, { controllerId, clientId, to }));
  const watches = (): Promise<Watch[]> =>
    Promise.all(
      gateways.flatMap((gateway) => [
        gateway.watch(WATCH, { as: app, purpose, over: 'ws' }),
        gateway.watch(WATCH, { as: app, purpose, over: 'sse' }),
      ]),
    );
  async function answers(): Promise<unknown[]> {
    const both = await Promise.all(gateways.map((gateway) => gateway.ask(READ, { as: app, purpose })));
    return both.map((answer) => codeOf(answer) ?? denialsOf(answer)[0]);
  }
  const ended = (reason: string, details: object = {}) => ({
    errors: [
      {
        message: 'This live stream is over.',
        extensions: { code: 'STREAM_ENDED', reason, cursor: expect.any(String), ...details },
      },
    ],
  });

  test('a scope that is gone refuses the next operation and ends idle streams, in both, and says which', async () => {
    const watching = await watches();
    for (const answer of await answers()) expect(answer).not.toBe('SCOPE_MISSING');
    await narrow({ scopes: ['chats:write'] });
    expect(await answers()).toEqual(['SCOPE_MISSING', 'SCOPE_MISSING']);
    for (const watch of watching) {
      expect(await watch.next()).toEqual(
        ended('SCOPE_MISSING', { missingScopes: ['chats:read'], places: expect.any(Array) }),
      );
      expect(await watch.next()).toBeUndefined();
    }
  });

  test('a kind of data that is gone is withheld from the next answer and the next event, in both', async () => {
    const watching = await watches();
    await narrow({ purposes: { [purpose]: ['user.content.chat'] } });
    const denied = 'DataSubject.displayName CATEGORY_NOT_GRANTED 1';
    expect(await answers()).toEqual([denied, denied]);
    await gateways[0].ask('mutation { openChat(input: { message: "Hello?" }) { problems { code } } }', {
      as: visitor,
      purpose,
    });
    for (const watch of watching) {
      const event = await watch.next();
      expect(event?.data).toMatchObject({ chatChanged: { requester: { displayName: null } } });
      expect(event && denialsOf(event)).toEqual([denied]);
      await watch.stop();
    }
  });

  test.each([
    ['the grant is taken back', 'GRANT_REVOKED', 'UNAUTHENTICATED'],
    ['the app is switched off for everybody', 'APP_DISABLED', 'UNAUTHENTICATED'],
  ] as const)('%s: refused in both, and idle streams end with the reason', async (_what, reason, code) => {
    const watching = await watches();
    if (reason === 'GRANT_REVOKED') {
      const { id } = await database.prisma.grant.findFirstOrThrow({ where: { oauthClient: { clientId } } });
      // The tokens live on here: the grant alone must be enough.
      await database.prisma.grant.update({ where: { id }, data: { revokedAt: TEST_NOW } });
    } else {
      await database.prisma.oAuthClient.update({ where: { clientId }, data: { disabledAt: TEST_NOW } });
    }
    expect(await answers()).toEqual([code, code]);
    for (const watch of watching) {
      expect(await watch.next()).toEqual(ended(reason));
      expect(await watch.next()).toBeUndefined();
    }
  });

  test('uninstalled, its tokens are gone as well', async () => {
    const watching = await watches();
    const uninstall = () =>
      database.prisma.$transaction((tx) => uninstallApp(tx, { controllerId, clientId, now: TEST_NOW }));
    expect([await uninstall(), await uninstall()]).toEqual([true, false]);
    expect(await answers()).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
    for (const watch of watching) expect(await watch.next()).toEqual(ended('TOKEN_REVOKED'));
  });

  test('switched off in the register it is told nothing about anybody, from the next answer and event on', async () => {
    const watching = await watches();
    await database.prisma.recipient.updateMany({
      where: { controllerId, oauthClient: { clientId } },
      data: { active: false },
    });
    const denied = 'DataSubject.displayName RECIPIENT_NOT_REGISTERED 1';
    expect(await answers()).toEqual([denied, denied]);
    await gateways[1].ask('mutation { openChat(input: { message: "Hello?" }) { problems { code } } }', {
      as: visitor,
      purpose,
    });
    for (const watch of watching) {
      const event = await watch.next();
      expect(event && denialsOf(event)).toEqual([denied]);
      await watch.stop();
    }
  });
});
