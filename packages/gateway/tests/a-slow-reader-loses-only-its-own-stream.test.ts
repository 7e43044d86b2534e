import { describeOnDatabases, type TestDatabase } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestOfToken } from '../src/auth/token.ts';
import {
  startTestGateway,
  tamperedDatabase,
  TEST_TOKEN_KEY,
  type TestGateway,
  until,
} from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const WATCH = 'subscription { chatChanged { id } }';
/** Changes that may wait for one stream. */
const longestQueue = 4;

describeOnDatabases('a live stream that is read too slowly', (open) => {
  let database: TestDatabase;
  let gateway: TestGateway;
  let visitor: string;
  /** Everything that this caller asks waits. */
  let slow: { readonly digest: string; readonly released: Promise<void> } | undefined;

  beforeAll(async () => {
    database = await open();
    const hand = tamperedDatabase(database, async (_name, query, params) => {
      if (slow && params.includes(slow.digest)) await slow.released;
      return query();
    });
    gateway = await startTestGateway({ database: hand, controllers: ['sapat'], longestQueue });
    visitor = await gateway.tokens.visitor('sapat');
  });
  afterAll(() => gateway.close());

  test.each(['ws', 'sse'] as const)(
    'ends with an error that says so, over %s; the others miss nothing',
    async (over) => {
      const slowAgent = await gateway.tokens.agent('sapat');
      const quick = await gateway.watch(WATCH, { as: await gateway.tokens.agent('sapat'), purpose, over });
      const late = await gateway.watch(WATCH, { as: slowAgent, purpose, over });
      const { promise, resolve } = Promise.withResolvers<void>();
      slow = { digest: digestOfToken(slowAgent, TEST_TOKEN_KEY), released: promise };

      const chats = 4;
      for (let made = 0; made < chats; made += 1) {
        await gateway.ask('mutation { openChat(input: { message: "Hello?" }) { problems { code } } }', {
          as: visitor,
          purpose,
        });
        // A chat that begins changes twice: it is there, and it has a message.
        for (let event = 0; event < 2; event += 1) {
          expect((await quick.next())?.data?.['chatChanged']).not.toBeNull();
        }
      }
      await until('the slow one was let go', () => gateway.gateway.liveStreams.open === 1);
      slow = undefined;
      resolve();

      // The event that it was at is still told; then it learns where to go on.
      const told = await late.next();
      expect(told?.data?.['chatChanged']).not.toBeNull();
      expect(await late.next()).toEqual({
        errors: [
          {
            message:
              'This stream was read too slowly and is over. Subscribe again after the cursor, and nothing is missed.',
            extensions: { code: 'SLOW_CONSUMER', cursor: told?.extensions?.event?.cursor },
          },
        ],
      });
      expect(await late.next()).toBeUndefined();
      await quick.stop();
      await until('both are gone', () => gateway.gateway.liveStreams.open === 0);
    },
  );
});
