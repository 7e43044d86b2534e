import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import * as client from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  browserOf,
  formOf,
  openPage,
  startTestGateway,
  type TestGateway,
  testSignIn,
} from '../src/testing/index.ts';
import { registerApp, type TestApp } from './oauth-app.ts';

const CALLBACK = 'https://acme.example/callback';

describeOnDatabases('an app that wants to be installed', (open) => {
  let database: Database;
  let gateway: TestGateway;
  let app: TestApp;
  let origin: string;

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({
      database,
      controllers: ['sapat', 'chat2desk'],
      oauthAt: testSignIn(database),
    });
    origin = new URL(gateway.url).origin;
    app = await registerApp(gateway);
    await registerApp(gateway, {
      clientId: 'other-app',
      name: 'Other',
      redirectUris: ['https://other.example/callback'],
    });
  });
  afterAll(() => gateway.close());

  const refusedWith = (error: string) => expect.objectContaining({ error });

  test('a pushed request is used once, and by the app that pushed it', async () => {
    const { url } = await app.begin();
    const pushed = await client.buildAuthorizationUrlWithPAR(
      app.config,
      Object.fromEntries(url.searchParams),
    );
    const stolen = new URL(pushed);
    stolen.searchParams.set('client_id', 'other-app');
    expect((await (await browserOf(database, 'sapat')).get(stolen.href)).status).toBe(400);
    const browser = await browserOf(database, 'sapat');
    const page = await openPage(browser, pushed.href);
    const form = new URLSearchParams({ form: formOf(page.body).token, decision: 'refuse' });
    const refused = await browser.post(page.url, form);
    expect(refused.status).toBe(303);
  });

  test('nobody decides for somebody else', async () => {
    const { url } = await app.begin();
    const browser = await browserOf(database, 'sapat');
    const page = await openPage(browser, url.href);
    const form = new URLSearchParams({ form: formOf(page.body).token, decision: 'allow' });
    form.append('allow', 'support.ticketing user.name');
    // Another site's form has no token of the page; another browser has no cookie of the request.
    const forged = new URLSearchParams([...form].filter(([name]) => name !== 'form'));
    expect((await browser.post(page.url, forged)).status).toBe(403);
    expect((await (await browserOf(database, 'chat2desk')).post(page.url, form)).status).toBe(400);
    // Somebody of another controller in the same browser has another token to show.
    const agent = await database.prisma.agent.findFirstOrThrow({
      where: { dataSubject: { controller: { slug: 'chat2desk' } } },
    });
    browser.setCookie('test-agent', `${agent.id}.admin.both`);
    expect((await browser.post(page.url, form)).status).toBe(403);
  });

  test.each([
    [{ role: 'support_agent' }, 403],
    [{ factor: 'one' as const }, 404],
  ])('an agent with %o installs nothing', async (who, status) => {
    const browser = await browserOf(database, 'sapat', who);
    const { url } = await app.begin();
    const page = await openPage(browser, url.href);
    expect(page.status).toBe(status);
    expect(formOf(page.body).ticks).toEqual([]);
    const form = new URLSearchParams({ form: formOf(page.body).token, decision: 'allow' });
    form.append('allow', 'support.ticketing user.name');
    expect((await browser.post(page.url, form)).status).not.toBe(303);
  });

  test('nobody registers without a token for it, or under the name of another', async () => {
    const register = (token: string) =>
      fetch(`${origin}/oauth/register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: '{}',
      });
    expect((await register('x'.repeat(43))).status).toBe(401);
    for (const clientId of ['acme-crm', 'example-crm']) {
      await expect(registerApp(gateway, { clientId })).rejects.toEqual(
        refusedWith('invalid_client_metadata'),
      );
    }
    const elsewhere = { redirect_uris: ['https://evil.example/callback'] };
    await expect(registerApp(gateway, { clientId: 'new-app' }, elsewhere)).rejects.toEqual(
      refusedWith('invalid_redirect_uri'),
    );
  });

  test('the database holds nothing that opens anything', async () => {
    const approved = await app.approve('sapat');
    const tokens = await app.redeem(approved);
    const rows = await database.sql.query<{ row: string }>(
      'all_of_oauth',
      'SELECT a::text AS row FROM oauth_artifact a UNION ALL SELECT o::text FROM oauth_client o',
    );
    const everything = rows.map(({ row }) => row).join('\n');
    const secrets = [
      approved.back.searchParams.get('code'),
      tokens.access_token,
      tokens.refresh_token,
      app.config.clientMetadata().client_secret,
    ];
    expect(secrets.every((secret) => typeof secret === 'string' && secret.length > 20)).toBe(true);
    for (const secret of secrets) expect(everything).not.toContain(secret);
    expect(everything).toContain(CALLBACK);
  });
});
