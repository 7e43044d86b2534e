import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createBrowser,
  decide,
  logInForTest,
  openConsent,
  startTestGateway,
  TEST_NOW,
  TEST_TOKEN_KEY,
  type TestGateway,
} from '../src/testing/index.ts';
import { registerApp } from './oauth-app.ts';

describeOnDatabases('an app whose owner of the desk logs in', (open) => {
  let database: Database;
  let gateway: TestGateway;

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({ database, controllers: ['sapat'], atOwnAddress: true });
  });
  afterAll(() => gateway.close());

  async function loggedIn(role: string) {
    const where = { ...gateway, tokenKey: TEST_TOKEN_KEY, clock: () => TEST_NOW };
    const { browser: login } = await logInForTest(where, { controller: 'sapat', role });
    const browser = createBrowser();
    for (const pair of login.cookies().split('; ')) {
      const at = pair.indexOf('=');
      browser.setCookie(pair.slice(0, at), pair.slice(at + 1));
    }
    return browser;
  }

  test('with a second factor, reads what it was granted', async () => {
    const app = await registerApp(gateway);
    const stranger = await openConsent(createBrowser(), (await app.begin()).url.href);
    expect(stranger.body).toContain('Where do you work?');
    const begun = await app.begin();
    const browser = await loggedIn('owner');
    const page = await openConsent(browser, begun.url.href);
    const tokens = await app.redeem({ ...begun, back: await decide(browser, page) });
    const answer = await gateway.ask('{ tickets { totalCount } }', {
      as: tokens.access_token,
      purpose: 'support.ticketing',
    });
    expect(answer.errors).toBeUndefined();
  });

  test('who only answers customers installs nothing', async () => {
    const app = await registerApp(gateway, { clientId: 'unwanted-app', name: 'Unwanted' });
    const page = await openConsent(await loggedIn('agent'), (await app.begin()).url.href);
    expect(page.status).toBe(403);
  });
});
