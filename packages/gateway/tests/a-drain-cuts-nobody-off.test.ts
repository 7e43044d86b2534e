import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describeOnDatabases, type TestDatabase } from '@remit/schema/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import {
  startTestGateway,
  TEST_NOW,
  TEST_TOKEN_KEY,
  tamperedDatabase,
  type TestGateway,
  until,
} from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const CHATS = '{ chats(first: 1) { edges { node { requester { displayName } } } } }';
const WATCH = 'subscription { chatChanged { id requester { displayName } } }';

describeOnDatabases('a gateway that goes away', (open, kind) => {
  let database: TestDatabase;
  let gateway: TestGateway;
  let agent: string;
  /** Statements of this name wait. */
  let held: { readonly name: string; readonly released: Promise<void> } | undefined;
  let waiting = 0;

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    const watched = tamperedDatabase(database, async (name, query) => {
      if (name === held?.name) {
        waiting += 1;
        await held.released;
      }
      return query();
    });
    gateway = await startTestGateway({ database: watched, controllers: ['sapat'] });
    agent = await gateway.tokens.agent('sapat');
  });
  afterEach(() => gateway.close());

  function hold(name: string): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    held = { name, released: promise };
    waiting = 0;
    return () => {
      held = undefined;
      resolve();
    };
  }
  /** A chat changed, as another process would say it. */
  async function change(): Promise<void> {
    const { prisma } = database;
    const { id, controllerId } = await prisma.conversation.findFirstOrThrow({ where: { kind: 'CHAT' } });
    await prisma.$transaction(async (tx) => {
      await tx.event.create({
        data: { controllerId, type: 'CHAT_CHANGED', conversationId: id, recordedAt: TEST_NOW },
      });
      await tx.$executeRaw`SELECT pg_notify('remit_event', '')`;
    });
  }

  test('finishes the requests that run, and sends new ones away', async () => {
    const release = hold('holder_of_token');
    const running = gateway.askOverHttp(CHATS, { as: agent, purpose });
    await until('the request runs', () => waiting === 1);
    let drained = false;
    const drain = gateway.gateway.drain().then(() => (drained = true));
    expect(await gateway.gateway.ready()).toBe(false);
    const origin = new URL(gateway.url).origin;
    expect((await fetch(`${origin}/readyz`)).status).toBe(503);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    const late = await gateway.askOverHttp(CHATS, { as: agent, purpose });
    expect({
      status: late.status,
      code: late.errors?.[0]?.extensions?.['code'],
      retry: late.headers.get('retry-after'),
    }).toEqual({
      status: 503,
      code: 'DRAINING',
      retry: '5',
    });
    const socket = new WebSocket(gateway.webSocketUrl, 'graphql-transport-ws');
    expect(((await once(socket, 'error')) as [Error])[0].message).toContain('503');
    expect(drained).toBe(false);
    release();
    expect(await running).toMatchObject({ status: 200, data: { chats: expect.anything() } });
    await drain;
  });

  /** A connection that is spoken to frame by frame. */
  async function connect() {
    const socket = new WebSocket(gateway.webSocketUrl, 'graphql-transport-ws');
    const frames: string[] = [];
    socket.on('message', (data: Buffer) => {
      const { type, id } = JSON.parse(data.toString()) as { type: string; id?: string };
      if (id) frames.push(`${id} ${type}`);
    });
    const closed = once(socket, 'close') as Promise<[number]>;
    closed.catch(() => undefined);
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { token: agent, purpose } }));
    await once(socket, 'message');
    const subscribe = (id: string, query: string) =>
      socket.send(JSON.stringify({ type: 'subscribe', id, payload: { query } }));
    return { socket, frames, closed, subscribe };
  }

  test('a WebSocket gets the answer that was under way, then 1001', async () => {
    const { frames, closed, subscribe } = await connect();
    const release = hold('ledger_entries');
    subscribe('query', CHATS);
    await until('the query runs', () => waiting === 1);
    const drain = gateway.gateway.drain();
    release();
    expect((await closed)[0]).toBe(1001);
    expect(frames).toEqual(['query next', 'query complete']);
    await drain;
  });

  test('a live stream gets the event that was under way, then 1001 without "complete", so that its client comes back', async () => {
    const { frames, closed, subscribe } = await connect();
    subscribe('idle', 'subscription { ticketChanged { id } }');
    subscribe('busy', WATCH);
    await until('both streams are open', () => gateway.gateway.liveStreams.open === 2);
    const release = hold('holder_of_token');
    await change();
    await until('the event is on its way', () => waiting === 1);
    const drain = gateway.gateway.drain();
    release();
    expect((await closed)[0]).toBe(1001);
    expect(frames).toEqual(['busy next']);
    await drain;
    expect(gateway.gateway.liveStreams.open).toBe(0);
  });

  test('a live stream over SSE is told that it is over, and why', async () => {
    const watch = await gateway.watch(WATCH, { as: agent, purpose, over: 'sse' });
    await gateway.gateway.drain();
    expect(await watch.next()).toEqual({
      errors: [
        {
          message: 'This live stream is over.',
          extensions: { code: 'STREAM_ENDED', reason: 'DRAINING', cursor: expect.any(String) },
        },
      ],
    });
    expect(await watch.next()).toBeUndefined();
  });

  if (kind === 'pglite') return;

  describe('as a process', () => {
    const started: ChildProcess[] = [];
    afterAll(() => {
      for (const child of started) child.kill('SIGKILL');
    });

    test('SIGTERM: 1001 for who is connected, exit code 0 within 10 s', async () => {
      const { url } = database;
      const child = spawn(process.execPath, ['--conditions=@remit/source', 'src/cli/index.ts', 'start'], {
        cwd: new URL('..', import.meta.url),
        env: {
          ...process.env,
          DATABASE_URL: url ?? '',
          REMIT_TOKEN_KEY: TEST_TOKEN_KEY,
          REMIT_POLICIES: 'demo',
          PORT: '0',
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      started.push(child);
      let log = '';
      child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
      await until('the server serves', () => log.includes('"serving"'));
      const [, port = ''] = /"url":"http:\/\/127\.0\.0\.1:(\d+)"/.exec(log) ?? [];
      const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
      await once(socket, 'open');
      socket.send(JSON.stringify({ type: 'connection_init', payload: { token: agent, purpose } }));
      await once(socket, 'message');
      const [closed, exited] = [once(socket, 'close'), once(child, 'exit')];
      const before = performance.now();
      child.kill('SIGTERM');
      expect(((await closed) as [number])[0]).toBe(1001);
      expect(((await exited) as [number])[0]).toBe(0);
      expect(performance.now() - before).toBeLessThan(10_000);
      expect(log).toContain('"stopped"');
    }, 60_000);
  });
});
