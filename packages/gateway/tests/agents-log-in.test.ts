import { createHash } from 'node:crypto';
import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createLoginBrowser,
  inviteForTest,
  type LoggedIn,
  logInForTest,
  startTestGateway,
  TEST_NOW,
  TEST_PASSWORD,
  TEST_TOKEN_KEY,
  type TestGateway,
} from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const CHATS = '{ chats(first: 3) { totalCount edges { node { requester { displayName } } } } }';
const WATCH = 'subscription { chatChanged { id } }';

describeOnDatabases('an agent who logs in', (open) => {
  let database: Database;
  let gateway: TestGateway;
  let agent: LoggedIn;
  const where = () => ({ ...gateway, tokenKey: TEST_TOKEN_KEY, clock: () => TEST_NOW });

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({ database, controllers: ['chat-center', 'sapat'] });
    agent = await logInForTest(where(), { controller: 'chat-center', role: 'support_agent' });
  });
  afterAll(() => gateway.close());

  const ask = (cookie: string, over: 'http' | 'sse' | 'ws' = 'http') =>
    gateway.ask(CHATS, { cookie, purpose, over });

  test('asks over HTTP, SSE and WebSocket as with a token of the same role', async () => {
    const token = await gateway.tokens.agent('chat-center', 'support_agent');
    const expected = await gateway.ask(CHATS, { as: token, purpose });
    expect(expected.data?.['chats']).toMatchObject({ totalCount: expect.any(Number) });
    for (const over of ['http', 'ws'] as const)
      expect(await ask(agent.browser.cookies(), over)).toEqual(expected);
    const watch = await gateway.watch(WATCH, { cookie: agent.browser.cookies(), purpose, over: 'sse' });
    await watch.stop();
  });

  test('needs the password and the code, in this order, and each code is good once', async () => {
    const wrong = await agent.password('wrong horse battery staple');
    expect(wrong.page).toMatchObject({
      status: 401,
      title: 'Log in',
      fault: expect.stringContaining('do not belong'),
    });
    const { browser, page } = await agent.password();
    expect(page.title).toBe('Enter the code');
    expect(await ask(browser.cookies())).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    const code = await agent.freshCode();
    expect((await browser.send(page, { code })).title).toBe('You are logged in');
    expect((await ask(browser.cookies())).errors).toBeUndefined();
    const again = await agent.password();
    expect(await again.browser.send(again.page, { code })).toMatchObject({ status: 401 });
  });

  test('without a second factor can set one up and do nothing else', async () => {
    const browser = createLoginBrowser(new URL(gateway.url).origin);
    const email = 'half@chat-center.example';
    const invitation = await inviteForTest(where(), { controller: 'chat-center', role: 'owner', email });
    const join = await browser.get(`/login/chat-center/join?invitation=${invitation}`);
    const fields = { name: 'Half', password: TEST_PASSWORD, again: TEST_PASSWORD, confidential: 'yes' };
    const login = await browser.send(join, fields);
    expect(login.title).toBe('Log in');
    expect((await browser.send(login, { email, password: TEST_PASSWORD })).title).toBe(
      'Set up a second factor',
    );
    expect(await ask(browser.cookies())).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    for (const page of ['people', 'done', 'code', 'recovery'])
      expect((await browser.get(`/login/chat-center/${page}`)).title).toBe('Set up a second factor');
    // The link is good once.
    expect((await browser.send(join, fields)).status).toBe(410);
  });

  test('comes in with a recovery code, once', async () => {
    expect(agent.recoveryCodes).toHaveLength(10);
    const [code = ''] = agent.recoveryCodes;
    const use = async () => {
      const { browser } = await agent.password();
      return browser.send(await browser.get('/login/chat-center/recovery'), { code });
    };
    expect((await use()).title).toBe('You are logged in');
    expect((await use()).fault).toContain('none of the recovery codes');
  });

  test('is nobody at another controller, and its cookie is no cookie there', async () => {
    expect((await agent.browser.get('/login/sapat/done')).title).toBe('Log in');
    const { data } = await ask(agent.browser.cookies());
    const own = await gateway.ask(CHATS, { as: await gateway.tokens.agent('chat-center'), purpose });
    expect(data).toEqual(own.data);
  });

  test('logs out: refused at once, and the live stream ends with the reason', async () => {
    const { browser, page } = await agent.password();
    await browser.send(page, { code: await agent.freshCode() });
    const cookie = browser.cookies();
    const watch = await gateway.watch(WATCH, { cookie, purpose, over: 'ws' });
    await browser.send(await browser.get('/login/chat-center/out'), {});
    expect((await ask(cookie)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect((await watch.next())?.errors).toMatchObject([
      { extensions: { code: 'STREAM_ENDED', reason: 'SESSION_ENDED' } },
    ]);
    // Another session of the same agent goes on.
    expect((await ask(agent.browser.cookies())).errors).toBeUndefined();
  });

  test('keeps no secret in the clear', async () => {
    const rows = JSON.stringify(
      await Promise.all([
        database.prisma.loginSession.findMany(),
        database.prisma.loginCredential.findMany(),
        database.prisma.loginVerification.findMany(),
        database.prisma.loginTry.findMany(),
        database.prisma.loginInvitation.findMany(),
        database.sql.query('second_factors', 'SELECT secret, backup_codes FROM login_second_factor'),
      ]),
    );
    const session = /session_token=([^.]+)\./.exec(decodeURIComponent(agent.browser.cookies()))?.[1] ?? '';
    expect(session).toHaveLength(32);
    // Nor in another spelling, nor as a digest that needs no key: who reads the table could make the cookie from it.
    const spelled = (['hex', 'base64', 'base64url'] as const).map((as) => Buffer.from(session).toString(as));
    const digests = (['hex', 'base64', 'base64url'] as const).map((as) =>
      createHash('sha256').update(session).digest(as),
    );
    for (const secret of [session, ...spelled, ...digests, TEST_PASSWORD, ...agent.recoveryCodes])
      expect(rows).not.toContain(secret);
  });

  test('who is disabled is refused at once, and the live stream ends with the reason', async () => {
    const cookie = agent.browser.cookies();
    const watch = await gateway.watch(WATCH, { cookie, purpose, over: 'sse' });
    await database.prisma.agent.updateMany({ where: { email: agent.email }, data: { disabledAt: TEST_NOW } });
    expect((await ask(cookie)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect((await watch.next())?.errors).toMatchObject([
      { extensions: { code: 'STREAM_ENDED', reason: 'AGENT_DISABLED' } },
    ]);
    expect((await agent.password()).page).toMatchObject({ status: 401 });
  });
});
