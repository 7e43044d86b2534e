import { type Desk, openDesk } from '@remit/example-install/testing';
import { TEST_NOW, until } from '@remit/gateway/testing';
import { createRemit, StreamClosedError } from '@remit/sdk';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Crm, openCrm } from '../src/crm.ts';
import { type CursorStore, follow, syncTicket } from '../src/follow.ts';
import { stopInWords } from '../src/in-words.ts';
import { app } from '../src/manifest.ts';
import type { SyncRemit } from '../src/read-remit.ts';
import { type StandIn, startStandIn } from '../src/stand-in/start-stand-in.ts';
import { syncAll } from '../src/sync-all.ts';

let desk: Desk;
let standIn: StandIn;
let crm: Crm;
let remit: SyncRemit;
let agent: string;
/** Tickets that were told, as they came. */
let told: string[];
let passes: number;
let missed: number;
/** No request reaches the gateway; its live streams do. */
let isAway = false;
/** The time of the gateway and of the app. */
let now = TEST_NOW;
let cursor: string | undefined;
const cursors: CursorStore = {
  load: () => Promise.resolve(cursor),
  save: (latest) => Promise.resolve(void (cursor = latest)),
};

beforeAll(async () => {
  desk = await openDesk({ conversations: 60, clock: () => now });
  standIn = await startStandIn({ token: 'of the test' });
  crm = openCrm({ url: standIn.url, token: 'of the test' });
  const auth = await desk.install(app, { now: () => now.getTime() });
  const reach: typeof fetch = (...request) =>
    isAway ? Promise.reject(new TypeError('away')) : fetch(...request);
  remit = createRemit(app, { url: desk.url, auth, fetch: reach });
  agent = await desk.tokens.agent(desk.controller);
});
afterAll(async () => {
  await remit.close();
  await Promise.all([desk.close(), standIn.close()]);
});
beforeEach(() => {
  told = [];
  passes = 0;
  missed = 0;
});

/** Whole passes, when the test wants one. */
function whenAsked(): { readonly ask: () => void; readonly times: ReadableStream<true> } {
  let ask = () => {};
  const times = new ReadableStream<true>({ start: (sink) => void (ask = () => sink.enqueue(true)) });
  return { ask, times };
}

function start(times: AsyncIterable<unknown> = whenAsked().times) {
  const stop = new AbortController();
  const running = follow({
    remit,
    crm,
    cursors,
    passes: times,
    signal: stop.signal,
    onPass: () => (passes += 1),
    onMissed: () => (missed += 1),
    onTicket: ({ id }) => told.push(id),
  });
  // What goes wrong is looked at when it is over.
  running.catch(() => undefined);
  return {
    running,
    passed: (wanted = 1) => until('a whole pass is done', () => passes >= wanted),
    async stop() {
      stop.abort();
      await running;
    },
  };
}

async function someTickets() {
  const found = await desk.database.prisma.conversation.findMany({
    where: {
      kind: 'TICKET',
      requester: { kind: 'CUSTOMER', erasedAt: null, declaredAge: null, restrictions: { none: {} } },
    },
    include: { requester: true },
    orderBy: { id: 'asc' },
  });
  if (found.length < 2) throw new Error('The seed made too few tickets.');
  return found;
}

async function setPriority(ticketId: string, priority: string): Promise<void> {
  const { data, errors } = await desk.ask(
    `mutation ($input: SetTicketPriorityInput!) { setTicketPriority(input: $input) { problems { message } } }`,
    { as: agent, purpose: 'service.provision', variables: { input: { ticketId, priority } } },
  );
  expect({ data, errors }).toEqual({ data: { setTicketPriority: { problems: [] } }, errors: undefined });
}

const held = (kind: 'contacts' | 'tickets', remitId: string | undefined) =>
  [...standIn.store.objects[kind].values()].find(({ properties }) => properties['remit_id'] === remitId);

test('a gateway that is away for one pass is asked again with the next', async () => {
  const { ask, times } = whenAsked();
  const { passed, stop } = start(times);
  await passed();
  isAway = true;
  ask();
  await until('a pass is missed', () => missed === 1);
  isAway = false;
  ask();
  await passed(2);
  await stop();
});

test('a change of a ticket is at the CRM with its person, without a whole pass', async () => {
  const [ticket] = await someTickets();
  const { passed, stop } = start();
  await passed();
  await desk.database.prisma.dataSubject.update({
    where: { id: ticket?.requester.id ?? 0 },
    data: { familyName: 'Novak' },
  });
  await setPriority(ticket?.publicId ?? '', 'URGENT');
  await until('the change was told', () => told.includes(ticket?.publicId ?? ''));
  expect(held('tickets', ticket?.publicId)?.properties).toMatchObject({ hs_ticket_priority: 'URGENT' });
  expect(held('contacts', ticket?.requester.publicId)?.properties).toMatchObject({ lastname: 'Novak' });
  expect(passes).toBe(1);
  await stop();
});

test('what happened while it was stopped is told first when it starts again', async () => {
  const [ticket, other] = await someTickets();
  expect(cursor).toEqual(expect.any(String));
  await setPriority(other?.publicId ?? '', 'HIGH');
  await setPriority(ticket?.publicId ?? '', 'LOW');
  const { stop } = start();
  await until('both changes were told', () => told.length === 2);
  expect(told).toEqual([other?.publicId, ticket?.publicId]);
  expect(held('tickets', other?.publicId)?.properties).toMatchObject({ hs_ticket_priority: 'HIGH' });
  await stop();
});

test('a place that is not known any more is given up: everything is read, and it goes on from now', async () => {
  const [ticket] = await someTickets();
  cursor = 'nonsense';
  const { passed, stop } = start();
  await passed();
  expect(cursor).not.toBe('nonsense');
  await setPriority(ticket?.publicId ?? '', 'HIGH');
  await until('the change was told', () => told.includes(ticket?.publicId ?? ''));
  await stop();
});

test('what has no event is found by the next whole pass: a person who was erased', async () => {
  const person = (await someTickets())[1]?.requester;
  const { ask, times } = whenAsked();
  const { passed, stop } = start(times);
  await passed();
  expect(held('contacts', person?.publicId)).toBeDefined();
  await desk.erase(person?.publicId ?? '');
  ask();
  await passed(2);
  expect(held('contacts', person?.publicId)).toBeUndefined();
  await stop();
});

test('a person of whom nothing may be known any more leaves the CRM with a change of a ticket', async () => {
  const [ticket] = await someTickets();
  const { publicId = '', requester } = ticket ?? {};
  await syncAll(remit, crm);
  expect(held('contacts', requester?.publicId)).toBeDefined();
  await desk.erase(requester?.publicId ?? '');
  const asTold = { id: publicId, status: 'OPEN', priority: 'LOW', subject: null } as const;
  await syncTicket(remit, crm, { ...asTold, requester: { id: requester?.publicId ?? '' } });
  expect(held('contacts', requester?.publicId)).toBeUndefined();
  expect(held('tickets', publicId)?.properties).toMatchObject({ subject: '(not given)' });
});

test('it outlives its tokens: a stream that ends with one goes on with the next, without a gap', async () => {
  const [ticket, other] = await someTickets();
  const { passed, stop } = start();
  await passed();
  now = new Date(now.getTime() + 2 * 3_600_000);
  await setPriority(ticket?.publicId ?? '', 'HIGH');
  await setPriority(other?.publicId ?? '', 'HIGH');
  await until('both changes were told', () => told.length === 2);
  expect(told).toEqual([ticket?.publicId, other?.publicId]);
  expect(passes).toBe(1);
  await stop();
});

test('a grant that is taken back ends it at once, with a plain message', async () => {
  const { passed, running } = start();
  await passed();
  await desk.revoke(app);
  const failure = await running.catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StreamClosedError);
  expect(stopInWords(failure)).toMatch(/took this app’s grant back/);
});
