import { once } from 'node:events';
import { describeOnDatabases } from '@remit/schema/testing';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startTestGateway, type TestGateway, until } from '../src/testing/index.ts';

const purpose = 'support.live_chat';

describeOnDatabases('one WebSocket', (open) => {
  let gateway: TestGateway;
  let agent: string;

  beforeAll(async () => {
    gateway = await startTestGateway({
      database: await open(),
      controllers: ['sapat'],
      limits: { webSocket: { messageBytes: 10_000, operations: 3, keepAlive: 1_000 } },
    });
    agent = await gateway.tokens.agent('sapat');
  });
  afterAll(() => gateway.close());

  /** A connection that is spoken to frame by frame. */
  async function connect(params: unknown = { token: agent, purpose }) {
    const socket = new WebSocket(gateway.webSocketUrl, 'graphql-transport-ws');
    const frames: { type: string; id?: string; payload?: unknown }[] = [];
    socket.on('message', (data: Buffer) =>
      frames.push(JSON.parse(data.toString()) as (typeof frames)[number]),
    );
    await once(socket, 'open');
    const send = (frame: object) => socket.send(JSON.stringify(frame));
    const received = async (type: string, id?: string) => {
      await until(`a frame ${type}`, () => frames.some((frame) => frame.type === type && frame.id === id));
      return frames.find((frame) => frame.type === type && frame.id === id)?.payload;
    };
    send({ type: 'connection_init', payload: params });
    await received('connection_ack');
    return { socket, frames, send, received };
  }
  const subscribe = (id: string, query: string, extensions?: object) => ({
    type: 'subscribe',
    id,
    payload: { query, ...(extensions && { extensions }) },
  });

  test('answers what is wrong with one operation to that one, and goes on with the others', async () => {
    const { socket, send, received } = await connect();
    send(subscribe('stream', 'subscription { chatChanged { id } }'));
    for (const [id, query, code] of [
      ['syntax', '{ viewer {', 'GRAPHQL_PARSE_FAILED'],
      ['field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
      ['conflict', '{ viewer { kind } }', 'PURPOSE_CONFLICT'],
    ] as const) {
      send(subscribe(id, query, id === 'conflict' ? { purpose: 'support.ticketing' } : undefined));
      expect(await received('error', id)).toMatchObject([{ extensions: { code } }]);
    }
    send(subscribe('good', '{ viewer { kind } }'));
    expect(await received('next', 'good')).toMatchObject({ data: { viewer: { kind: 'AGENT' } } });
    await received('complete', 'good');
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.close();
  });

  test('a connection without a token is told so by each operation, and may stay', async () => {
    const { socket, send, received } = await connect({});
    send(subscribe('1', '{ viewer { kind } }'));
    expect(await received('error', '1')).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.close();
  });

  test('runs so many operations at once and no more', async () => {
    const { socket, send, received } = await connect();
    for (const id of ['1', '2', '3', '4']) send(subscribe(id, 'subscription { chatChanged { id } }'));
    expect(await received('error', '4')).toMatchObject([{ extensions: { code: 'TOO_MANY_OPERATIONS' } }]);
    await until('all have begun', () => gateway.gateway.liveStreams.open === 3);
    send({ type: 'complete', id: '1' });
    await until('one has ended', () => gateway.gateway.liveStreams.open === 2);
    send(subscribe('5', '{ viewer { kind } }'));
    await received('next', '5');
    socket.close();
    await until('all have ended', () => gateway.gateway.liveStreams.open === 0);
  });

  test('a message that is too long closes the connection with 1009', async () => {
    const { socket, send } = await connect();
    send(subscribe('long', `{ viewer { kind } } # ${'x'.repeat(20_000)}`));
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1009);
  });

  test('a client that answers pings stays, one that does not is let go', async () => {
    const alive = await connect();
    const dead = new WebSocket(gateway.webSocketUrl, 'graphql-transport-ws', { autoPong: false });
    await once(dead, 'open');
    dead.send(JSON.stringify({ type: 'connection_init' }));
    await once(dead, 'close');
    expect(alive.socket.readyState).toBe(WebSocket.OPEN);
    alive.socket.close();
  });

  test('the client of graphql-ws works as it is', async () => {
    const client = createClient({
      url: gateway.webSocketUrl,
      webSocketImpl: WebSocket,
      connectionParams: { token: agent, purpose },
    });
    const answers = client.iterate({ query: '{ viewer { kind } }' });
    expect(await answers.next()).toMatchObject({ value: { data: { viewer: { kind: 'AGENT' } } } });
    await client.dispose();
  });
});
