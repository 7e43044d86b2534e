import { describeOnPostgresql, type TestDatabase } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createLoginBrowser,
  type LoggedIn,
  logInForTest,
  startTestGateway,
  TEST_NOW,
  TEST_TOKEN_KEY,
  type TestGateway,
} from '../../src/testing/index.ts';
import { type IdentityProvider, startIdentityProvider } from '../fixtures/identity-provider.ts';

const CLIENT = 'the-helpdesk';
/** What a provider says, and nobody asked for. */
const EXTRA = {
  name: 'Name From Elsewhere',
  picture: 'https://pictures.example/extra.png',
  phone_number: '+381600000000',
  birthdate: '1990-01-01',
  groups: ['secret-group'],
};

describeOnPostgresql('another provider tells who somebody is', (open) => {
  let database: TestDatabase;
  let idp: IdentityProvider;
  let gateway: TestGateway;
  let agent: LoggedIn;

  beforeAll(async () => {
    database = await open();
    idp = await startIdentityProvider(CLIENT);
    const provider = {
      id: 'corp',
      name: 'Corp',
      discoveryUrl: idp.discoveryUrl,
      clientId: CLIENT,
      clientSecret: 'x',
    };
    gateway = await startTestGateway({
      database,
      controllers: ['sapat', 'infostud'],
      publicUrl: 'http://desk.example',
      login: { providers: [provider] },
    });
    const where = { ...gateway, tokenKey: TEST_TOKEN_KEY, clock: () => TEST_NOW };
    agent = await logInForTest(where, { controller: 'sapat', role: 'support_agent' });
  });
  afterAll(async () => {
    await gateway.close();
    await idp.close();
  });

  /** The link on the login page, there and back. */
  async function comeIn() {
    const origin = new URL(gateway.url).origin;
    const browser = createLoginBrowser(origin);
    const page = await browser.get('/login/sapat');
    const link = /<a href="([^"]*provider=corp[^"]*)"/.exec(page.text)?.[1] ?? '';
    return { browser, page: await browser.follow(link, 'http://desk.example') };
  }

  test('with a second factor beside it; the rest of what it says, and its tokens, are dropped (OBL-SAPAT-INT-04)', async () => {
    idp.says = { sub: 'corp-7', email: agent.email.toUpperCase(), email_verified: true, ...EXTRA };
    const { browser, page } = await comeIn();
    expect(page.title).toBe('Enter the code');
    const asked = { cookie: browser.cookies(), purpose: 'support.live_chat' };
    expect((await gateway.ask('{ chats(first: 1) { totalCount } }', asked)).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    expect((await browser.send(page, { code: await agent.freshCode() })).title).toBe('You are logged in');
    const cookie = browser.cookies();
    expect(
      (await gateway.ask('{ chats(first: 1) { totalCount } }', { ...asked, cookie })).errors,
    ).toBeUndefined();
    const { prisma } = database;
    const kept = JSON.stringify(
      await Promise.all([
        prisma.loginAccount.findMany(),
        prisma.loginCredential.findMany(),
        prisma.loginSession.findMany(),
        prisma.loginVerification.findMany(),
        prisma.agent.findMany({ where: { email: agent.email } }),
      ]),
    );
    expect(kept).toContain('corp-7');
    for (const extra of Object.values(EXTRA).flat()) expect(kept).not.toContain(extra);
    expect(idp.gave.length).toBeGreaterThanOrEqual(3);
    for (const token of idp.gave) expect(kept).not.toContain(token);
    expect(gateway.logLines.join('')).not.toContain('very-secret');
  });

  test('nobody becomes an agent by an e-mail, and none is believed that is not verified (OBL-SAPAT-INT-04)', async () => {
    const accounts = await database.prisma.loginAccount.count();
    idp.says = { sub: 'corp-8', email: 'stranger@sapat.example', email_verified: true };
    expect((await comeIn()).page.title).toBe('That did not let you in');
    idp.says = { sub: 'corp-9', email: agent.email, email_verified: false };
    expect((await comeIn()).page.title).toBe('That did not let you in');
    expect(await database.prisma.loginAccount.count()).toBe(accounts);
  });

  test('under a policy that takes over no claims, nobody comes in through others', async () => {
    const browser = createLoginBrowser(new URL(gateway.url).origin);
    expect((await browser.get('/login/infostud')).text).not.toContain('Corp');
    expect((await browser.get('/login/infostud/with?provider=corp')).status).toBe(403);
    expect((await browser.get('/login/infostud/provider/callback/corp?code=x&state=y')).status).toBe(403);
  });
});
