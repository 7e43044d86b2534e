import { describeOnDatabases } from '@remit/schema/testing';
import { expect, test } from 'vitest';
import { createAccessBook } from '../src/auth/access.ts';
import type { Authenticated, Authenticator } from '../src/auth/authenticator.ts';
import { createHeldApps } from '../src/auth/held-apps.ts';
import { createPolicyStore } from '../src/auth/policy-store.ts';
import { createTokenAuthenticator } from '../src/auth/token-authenticator.ts';
import { startTestGateway, TEST_TOKEN_KEY } from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const CHATS = '{ chats(first: 5) { totalCount edges { node { id } } } }';

describeOnDatabases('a host with a way of its own to show who you are', (open) => {
  test('gets the wall around the controller that it names, with every operation', async () => {
    const database = await open();
    const known = new Map<string, Authenticated>();
    /** As a host's login session would: it knows the caller and says nothing to the operation. */
    const session: Authenticator = async ({ bearer }) => {
      const found = known.get(bearer ?? '');
      return found && { kind: 'authenticated', ...found };
    };
    const gateway = await startTestGateway({
      database,
      controllers: ['sapat', 'chat-center'],
      authenticators: [session],
    });
    try {
      const policies = createPolicyStore({ database, mode: 'demo', attested: {} });
      const tokens = createTokenAuthenticator({
        heldApps: createHeldApps(),
        tokenKey: TEST_TOKEN_KEY,
        policies,
        accessBook: createAccessBook(),
      });
      const counts = new Map<string, unknown>();
      for (const slug of ['sapat', 'chat-center']) {
        const token = await gateway.tokens.agent(slug);
        const operation = database.walled.begin();
        const answer = await tokens({ bearer: token }, new Date('2026-03-15T10:00:00Z'), operation);
        await operation.end();
        if (answer?.kind !== 'authenticated') throw new Error('This agent is let in.');
        known.set(`session-${slug}`, answer);
        counts.set(slug, (await gateway.ask(CHATS, { as: token, purpose })).data);
      }
      for (const slug of ['sapat', 'chat-center', 'sapat']) {
        const { data } = await gateway.ask(CHATS, { as: `session-${slug}`, purpose });
        expect(data).toEqual(counts.get(slug));
        const chats = data?.['chats'] as { totalCount: number } | undefined;
        expect(chats?.totalCount).toBeGreaterThan(0);
      }
    } finally {
      await gateway.close();
    }
  });
});
