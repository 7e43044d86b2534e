import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startTestGateway, type TestGateway } from '../src/testing/index.ts';

const QUERY = '{ viewer { kind } }';
const MUTATION = 'mutation { openChat(input: { message: "Hello" }) { problems { code } } }';

describeOnDatabases('the HTTP surface', (open) => {
  let gateway: TestGateway;
  let agent: string;

  beforeAll(async () => {
    gateway = await startTestGateway({
      database: await open(),
      controllers: ['sapat'],
      allowedOrigins: ['https://desk.example'],
    });
    agent = await gateway.tokens.agent('sapat');
  });
  afterAll(() => gateway.close());

  async function send(
    method: string,
    headers: Record<string, string>,
    body?: string,
    query = '',
  ): Promise<Response> {
    return fetch(`${gateway.url}${query}`, { method, headers, ...(body !== undefined && { body }) });
  }
  const codeOf = async (response: Response) => {
    const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    return errors?.[0]?.extensions.code;
  };
  const auth = () => ({ authorization: `Bearer ${agent}` });
  const json = () => ({ ...auth(), 'content-type': 'application/json' });

  test.each([
    ['a form', 'application/x-www-form-urlencoded', `query=${encodeURIComponent(MUTATION)}`],
    ['plain text', 'text/plain', JSON.stringify({ query: MUTATION })],
    ['a bare document', 'application/graphql', MUTATION],
    ['multipart', 'multipart/form-data; boundary=x', '--x--'],
    ['JSON by another name', 'application/jsonp', JSON.stringify({ query: MUTATION })],
  ])('what a browser sends without asking is not read: %s (OBL-SAPAT-SEC-07)', async (_what, type, body) => {
    const response = await send('POST', { ...auth(), 'content-type': type }, body);
    expect({ status: response.status, code: await codeOf(response) }).toEqual({
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
    });
  });

  test('a GET asks with a header of ours, and never changes anything (OBL-SAPAT-SEC-07)', async () => {
    const query = `?query=${encodeURIComponent(QUERY)}`;
    const bare = await send('GET', {}, undefined, query);
    expect({ status: bare.status, code: await codeOf(bare) }).toEqual({
      status: 403,
      code: 'CSRF_HEADER_MISSING',
    });
    const asked = await send('GET', auth(), undefined, query);
    expect(await asked.json()).toMatchObject({ data: { viewer: { kind: 'AGENT' } } });
    const mutation = await send('GET', auth(), undefined, `?query=${encodeURIComponent(MUTATION)}`);
    expect(mutation.status).toBe(405);
    const stream = await send(
      'GET',
      { ...auth(), accept: 'text/event-stream' },
      undefined,
      `?query=${encodeURIComponent(MUTATION)}`,
    );
    expect(await stream.text()).not.toContain('openChat');
  });

  test.each(['PUT', 'DELETE', 'PATCH'])('%s is no way to ask', async (method) => {
    expect((await send(method, json(), '{}')).status).toBe(405);
  });

  /** Says what no client would. @returns status and text of the answer */
  async function say(path: string, headers: readonly string[]): Promise<string> {
    const { hostname, port } = new URL(gateway.url);
    const asked = request({ hostname, port, path, method: 'POST', headers: [...headers], setHost: false });
    asked.end(JSON.stringify({ query: QUERY }));
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    let text = '';
    for await (const chunk of answer) text += String(chunk);
    return `${answer.statusCode} ${text}`;
  }

  test('a header that would mislead whoever reads it is refused, and no answer tells how this is built', async () => {
    const { host } = new URL(gateway.url);
    const plain = ['content-type', 'application/json', 'authorization', `Bearer ${agent}`];
    expect(await say('/graphql', ['host', host, ...plain])).toContain(
      '200 {"data":{"viewer":{"kind":"AGENT"}}',
    );
    for (const other of ['[', `${host}/graphql/files/x?`])
      expect(await say('/graphql', ['host', other, ...plain])).toBe('400 The Host header is none.\n');
    expect(await say('/graphql', ['host', host, ...plain, 'authorization', 'DPoP x'])).toBe(
      '400 The header authorization came more than once.\n',
    );
    expect(await say('//[', ['host', host, ...plain])).toMatch(/^404 There is nothing here/);
  });

  test.each(['//[', 'http://[/graphql', '//a:99999/'])(
    'an upgrade for an address that is none is nobody’s, and ends no process: %s',
    async (path) => {
      const { hostname, port } = new URL(gateway.url);
      const headers = {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      };
      const [error] = await once(request({ hostname, port, path, headers }).end(), 'error').catch(
        (thrown: unknown) => [thrown],
      );
      expect(String(error)).toContain('socket hang up');
      expect((await send('POST', json(), JSON.stringify({ query: QUERY }))).status).toBe(200);
    },
  );

  test('a page of another site gets nothing, over HTTP and WebSocket', async () => {
    const evil = 'https://evil.example';
    const refused = await send('POST', { ...json(), origin: evil }, JSON.stringify({ query: QUERY }));
    expect({
      status: refused.status,
      code: await codeOf(refused),
      cors: refused.headers.get('access-control-allow-origin'),
    }).toEqual({
      status: 403,
      code: 'ORIGIN_NOT_ALLOWED',
      cors: null,
    });
    const preflight = await send('OPTIONS', { origin: evil, 'access-control-request-method': 'POST' });
    expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    const socket = new WebSocket(gateway.webSocketUrl, 'graphql-transport-ws', { origin: evil });
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('403');
  });

  test('a listed page gets in, and the gateway’s own', async () => {
    for (const origin of ['https://desk.example', new URL(gateway.url).origin]) {
      const answer = await send('POST', { ...json(), origin }, JSON.stringify({ query: QUERY }));
      expect(await answer.json()).toMatchObject({ data: { viewer: { kind: 'AGENT' } } });
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
      // It may use the cookie of a login: see a-cookie-serves-its-own-pages.test.ts.
      expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
      const preflight = await send('OPTIONS', { origin, 'access-control-request-method': 'POST' });
      expect(preflight.headers.get('access-control-allow-headers')).toContain('remit-purpose');
      const socket = new WebSocket(gateway.webSocketUrl, 'graphql-transport-ws', { origin });
      await once(socket, 'open');
      socket.close();
    }
  });

  test('a body is counted while it streams in, whatever it announced', async () => {
    const announced = await send('POST', json(), JSON.stringify({ query: `# ${'x'.repeat(1_100_000)}` }));
    expect({ status: announced.status, code: await codeOf(announced) }).toEqual({
      status: 413,
      code: 'REQUEST_ENTITY_TOO_LARGE',
    });
    // Chunked: nothing is announced, and the client would go on for ever.
    const chunked = request(gateway.url, { method: 'POST', headers: json() });
    chunked.on('error', () => undefined);
    const answered = once(chunked, 'response') as Promise<
      [{ statusCode: number; headers: Record<string, string> }]
    >;
    const chunk = 'x'.repeat(64_000);
    let sent = 0;
    const pump = (): void => {
      if (sent < 20 && !chunked.destroyed) chunked.write(chunk, pump);
      sent += 1;
    };
    pump();
    const [{ statusCode, headers }] = await answered;
    expect({ statusCode, connection: headers['connection'] }).toEqual({
      statusCode: 413,
      connection: 'close',
    });
    chunked.destroy();
  });

  test('a chunked body within the limit is read', async () => {
    const text = JSON.stringify({ query: QUERY });
    const body = new ReadableStream({
      start(controller) {
        for (const character of text) controller.enqueue(new TextEncoder().encode(character));
        controller.close();
      },
    });
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: json(),
      body,
      duplex: 'half',
    } as RequestInit);
    expect(await response.json()).toMatchObject({ data: { viewer: { kind: 'AGENT' } } });
  });

  test('several operations at once are not taken', async () => {
    const response = await send('POST', json(), JSON.stringify([{ query: QUERY }, { query: QUERY }]));
    expect({ status: response.status, code: await codeOf(response) }).toEqual({
      status: 400,
      code: 'BAD_REQUEST',
    });
  });

  test('an answer is for one caller: nobody on the way keeps it', async () => {
    const response = await send('POST', json(), JSON.stringify({ query: QUERY }));
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('without development there is no GraphiQL, and other paths are nothing', async () => {
    const page = await send('GET', { accept: 'text/html' });
    expect(page.headers.get('content-type') ?? '').not.toContain('html');
    const origin = new URL(gateway.url).origin;
    expect((await fetch(`${origin}/`)).status).toBe(404);
    expect(await (await fetch(`${origin}/healthz`)).text()).toBe('alive\n');
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  });
});
