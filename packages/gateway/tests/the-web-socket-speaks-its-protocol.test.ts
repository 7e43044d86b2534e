// Longer than 300 lines: the protocol is one document, and so is what holds us to it.
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import {
  rawWebSocket,
  type RawWebSocket,
  startTestGateway,
  tamperedDatabase,
  type TestGateway,
  until,
} from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const WHO = '{ viewer { kind } }';
const CHATS = '{ chats(first: 1) { edges { cursor } } }';
const WATCH = 'subscription { chatChanged { id } }';

/** graphql-ws/PROTOCOL.md, sentence by sentence: each test is named by what a server must do. */
describeOnDatabases('graphql-transport-ws', (open) => {
  let gateway: TestGateway;
  let agent: string;
  let hold: Promise<void> | undefined;
  let waiting = 0;
  const opened: RawWebSocket[] = [];

  beforeAll(async () => {
    const database = tamperedDatabase(await open(), async (name, query) => {
      if (name === 'holder_of_token' && hold) {
        waiting += 1;
        await hold;
      }
      return query();
    });
    gateway = await startTestGateway({
      database,
      controllers: ['sapat'],
      limits: { webSocket: { initTimeout: 300 } },
    });
    agent = await gateway.tokens.agent('sapat');
  });
  afterEach(() => {
    for (const { socket } of opened.splice(0)) socket.terminate();
  });
  afterAll(() => gateway.close());

  async function speechless(protocols?: readonly string[]) {
    const raw = await rawWebSocket(gateway.webSocketUrl, protocols && { protocols });
    opened.push(raw);
    return raw;
  }
  async function connect() {
    const raw = await speechless();
    raw.send({ type: 'connection_init', payload: { token: agent, purpose } });
    await raw.received('connection_ack');
    return raw;
  }
  /** Operations wait at the door until the result is called. */
  function holdOperations(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    hold = promise;
    waiting = 0;
    return () => {
      hold = undefined;
      resolve();
    };
  }
  const streams = () => gateway.gateway.liveStreams.open;

  describe('the connection', () => {
    test('speaks the sub-protocol graphql-transport-ws where it is among those offered', async () => {
      const { socket } = await speechless(['graphql-ws', 'graphql-transport-ws']);
      expect(socket.protocol).toBe('graphql-transport-ws');
    });

    test('is closed with 4406 where no sub-protocol is offered', async () => {
      expect(await (await speechless([])).closed()).toBe('4406 Subprotocol not acceptable');
    });

    test('is not opened for the old sub-protocol alone', async () => {
      const socket = new WebSocket(gateway.webSocketUrl, 'graphql-ws');
      const failed = await new Promise<Error>((resolve) => socket.once('error', resolve));
      expect(failed.message).toContain('no subprotocol');
    });

    test('is acknowledged once it was initialised, with or without a payload', async () => {
      for (const payload of [undefined, null, {}]) {
        const raw = await speechless();
        raw.send({ type: 'connection_init', ...(payload !== undefined && { payload }) });
        expect(await raw.received('connection_ack')).toBeUndefined();
      }
    });

    test('is closed with 4408 when nobody initialises it in time', async () => {
      expect(await (await speechless()).closed()).toBe('4408 Connection initialisation timeout');
    });

    test('is closed with 4429 when it is initialised twice, be it at once or later', async () => {
      const later = await connect();
      later.send({ type: 'connection_init' });
      expect(await later.closed()).toBe('4429 Too many initialisation requests');
      const atOnce = await speechless();
      for (const payload of [{ token: agent }, {}]) atOnce.send({ type: 'connection_init', payload });
      expect(await atOnce.closed()).toBe('4429 Too many initialisation requests');
    });

    test('is closed with 4401 when an operation comes before the acknowledgement', async () => {
      const raw = await speechless();
      raw.subscribe('1', WHO);
      raw.send({ type: 'connection_init', payload: { token: agent, purpose } });
      expect(await raw.closed()).toBe('4401 Unauthorized');
      expect(raw.frames).toEqual([]);
    });

    test('may be closed by the client with 1000 at any time, and its streams end', async () => {
      const raw = await connect();
      raw.subscribe('1', WATCH);
      await until('the stream is open', () => streams() === 1);
      raw.socket.close(1000);
      expect(await raw.closed()).toBe('1000');
      await until('the stream has ended', () => streams() === 0);
    });
  });

  describe('ping and pong', () => {
    test('a ping is answered with a pong at once, also before the connection is initialised, with its payload', async () => {
      const raw = await speechless();
      raw.send({ type: 'ping' });
      raw.send({ type: 'ping', payload: { at: 1 } });
      raw.send({ type: 'ping', payload: null });
      expect([await raw.received('pong'), await raw.received('pong'), await raw.received('pong')]).toEqual([
        undefined,
        { at: 1 },
        undefined,
      ]);
    });

    test('a ping is answered while an operation runs', async () => {
      const raw = await connect();
      const release = holdOperations();
      raw.subscribe('1', WHO);
      await until('it runs', () => waiting === 1);
      raw.send({ type: 'ping' });
      await raw.received('pong');
      release();
      await raw.received('complete', '1');
    });

    test('a pong may come unasked, and nothing answers it', async () => {
      const raw = await connect();
      raw.send({ type: 'pong' });
      raw.send({ type: 'pong', payload: { at: 1 } });
      raw.subscribe('1', WHO);
      await raw.received('complete', '1');
      expect(raw.frames.map(({ type }) => type)).toEqual(['connection_ack', 'next', 'complete']);
    });
  });

  describe('an operation', () => {
    test('with a single result is answered by one next and then complete, under its id', async () => {
      const raw = await connect();
      raw.subscribe('ünique id', WHO);
      await raw.received('complete', 'ünique id');
      expect(raw.frames.slice(1)).toMatchObject([
        { type: 'next', id: 'ünique id', payload: { data: { viewer: { kind: 'AGENT' } } } },
        { type: 'complete', id: 'ünique id' },
      ]);
    });

    test('may carry a name, variables and extensions, or null for each', async () => {
      const raw = await connect();
      const query = 'query a($n: Int) { chats(first: $n) { edges { cursor } } } query b { viewer { kind } }';
      raw.subscribe('1', query, { operationName: 'a', variables: { n: 1 }, extensions: { purpose } });
      raw.subscribe('2', WHO, { operationName: null, variables: null, extensions: null });
      expect(await raw.received('next', '1')).toMatchObject({ data: { chats: {} } });
      expect(await raw.received('next', '2')).toMatchObject({ data: { viewer: {} } });
    });

    test('may run beside others, and their messages may interleave', async () => {
      const raw = await connect();
      raw.subscribe('stream', WATCH);
      raw.subscribe('1', CHATS);
      raw.subscribe('2', WHO);
      await Promise.all([raw.received('complete', '1'), raw.received('complete', '2')]);
      expect(streams()).toBe(1);
    });

    test('that fails before it is executed is answered by an error alone: no next and no complete', async () => {
      const raw = await connect();
      for (const [id, query] of [
        ['syntax', '{'],
        ['unknown field', '{ nothing }'],
        ['no operation', 'fragment f on Query { viewer { kind } }'],
      ] as const) {
        raw.subscribe(id, query);
        expect(await raw.received('error', id)).toMatchObject([{ message: expect.any(String) }]);
      }
      raw.subscribe('after', WHO);
      await raw.received('complete', 'after');
      expect(raw.frames.map(({ type }) => type)).toEqual([
        'connection_ack',
        'error',
        'error',
        'error',
        'next',
        'complete',
      ]);
    });

    test('may take an id again after an error and after a completion', async () => {
      const raw = await connect();
      for (const query of ['{', WHO, WHO]) {
        raw.subscribe('1', query);
        await raw.received(query === WHO ? 'complete' : 'error', '1');
      }
    });

    test.each([
      ['a stream', WATCH],
      ['a query that still runs', WHO],
    ])('under the id of %s closes the connection with 4409', async (_what, query) => {
      const raw = await connect();
      const release = holdOperations();
      raw.subscribe('1', query);
      raw.subscribe('1', WHO);
      expect(await raw.closed()).toBe('4409 Subscriber for 1 already exists');
      release();
    });

    test('under a long id twice closes the connection with 4409, though the reason cannot name it', async () => {
      const raw = await connect();
      const id = 'ü'.repeat(200);
      raw.subscribe(id, WATCH);
      raw.subscribe(id, WATCH);
      expect(await raw.closed()).toBe('4409 Subscriber for this id already exists');
    });
  });

  describe('complete, from the client', () => {
    test('ends a stream, and nothing more of it is sent, not even complete', async () => {
      const raw = await connect();
      raw.subscribe('1', WATCH);
      await until('the stream is open', () => streams() === 1);
      raw.send({ type: 'complete', id: '1' });
      await until('the stream has ended', () => streams() === 0);
      raw.subscribe('2', WHO);
      await raw.received('complete', '2');
      expect(raw.frames.filter(({ id }) => id === '1')).toEqual([]);
    });

    test('keeps back the result of a query that still runs', async () => {
      const raw = await connect();
      const release = holdOperations();
      raw.subscribe('1', WHO);
      await until('it runs', () => waiting === 1);
      raw.send({ type: 'complete', id: '1' });
      raw.send({ type: 'ping' });
      await raw.received('pong');
      release();
      raw.subscribe('2', WHO);
      await raw.received('complete', '2');
      expect(raw.frames.filter(({ id }) => id === '1')).toEqual([]);
    });

    test('frees the id at once, and the answer to the first is never told as that of the second', async () => {
      const raw = await connect();
      const release = holdOperations();
      raw.subscribe('1', '{ first: viewer { kind } }');
      await until('it runs', () => waiting === 1);
      raw.send({ type: 'complete', id: '1' });
      raw.subscribe('1', '{ second: viewer { kind } }');
      await until('the second runs', () => waiting === 2);
      release();
      await raw.received('complete', '1');
      raw.send({ type: 'ping' });
      await raw.received('pong');
      expect(raw.frames.filter(({ id }) => id === '1')).toMatchObject([
        { type: 'next', payload: { data: { second: { kind: 'AGENT' } } } },
        { type: 'complete' },
      ]);
    });

    test('is ignored for an operation that is over, or that nobody knows', async () => {
      const raw = await connect();
      raw.subscribe('1', WHO);
      await raw.received('complete', '1');
      for (const id of ['1', 'unknown', '__proto__']) raw.send({ type: 'complete', id });
      raw.subscribe('constructor', WHO);
      await raw.received('complete', 'constructor');
    });
  });

  describe('what is no message of a client closes the connection with 4400', () => {
    test.each([
      ['no JSON', 'hello'],
      ['nothing', ''],
      ['no object', '[]'],
      ['null', 'null'],
      ['no type', '{}'],
      ['a type that is no text', '{"type":1}'],
      ['an unknown type', '{"type":"start","id":"1","payload":{}}'],
      ['a name of an object’s own', '{"type":"__proto__"}'],
      ['what only a server says: connection_ack', '{"type":"connection_ack"}'],
      ['what only a server says: next', '{"type":"next","id":"1","payload":{}}'],
      ['what only a server says: error', '{"type":"error","id":"1","payload":[{"message":"x"}]}'],
      ['subscribe without an id', '{"type":"subscribe","payload":{"query":"{ viewer { kind } }"}}'],
      [
        'subscribe with an empty id',
        '{"type":"subscribe","id":"","payload":{"query":"{ viewer { kind } }"}}',
      ],
      [
        'subscribe with a number as id',
        '{"type":"subscribe","id":1,"payload":{"query":"{ viewer { kind } }"}}',
      ],
      ['subscribe without a payload', '{"type":"subscribe","id":"1"}'],
      ['subscribe without a query', '{"type":"subscribe","id":"1","payload":{}}'],
      ['a query that is no text', '{"type":"subscribe","id":"1","payload":{"query":{}}}'],
      ['variables that are a list', '{"type":"subscribe","id":"1","payload":{"query":"{a}","variables":[]}}'],
      [
        'an operation’s name that is a number',
        '{"type":"subscribe","id":"1","payload":{"query":"{a}","operationName":1}}',
      ],
      [
        'extensions that are a text',
        '{"type":"subscribe","id":"1","payload":{"query":"{a}","extensions":"x"}}',
      ],
      ['complete without an id', '{"type":"complete"}'],
      ['a ping with a text', '{"type":"ping","payload":"x"}'],
      ['an initialisation with a list', '{"type":"connection_init","payload":[]}'],
      [
        'an id that is a story',
        JSON.stringify({ type: 'subscribe', id: 'x'.repeat(300), payload: { query: WHO } }),
      ],
    ])('%s', async (_what, text) => {
      const raw = await connect();
      raw.send(text);
      raw.subscribe('after', WHO);
      expect(await raw.closed()).toBe('4400 Invalid message received');
      expect(raw.frames.map(({ type }) => type)).toEqual(['connection_ack']);
      expect(gateway.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
    });

    test('a message in bytes', async () => {
      const raw = await connect();
      raw.socket.send(Buffer.from(JSON.stringify({ type: 'ping' })), { binary: true });
      expect(await raw.closed()).toBe('4400 Invalid message received');
    });
  });
});
