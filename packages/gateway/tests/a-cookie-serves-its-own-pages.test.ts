import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import {
  type LoggedIn,
  logInForTest,
  startTestGateway,
  TEST_NOW,
  TEST_TOKEN_KEY,
  type TestGateway,
} from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const ASK = JSON.stringify({ query: '{ chats(first: 1) { totalCount } }' });
const DESK = 'https://desk.example';
const ELSEWHERE = 'https://evil.example';

/** Even where every page may ask with a token, a cookie is not every page's. */
describeOnDatabases('the cookie of a login', (open) => {
  let database: Database;
  let gateway: TestGateway;
  let agent: LoggedIn;

  beforeAll(async () => {
    database = await open();
    const allowedOrigins = ['*', DESK];
    gateway = await startTestGateway({ database, controllers: ['chat-center'], allowedOrigins });
    const where = { ...gateway, tokenKey: TEST_TOKEN_KEY, clock: () => TEST_NOW };
    agent = await logInForTest(where, { controller: 'chat-center', role: 'support_agent' });
  });
  afterAll(() => gateway.close());

  const post = (headers: Record<string, string>, body = ASK) =>
    fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: agent.browser.cookies(), ...headers },
      body,
    });
  const codeOf = async (answer: Response) =>
    ((await answer.json()) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code;

  test('serves a page of the list, and the browser lets that page read the answer', async () => {
    const answer = await post({ 'remit-purpose': purpose, origin: DESK });
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
    expect(await answer.json()).toMatchObject({ data: { chats: { totalCount: expect.any(Number) } } });
  });

  test('is no cookie on any other page: a cross-site POST is nobody’s (OBL-SAPAT-SEC-07)', async () => {
    const answer = await post({ 'remit-purpose': purpose, origin: ELSEWHERE });
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(await codeOf(answer)).toBe('UNAUTHENTICATED');
    expect(await codeOf(await post({ 'remit-purpose': purpose, origin: 'null' }))).toBe('UNAUTHENTICATED');
    expect(await codeOf(await post({ 'remit-purpose': purpose, 'sec-fetch-site': 'cross-site' }))).toBe(
      'UNAUTHENTICATED',
    );
  });

  test('needs a header that no form can send, with a query as with a mutation (OBL-SAPAT-SEC-07)', async () => {
    const query = JSON.stringify({ query: '{ chats(first: 1) { totalCount } }', extensions: { purpose } });
    const mutation = JSON.stringify({ query: 'mutation { __typename }', extensions: { purpose } });
    for (const body of [query, mutation])
      expect(await codeOf(await post({}, body))).toBe('CSRF_HEADER_MISSING');
    expect(await codeOf(await post({ 'x-requested-with': 'desk' }, query))).toBeUndefined();
  });

  test('opens no WebSocket for another page', async () => {
    const ask = (origin?: string) =>
      new Promise<unknown>((resolve, reject) => {
        const headers = { cookie: agent.browser.cookies(), ...(origin && { origin }) };
        const socket = new WebSocket(gateway.webSocketUrl, 'graphql-transport-ws', { headers });
        const say = (message: object) => socket.send(JSON.stringify(message));
        socket.on('open', () => say({ type: 'connection_init', payload: { purpose } }));
        socket.on('error', reject);
        socket.on('message', (data: Buffer) => {
          const message = JSON.parse(data.toString()) as { type: string; payload: unknown };
          if (message.type === 'connection_ack')
            say({ type: 'subscribe', id: '1', payload: JSON.parse(ASK) });
          else resolve(message.payload);
          if (message.type !== 'connection_ack') socket.close();
        });
      });
    expect(await ask(ELSEWHERE)).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(await ask(DESK)).toMatchObject({ data: { chats: { totalCount: expect.any(Number) } } });
    expect(await ask()).toMatchObject({ data: { chats: { totalCount: expect.any(Number) } } });
  });

  test('is kept from scripts and other sites by the browser, and travels over TLS alone', async () => {
    const { browser, page } = await agent.password();
    const origin = new URL(gateway.url).origin;
    const form = /name="form" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    const answer = await fetch(`${origin}/login/chat-center/code`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: browser.cookies() },
      redirect: 'manual',
      body: `form=${form}&code=${await agent.freshCode()}`,
    });
    const cookie = answer.headers
      .getSetCookie()
      .find((each) => each.includes('session_token=rem') || /session_token=[^;]{40,}/.test(each));
    expect(cookie).toMatch(/^__Secure-remit\.session_token=/);
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
      expect(cookie).toContain(attribute);
  });

  test('a form of another page changes nothing on the login pages (OBL-SAPAT-SEC-07)', async () => {
    const page = await agent.browser.get('/login/chat-center/out');
    const before = await database.prisma.loginSession.count();
    for (const headers of [{ origin: ELSEWHERE }, { origin: DESK }, { 'sec-fetch-site': 'cross-site' }])
      expect((await agent.browser.send(page, {}, headers)).status).toBe(403);
    expect((await agent.browser.send(page, { form: 'f'.repeat(64) })).status).toBe(403);
    expect(await database.prisma.loginSession.count()).toBe(before);
    // Nor can a page of the list read them.
    const read = await fetch(`${new URL(gateway.url).origin}/login/chat-center`, {
      headers: { origin: DESK },
    });
    expect(read.headers.get('access-control-allow-origin')).toBeNull();
    expect(read.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
