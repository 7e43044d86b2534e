import { once } from 'node:events';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import {
  codeOf,
  rawWebSocket,
  type RawWebSocket,
  startTestGateway,
  tamperedDatabase,
  type TestGateway,
  until,
} from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const WHO = '{ viewer { kind } }';
const WATCH = 'subscription { chatChanged { id } }';

describeOnDatabases('a gateway with few seats', (open) => {
  let gateway: TestGateway;
  let agent: string;
  let hold: Promise<void> | undefined;
  let running = 0;
  const opened: RawWebSocket[] = [];

  beforeAll(async () => {
    const database = tamperedDatabase(await open(), async (name, query) => {
      if (name !== 'holder_of_token') return query();
      running += 1;
      await hold;
      return query();
    });
    gateway = await startTestGateway({
      database,
      controllers: ['sapat'],
      limits: {
        webSocket: { messageBytes: 100_000, operations: 10, messagesPerSecond: 100, strangerTimeout: 1_000 },
        seats: { connections: 8, strangers: 4, ofController: 5, ofCaller: 3 },
      },
    });
    agent = await gateway.tokens.agent('sapat');
  });
  afterEach(async () => {
    for (const { socket } of opened.splice(0)) socket.terminate();
    await until('no stream is left', () => gateway.gateway.liveStreams.open === 0);
  });
  afterAll(() => gateway.close());

  async function speechless() {
    const raw = await rawWebSocket(gateway.webSocketUrl);
    opened.push(raw);
    return raw;
  }
  async function connect(token = agent) {
    const raw = await speechless();
    raw.send({ type: 'connection_init', payload: { token, purpose } });
    await raw.received('connection_ack');
    return raw;
  }
  async function known(token = agent) {
    const raw = await connect(token);
    raw.subscribe('who', WHO);
    await raw.received('complete', 'who');
    return raw;
  }
  /** Another client is answered as if nothing were. */
  async function othersAreServed() {
    const raw = await known();
    raw.socket.close();
    await raw.closed();
  }

  test('a flood of pings ends the connection with 4429, be they messages or frames', async () => {
    for (const flood of [
      (raw: RawWebSocket) => raw.send({ type: 'ping' }),
      (raw: RawWebSocket) => raw.socket.ping(),
    ]) {
      const raw = await connect();
      for (let count = 0; count < 1_000; count += 1) flood(raw);
      expect(await raw.closed()).toBe('4429 Too many messages');
      expect(raw.frames.length).toBeLessThan(700);
    }
    await othersAreServed();
  });

  test('who pings and does not listen is let go before the answers pile up', async () => {
    const raw = await known();
    raw.socket.pause();
    const payload = { text: 'x'.repeat(90_000) };
    for (let count = 0; count < 450; count += 1) raw.send({ type: 'ping', payload });
    await until('all is sent', () => raw.socket.bufferedAmount === 0);
    raw.socket.resume();
    expect(await raw.closed()).toBe('4429 Too many messages');
    expect(raw.frames.length).toBeLessThan(450);
  });

  test('a flood of operations ends the connection with 4429, and all that it began', async () => {
    const raw = await connect();
    for (let id = 0; id < 1_000; id += 1) raw.subscribe(String(id), WATCH);
    expect(await raw.closed()).toBe('4429 Too many messages');
    expect(raw.frames.filter(({ type }) => type === 'error').length).toBeLessThan(700);
    await until('its streams have ended', () => gateway.gateway.liveStreams.open === 0);
    await othersAreServed();
  });

  test('an id that is taken again and again is not room for one more: what runs is counted', async () => {
    const raw = await connect();
    const { promise, resolve } = Promise.withResolvers<void>();
    hold = promise;
    running = 0;
    for (let count = 0; count < 40; count += 1) {
      raw.subscribe('same', WHO);
      raw.send({ type: 'complete', id: 'same' });
    }
    expect(await raw.received('error', 'same')).toMatchObject([
      { extensions: { code: 'TOO_MANY_OPERATIONS' } },
    ]);
    expect(running).toBe(10);
    hold = undefined;
    resolve();
    raw.subscribe('after', WHO);
    await until('one of two answers', () => raw.frames.some(({ id }) => id === 'after'));
    raw.subscribe('later', WHO);
    await raw.received('complete', 'later');
  });

  test('a message is counted while its pieces come in, and its pieces are', async () => {
    const long = await connect();
    const piece = 'x'.repeat(10_000);
    for (let count = 0; count < 11; count += 1) long.socket.send(piece, { fin: false });
    expect(await long.closed()).toBe('1009');
    const crumbs = await connect();
    for (let count = 0; count < 1_001; count += 1) crumbs.socket.send(' ', { fin: false });
    expect(await crumbs.closed()).toBe('1008');
    await othersAreServed();
  });

  test('a connection on which nobody shows a valid token gives its seat back', async () => {
    const silent = await connect(agent);
    const stranger = await connect('rmt_agent_unknown');
    stranger.subscribe('1', WHO);
    expect(await stranger.received('error', '1')).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    expect(await stranger.closed()).toBe('4408 Nobody has shown a valid token');
    expect(await silent.closed()).toBe('4408 Nobody has shown a valid token');
  });

  test('strangers have so many seats, and one more is refused before it is a WebSocket', async () => {
    await Promise.all([1, 2, 3, 4].map(() => connect()));
    const [failed] = (await once(new WebSocket(gateway.webSocketUrl, 'graphql-transport-ws'), 'error')) as [
      Error,
    ];
    expect(failed.message).toContain('503');
  });

  test('one caller has so many, over WebSocket and SSE together', async () => {
    await known();
    await known();
    const stream = await gateway.watch(WATCH, { as: agent, purpose, over: 'sse' });
    const fourth = await connect();
    fourth.subscribe('1', WHO);
    expect(await fourth.received('error', '1')).toMatchObject([
      { extensions: { code: 'TOO_MANY_CONNECTIONS' } },
    ]);
    expect(await fourth.closed()).toBe('4429 Too many connections');
    expect(codeOf(await gateway.ask(WATCH, { as: agent, purpose, over: 'sse' }))).toBe(
      'TOO_MANY_CONNECTIONS',
    );
    // A request is no connection that stays.
    expect((await gateway.ask(WHO, { as: agent })).errors).toBeUndefined();
    await stream.stop();
    await until('its seat is free', () => gateway.gateway.liveStreams.open === 0);
    await othersAreServed();
  });

  test('one controller has so many, whoever asks', async () => {
    const visitor = await gateway.tokens.visitor('sapat');
    const app = await gateway.tokens.app('sapat');
    for (const token of [agent, agent, agent, app, app]) await known(token);
    const sixth = await connect(visitor);
    sixth.subscribe('1', WHO);
    expect(await sixth.closed()).toBe('4429 Too many connections');
  });
});
