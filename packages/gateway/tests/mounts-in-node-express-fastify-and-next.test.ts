import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describeOnDatabases, type TestDatabase } from '@remit/schema/testing';
import express from 'express';
import fastify from 'fastify';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createGateway, createLog, type Gateway } from '../src/index.ts';
import {
  soon,
  startTestGateway,
  TEST_NOW,
  TEST_TOKEN_KEY,
  type TestGateway,
  until,
} from '../src/testing/index.ts';
import { askOverHttp, streamOverSse } from '../src/testing/over-http.ts';
import { streamOverWebSocket, webSocketClient } from '../src/testing/over-web-socket.ts';

const purpose = 'support.live_chat';
const CHATS = '{ chats(first: 1) { totalCount } }';
const WATCH = 'subscription { chatChanged { status } }';

describeOnDatabases('a gateway in somebody else’s server', (open) => {
  let database: TestDatabase;
  let seeded: TestGateway;
  let agent: string;
  let visitor: string;
  const closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    database = await open();
    seeded = await startTestGateway({ database, controllers: ['sapat'] });
    agent = await seeded.tokens.agent('sapat');
    visitor = await seeded.tokens.visitor('sapat');
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  afterAll(() => seeded.close());

  async function embedded(path?: string): Promise<Gateway> {
    const gateway = await createGateway({
      database,
      tokenKey: TEST_TOKEN_KEY,
      clock: () => TEST_NOW,
      log: createLog('silent'),
      policyMode: 'demo',
      ...(path && { path }),
    });
    closing.push(() => gateway.close());
    return gateway;
  }
  async function listen(server: Server): Promise<string> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.unshift(async () => {
      server.closeAllConnections();
      server.close();
    });
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** A query, a live stream over SSE and one over WebSocket, all through the host. */
  async function worksAt(address: string, gateway: Gateway): Promise<void> {
    const question = { as: agent, purpose };
    const answer = await askOverHttp(`http://${address}`, CHATS, question);
    expect(answer).toMatchObject({ status: 200, data: { chats: { totalCount: expect.any(Number) } } });
    expect((await askOverHttp(`http://${address}`, CHATS, { purpose })).status).toBe(401);

    const client = webSocketClient(`ws://${address}`, question);
    const hangUp = new AbortController();
    const streams = [
      streamOverWebSocket(client, WATCH, question),
      streamOverSse(`http://${address}`, WATCH, question, hangUp.signal),
    ];
    const events = streams.map((stream) => stream.next());
    await until('both streams are open', () => gateway.liveStreams.open === 2);
    await seeded.ask('mutation { openChat(input: { message: "Hello?" }) { problems { code } } }', {
      as: visitor,
      purpose,
    });
    for (const event of events) {
      expect(await soon('an event', event)).toMatchObject({
        value: { data: { chatChanged: { status: 'OPEN' } } },
      });
    }
    hangUp.abort();
    await client.dispose();
    await until('both streams are gone', () => gateway.liveStreams.open === 0);
  }

  test('node:http', async () => {
    const gateway = await embedded();
    const server = createServer(gateway.nodeHandler).on('upgrade', gateway.webSocket.handleUpgrade);
    await worksAt(`${await listen(server)}/graphql`, gateway);
  });

  test('Express 5, with its body parser or without, at a path below', async () => {
    const gateway = await embedded('/api/graphql');
    const app = express();
    const api = express.Router();
    api.all('/graphql', gateway.nodeHandler);
    app.use('/api', api);
    const server = createServer(app).on('upgrade', gateway.webSocket.handleUpgrade);
    await worksAt(`${await listen(server)}/api/graphql`, gateway);

    const parsing = express();
    parsing.use(express.json());
    parsing.all('/api/graphql', gateway.nodeHandler);
    const address = await listen(createServer(parsing));
    expect(await askOverHttp(`http://${address}/api/graphql`, CHATS, { as: agent, purpose })).toMatchObject({
      status: 200,
    });
  });

  test('Fastify 5', async () => {
    const gateway = await embedded();
    const app = fastify();
    await app.register((scope, _options, done) => {
      // The gateway reads the body itself, and stops when it is too long.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
      scope.all('/graphql', (request, reply) => {
        reply.hijack();
        gateway.nodeHandler(request.raw, reply.raw);
      });
      done();
    });
    app.server.on('upgrade', gateway.webSocket.handleUpgrade);
    closing.unshift(() => app.close());
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    await worksAt(`${address.replace('http://', '')}/graphql`, gateway);
  });

  test('a route handler of Next: the platform’s Request in, its Response out', async () => {
    const gateway = await embedded('/api/graphql');
    // app/api/graphql/route.ts
    const route = { GET: gateway.fetch, POST: gateway.fetch };
    const url = 'https://desk.example/api/graphql';
    const headers = {
      authorization: `Bearer ${agent}`,
      'remit-purpose': purpose,
      'content-type': 'application/json',
    };
    const posted = await route.POST(
      new Request(url, { method: 'POST', headers, body: JSON.stringify({ query: CHATS }) }),
    );
    expect(posted).toBeInstanceOf(Response);
    expect(await posted.json()).toMatchObject({ data: { chats: { totalCount: expect.any(Number) } } });
    const got = await route.GET(new Request(`${url}?query=${encodeURIComponent(CHATS)}`, { headers }));
    expect(await got.json()).toMatchObject({ data: { chats: { totalCount: expect.any(Number) } } });

    const hangUp = new AbortController();
    const streamed = await route.POST(
      new Request(url, {
        method: 'POST',
        headers: { ...headers, accept: 'text/event-stream' },
        body: JSON.stringify({ query: WATCH }),
        signal: hangUp.signal,
      }),
    );
    const reader = (streamed.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    await until('the stream is open', () => gateway.liveStreams.open === 1);
    await seeded.ask('mutation { openChat(input: { message: "Hello?" }) { problems { code } } }', {
      as: visitor,
      purpose,
    });
    let text = '';
    while (!text.includes('"status":"OPEN"')) text += (await soon('an event', reader.read())).value ?? '';
    await reader.cancel();
    await until('the stream is gone', () => gateway.liveStreams.open === 0);
  });
});
