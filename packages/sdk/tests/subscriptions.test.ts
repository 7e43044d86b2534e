import {
  AuthenticationError,
  createRemit,
  DenialError,
  GatewayError,
  NetworkError,
  type Remit,
  type RemitOptions,
  StreamClosedError,
  ValidationError,
} from '@remit/sdk';
import { GraphQLError } from 'graphql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chat } from './gateway/schema.ts';
import { startGateway, type TestGateway } from './gateway/start-gateway.ts';

let gateway: TestGateway;
const opened: Remit[] = [];

beforeEach(async () => {
  gateway = await startGateway();
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((remit) => remit.close()));
  await gateway[Symbol.asyncDispose]();
});

function open(options: Partial<RemitOptions> = {}): Remit {
  const remit = createRemit({ url: gateway.url, token: 'good', purpose: 'support.ticketing', ...options });
  opened.push(remit);
  return remit;
}

const chatChanged = { chatChanged: { $: { id: 'chat_1' }, id: true, requester: { email: true } } } as const;

function message(body: string): object {
  return { __typename: 'ChatMessage', id: body, body, sentAt: new Date(0) };
}

test('events come in order, decided for the purpose of the client', async () => {
  const listening = gateway.happenings.next('listening chat_1');
  const stream = open().subscribe({
    messageAdded: { $: { conversationId: 'chat_1' }, body: true, sentAt: true },
  });
  const first = stream.next();
  await listening;
  gateway.happenings.emit('chat_1', message('Zdravo'));
  gateway.happenings.emit('chat_1', message('Kako mogu da pomognem?'));
  expect((await first).value).toMatchInlineSnapshot(`
    {
      "data": {
        "messageAdded": {
          "body": "Zdravo",
          "sentAt": "1970-01-01T00:00:00.000Z",
        },
      },
      "denials": [],
      "narrowed": [],
    }
  `);
  expect((await stream.next()).value?.data.messageAdded?.body).toBe('Kako mogu da pomognem?');
  expect(gateway.connected).toEqual([{ token: 'good' }]);
  expect(gateway.subscribed).toMatchInlineSnapshot(`
    [
      {
        "extensions": {
          "purpose": "support.ticketing",
          "resume": true,
        },
        "query": "subscription MessageAdded($conversationId: ID!) { messageAdded(conversationId: $conversationId) { body sentAt } }",
        "variables": {
          "conversationId": "chat_1",
        },
      },
    ]
  `);
  await stream.return();
});

test('leaving the loop ends the subscription at the gateway', async () => {
  const { happenings } = gateway;
  void happenings.next('listening chat_1').then(() => happenings.emit('chat_1', chat()));
  const left = happenings.next('left chat_1');
  for await (const { data } of open().subscribe(chatChanged)) {
    expect(data.chatChanged?.id).toBe('chat_1');
    break;
  }
  await left;
});

test('a signal ends a loop that waits, with its reason', async () => {
  const { happenings } = gateway;
  const leaving = new AbortController();
  const listening = happenings.next('listening chat_1');
  const left = happenings.next('left chat_1');
  const waiting = open().subscribe(chatChanged, { signal: leaving.signal }).next();
  await listening;
  leaving.abort(new Error('the page was left'));
  await expect(waiting).rejects.toThrow('the page was left');
  await left;
});

test('the loop ends when the gateway has no more', async () => {
  const { happenings } = gateway;
  void happenings.next('listening chat_1').then(() => {
    happenings.emit('chat_1', chat());
    return setImmediate(() => happenings.end('chat_1'));
  });
  const ids: (string | undefined)[] = [];
  for await (const { data } of open().subscribe(chatChanged)) ids.push(data.chatChanged?.id);
  expect(ids).toEqual(['chat_1']);
});

test('each event has its own denials, and onDenial is told each', async () => {
  const { happenings } = gateway;
  const told: string[] = [];
  const remit = open({ purpose: 'analytics.web', onDenial: ({ coordinate }) => told.push(coordinate) });
  const listening = happenings.next('listening chat_1');
  const stream = remit.subscribe(chatChanged);
  const first = stream.next();
  await listening;
  happenings.emit('chat_1', chat());
  happenings.emit('chat_1', { ...chat(), requester: null });
  expect((await first).value?.denials).toHaveLength(1);
  expect((await stream.next()).value).toEqual({
    data: { chatChanged: { id: 'chat_1', requester: null } },
    denials: [],
    narrowed: [],
  });
  expect(told).toEqual(['DataSubject.email']);
  await stream.return();
});

test('in strict mode a denial ends the loop', async () => {
  const { happenings } = gateway;
  void happenings.next('listening chat_1').then(() => happenings.emit('chat_1', chat()));
  const left = happenings.next('left chat_1');
  const stream = open({ purpose: 'analytics.web', strict: true }).subscribe(chatChanged);
  await expect(stream.next()).rejects.toThrow(DenialError);
  await expect(stream.next()).resolves.toEqual({ done: true, value: undefined });
  await left;
});

test('an event that failed throws its error', async () => {
  const { happenings } = gateway;
  const failure = new GraphQLError('Something went wrong', {
    extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: 'e1' },
  });
  void happenings.next('listening chat_1').then(() => happenings.emit('chat_1', failure));
  await expect(open().subscribe(chatChanged).next()).rejects.toThrow(GatewayError);
});

test('a grant that was revoked ends the loop with the reason', async () => {
  const { happenings } = gateway;
  const ended = new GraphQLError('This live stream is over.', {
    extensions: { code: 'STREAM_ENDED', reason: 'GRANT_REVOKED' },
  });
  void happenings.next('listening chat_1').then(() => happenings.emit('chat_1', ended));
  const error: unknown = await open()
    .subscribe(chatChanged)
    .next()
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StreamClosedError);
  expect(error).toMatchObject({ reason: 'GRANT_REVOKED', gatewayCode: 'STREAM_ENDED' });
  expect((error as Error).message).toMatchInlineSnapshot(
    `"The subscription ended: GRANT_REVOKED. Read the current state with a query, then subscribe again."`,
  );
});

test('clients of all purposes share one connection', async () => {
  const remit = open();
  const { happenings } = gateway;
  const both = [happenings.next('listening chat_1'), happenings.next('listening ticket_1')];
  const streams = [
    remit.subscribe(chatChanged),
    remit.for('analytics.web').subscribe({ ticketChanged: { $: { id: 'ticket_1' }, id: true } }),
  ];
  const firsts = streams.map((stream) => stream.next());
  await Promise.all(both);
  happenings.emit('chat_1', chat());
  happenings.emit('ticket_1', { id: 'ticket_1' });
  await Promise.all(firsts);
  expect(gateway.connected).toHaveLength(1);
  expect(gateway.subscribed.map((payload) => (payload as { extensions: unknown }).extensions)).toEqual(
    expect.arrayContaining([
      { purpose: 'support.ticketing', resume: true },
      { purpose: 'analytics.web', resume: true },
    ]),
  );
  await Promise.all(streams.map((stream) => stream.return()));
});

test('a connection that breaks is mended, and the app is told to read again', async () => {
  const { happenings } = gateway;
  let reconnected = 0;
  const remit = open({ onReconnect: () => (reconnected += 1), reconnectDelay: () => 0 });
  const listening = happenings.next('listening chat_1');
  const stream = remit.subscribe(chatChanged);
  const first = stream.next();
  await listening;
  const again = happenings.next('listening chat_1');
  gateway.closeSockets();
  await again;
  happenings.emit('chat_1', chat());
  expect((await first).value?.data.chatChanged?.id).toBe('chat_1');
  expect(reconnected).toBe(1);
  expect(gateway.connected).toHaveLength(2);
  await stream.return();
});

test('a connection that is closed on purpose ends the loop with its reason', async () => {
  const { happenings } = gateway;
  const remit = open({ reconnectDelay: () => 0 });
  const listening = happenings.next('listening chat_1');
  const waiting = remit.subscribe(chatChanged).next();
  await listening;
  gateway.closeSockets(4410, 'Closed for maintenance');
  const error: unknown = await waiting.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StreamClosedError);
  expect(error).toMatchObject({ code: 'STREAM_CLOSED', reason: 'Closed for maintenance' });
  expect((error as Error).message).toMatchInlineSnapshot(
    `"The subscription ended: Closed for maintenance. Read the current state with a query, then subscribe again."`,
  );
});

test('an unknown token, a failing token function, an unknown field, no gateway: each its own error', async () => {
  const cause = new Error('the session is over');
  await expect(open({ token: 'stolen' }).subscribe(chatChanged).next()).rejects.toThrow(AuthenticationError);
  await expect(
    open({ token: () => Promise.reject(cause) })
      .subscribe(chatChanged)
      .next(),
  ).rejects.toMatchObject({
    code: 'AUTHENTICATION',
    cause,
  });
  await expect(open().requestStream('subscription { chatChanged { shoeSize } }').next()).rejects.toThrow(
    ValidationError,
  );
  await expect(open({ url: 'http://127.0.0.1:1/graphql' }).subscribe(chatChanged).next()).rejects.toThrow(
    NetworkError,
  );
});

test('closing the client ends its loops', async () => {
  const remit = open();
  const listening = gateway.happenings.next('listening chat_1');
  const waiting = remit.subscribe(chatChanged).next();
  await listening;
  await remit.close();
  expect(await waiting).toEqual({ done: true, value: undefined });
});

test('a subscription that nobody reads from opens nothing', async () => {
  const stream = open().subscribe(chatChanged);
  await stream.return();
  expect(gateway.connected).toEqual([]);
  expect(await stream.next()).toEqual({ done: true, value: undefined });
});
