import type { AppManifest, Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  browserOf,
  createBrowser,
  decide,
  formOf,
  openPage,
  startTestGateway,
  type TestGateway,
  testSignIn,
} from '../src/testing/index.ts';
import { registerApp } from './oauth-app.ts';

describeOnDatabases('the page of consent', (open) => {
  let database: Database;
  let gateway: TestGateway;

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({
      database,
      controllers: ['sapat', 'locusd'],
      oauthAt: testSignIn(database),
    });
  });
  afterAll(() => gateway.close());

  async function pageFor(controller: string, changes: Partial<AppManifest>) {
    const app = await registerApp(gateway, changes);
    const browser = await browserOf(database, controller);
    const page = await openPage(browser, (await app.begin()).url.href);
    return { browser, page };
  }

  test('says who, what, what for, about whom and where to, and runs nothing', async () => {
    const { page } = await pageFor('sapat', {
      clientId: 'us-crm',
      name: 'Tab <b>CRM</b>',
      recipient: { country: 'US', role: 'processor', safeguard: 'scc', contractRef: 'DPA-9' },
    });
    for (const words of [
      'Tab &lt;b&gt;CRM&lt;/b&gt;',
      'Acme GmbH',
      'United States',
      'Standard contractual clauses',
      'DPA-9',
      'https://acme.example/privacy',
      'E-mail address',
      'About the people who write to you',
      'Shows tickets beside the customer in the CRM',
      'you go back to acme.example',
    ]) {
      expect(page.body).toContain(words);
    }
    expect(page.body).not.toContain('<script');
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self' https://acme.example;");
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  test('says why the policy refuses, and installs nothing', async () => {
    const { browser, page } = await pageFor('locusd', {
      clientId: 'far-crm',
      purposes: { 'support.inquiry': { categories: ['user.name'], reason: 'Shows who asks' } },
      recipient: { country: 'US', role: 'processor', contractRef: 'DPA-9' },
    });
    expect(page.body).toContain('cannot be installed');
    expect(page.body).toContain('OBL-MULTI-TRF-12');
    expect(page.body).not.toContain('value="allow"');
    const form = new URLSearchParams({ form: formOf(page.body).token, decision: 'allow' });
    form.append('allow', 'support.inquiry user.name');
    const forced = await browser.post(page.url, form);
    expect(forced.status).toBe(422);
    expect(await database.prisma.grant.count({ where: { oauthClient: { clientId: 'far-crm' } } })).toBe(0);
    const back = await decide(browser, page, { decision: 'refuse' });
    expect(back.searchParams.get('error')).toBe('access_denied');
  });

  test('takes nothing that was not asked, and not nothing', async () => {
    const { browser, page } = await pageFor('sapat', {
      clientId: 'small-crm',
      name: 'Small CRM',
      purposes: { 'support.ticketing': { categories: ['user.name'], reason: 'Shows who asks' } },
    });
    const { token } = formOf(page.body);
    const nothing = await browser.post(page.url, new URLSearchParams({ form: token, decision: 'allow' }));
    expect(nothing.status).toBe(422);
    expect(nothing.body).toContain('Nothing is ticked');
    const more = new URLSearchParams({ form: token, decision: 'allow' });
    for (const tick of ['support.ticketing user.name', 'support.ticketing user.contact.email'])
      more.append('allow', tick);
    expect((await browser.post(page.url, more)).status).toBe(303);
    const { purposes } = await database.prisma.grant.findFirstOrThrow({
      where: { oauthClient: { clientId: 'small-crm' } },
    });
    expect(purposes).toEqual({ 'support.ticketing': ['user.name'] });
  });

  test('a whole kind of data is asked for by its parts that the policy has a use for, each to be taken away', async () => {
    const whole = {
      'support.ticketing': { categories: ['user', 'user.contact'], reason: 'Shows who asks' },
    } as const;
    const app = await registerApp(gateway, { clientId: 'whole-crm', name: 'Whole CRM', purposes: whole });
    const browser = await browserOf(database, 'sapat');
    const page = await openPage(browser, (await app.begin()).url.href);
    const ticks = [...page.body.matchAll(/value="support\.ticketing ([\w.]+)"\s+checked/g)].map(
      ([, tick]) => tick,
    );
    expect(ticks).toContain('user.contact.email');
    expect(ticks).toContain('user.name');
    expect(ticks).not.toContain('user');
    expect(page.body).toMatch(
      /Everything about the person, for\s+<code>support\.ticketing<\/code>, but for what/,
    );
    await decide(browser, page, { keep: (tick) => tick === 'support.ticketing user.contact.email' });
    const granted = async () =>
      (await database.prisma.grant.findFirstOrThrow({ where: { oauthClient: { clientId: 'whole-crm' } } }))
        .purposes;
    expect(await granted()).toEqual({ 'support.ticketing': ['user.contact.email'] });
    // The app itself may ask for a part as well.
    const purposes = { 'support.ticketing': ['user.name'] };
    const parameters = { authorization_details: JSON.stringify([{ type: 'remit_grant', purposes }]) };
    await app.install('sapat', { parameters });
    expect(await granted()).toEqual(purposes);
  });

  test('what was approved is a grant with its admin, and a recipient in the register', async () => {
    const app = await registerApp(gateway, { clientId: 'known-crm', name: 'Known CRM' });
    await app.install('sapat');
    const grant = await database.prisma.grant.findFirstOrThrow({
      where: { oauthClient: { clientId: 'known-crm' } },
      include: { recipient: true, approvedBy: true },
    });
    expect(grant.approvedBy).not.toBeNull();
    expect(grant.recipient).toMatchObject({
      name: 'Known CRM',
      country: 'DE',
      contractRef: 'DPA-2026-77',
      active: true,
    });
  });

  test('asks at which desk somebody signs in, where each desk has a login of its own', async () => {
    const own = await askingForDesk();
    try {
      const app = await registerApp(own, { clientId: 'desk-crm', name: 'Desk CRM' });
      const browser = createBrowser();
      const page = await openPage(browser, (await app.begin()).url.href);
      expect(page.body).toContain('Where do you work?');
      const go = (desk: string) => browser.post(page.url, new URLSearchParams({ desk }));
      expect((await go('//evil.example')).status).toBe(422);
      const { pathname } = new URL(page.url);
      const on = await go('Sapat ');
      expect(new URL(on.location ?? '').pathname).toBe('/login/sapat');
      expect(new URL(on.location ?? '').searchParams.get('next')).toBe(pathname);
    } finally {
      await own.close();
    }
  });

  async function askingForDesk() {
    const signInUrl = (next: string, desk = '') =>
      `/login/${desk}?${new URLSearchParams({ next }).toString()}`;
    return startTestGateway({
      database,
      oauthAt: (origin) => ({ ...testSignIn(database)(origin), signInUrl, asksForDesk: true }),
    });
  }
});
