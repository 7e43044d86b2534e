import { randomUUID } from 'node:crypto';
import { DiskFull } from '@remit/schema/testing';
import { createEventCursors } from '../../src/subscriptions/event-cursor.ts';
import { TEST_TOKEN_KEY } from '../../src/testing/index.ts';
import { type Refusal, STREAMS, withoutIds } from './refusal.ts';
import { PURPOSE, type World } from './world.ts';

const CHATS = '{ chats(first: 2) { edges { node { requester { displayName } } } } }';
const OPEN =
  'mutation ($input: OpenChatInput!) { openChat(input: $input) { problems { code } chat { id } } }';

/** A statement that fails: whoever the caller is stands in `holder_of_token`, the ledger in `ledger_entries`. */
const failing = (what: string, code: Refusal['code'], statement: string, failure: () => Error): Refusal => ({
  what,
  code,
  ask({ agent, tamper }) {
    tamper((name, query) => (name === statement ? Promise.reject(failure()) : query()));
    return { as: agent, purpose: PURPOSE, operation: CHATS };
  },
  undo: ({ tamper }) => tamper(undefined),
  steady: withoutIds,
});

const watch = (
  what: string,
  code: Refusal['code'],
  after: (world: World) => string | Promise<string>,
): Refusal => ({
  what,
  code,
  over: STREAMS,
  ask: async (world) => ({
    as: world.agent,
    purpose: PURPOSE,
    operation: 'subscription ($after: String) { chatChanged(after: $after) { id } }',
    variables: { after: await after(world) },
  }),
});

async function openedUnder(key: string, { controller, gateway }: World) {
  const { token: as } = await controller.visitor(await controller.person());
  const asked = { as, purpose: PURPOSE, key, variables: { input: { message: 'Once.' } } };
  await gateway.ask(OPEN, asked);
  return asked;
}

/** What goes wrong while it runs, and what was done before. */
export const ofTheRun: readonly Refusal[] = [
  failing('a database that is away', 'DATABASE_UNAVAILABLE', 'holder_of_token', () =>
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  ),
  failing('a disk that is full', 'STORAGE_FULL', 'holder_of_token', () => new DiskFull('somewhere', 1)),
  failing('a fault of ours', 'INTERNAL_SERVER_ERROR', 'holder_of_token', () => new Error('a secret')),
  failing('a ledger that cannot be written', 'LEDGER_UNAVAILABLE', 'ledger_entries', () => new Error('no')),
  {
    what: 'a key that came with another operation',
    code: 'IDEMPOTENCY_KEY_REUSED',
    async ask(world) {
      const asked = await openedUnder(randomUUID(), world);
      return { ...asked, operation: OPEN, variables: { input: { message: 'Another.' } } };
    },
  },
  keyInUse(),
  watch('a place in no log', 'CURSOR_UNKNOWN', () => 'nowhere'),
  watch('a place of which nothing is kept', 'CURSOR_EXPIRED', async ({ controller, database, gateway }) => {
    const { controllerId } = controller;
    // Something happened, and what came first is kept no more.
    const { token: as } = await controller.visitor(await controller.person());
    for (const message of ['One.', 'Two.'])
      await gateway.ask(OPEN, { as, purpose: PURPOSE, variables: { input: { message } } });
    const open = await gateway.watch('subscription { chatChanged { id } }', { as, purpose: PURPOSE });
    await open.stop();
    await database.prisma.$executeRaw`
      DELETE FROM event_number n WHERE controller_id = ${controllerId}
        AND sequence < (SELECT max(sequence) FROM event_number WHERE controller_id = n.controller_id)`;
    return createEventCursors(TEST_TOKEN_KEY).seal(controllerId, 0n);
  }),
];

/** The very operation is under way elsewhere: its row is locked. */
function keyInUse(): Refusal {
  let release: (() => void) | undefined;
  let over: Promise<unknown> | undefined;
  return {
    what: 'a key under which something is under way',
    code: 'IDEMPOTENCY_KEY_IN_USE',
    wantsTwoConnections: true,
    async ask(world) {
      const asked = await openedUnder(randomUUID(), world);
      const locked = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      release = () => released.resolve();
      over = world.database.prisma.$transaction(
        async (tx) => {
          await tx.$queryRaw`SELECT 1 FROM idempotency_key FOR UPDATE`;
          locked.resolve();
          await released.promise;
        },
        { timeout: 60_000 },
      );
      await locked.promise;
      return { ...asked, operation: OPEN };
    },
    async undo() {
      release?.();
      await over;
    },
  };
}
