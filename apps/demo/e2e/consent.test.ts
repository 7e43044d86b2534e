import { createHash, randomBytes } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from './browser.ts';
import { type Demo, startDemo } from './start-demo.ts';

const CALLBACK = 'http://127.0.0.1:9/callback';

let demo: Demo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), startBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Registers an app, and gives the address with which it asks to be installed. */
async function askToInstall(clientId: string, country: string, changes: object = {}): Promise<string> {
  const manifest = {
    clientId,
    name: `Acme CRM ${clientId}`,
    publisher: 'Acme Customer Relations, Inc.',
    policyUrl: 'https://acme.example/privacy/customers-of-our-customers',
    redirectUris: [CALLBACK],
    scopes: ['tickets:read', 'chats:read', 'people:read'],
    purposes: {
      'support.ticketing': {
        categories: [
          'user.name',
          'user.contact.email',
          'user.contact.phone_number',
          'user.content.ticket',
          'employee.name',
        ],
        reason: 'Shows tickets beside the customer, so that sales people know what is going on.',
      },
      'support.live_chat': {
        categories: ['user.name', 'user.content.chat'],
        reason: 'Shows chats beside the customer.',
      },
    },
    recipient: {
      country,
      role: 'processor',
      contractRef: 'DPA-2026-77',
      ...(country === 'US' && { safeguard: 'scc' }),
    },
    ...changes,
  };
  const registered = await fetch(`${demo.url}oauth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${demo.registration}` },
    body: JSON.stringify({
      remit_manifest: manifest,
      token_endpoint_auth_method: 'none',
      application_type: 'native',
    }),
  });
  expect(registered.status).toBe(201);
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: CALLBACK,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: 'remembered',
  });
  return `${demo.url}oauth/authorize?${query.toString()}`;
}

async function open(width: number, url: string, controller: string, colorScheme: 'light' | 'dark' = 'light') {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(url);
  await page.getByRole('button', { name: `The admin of ${controller}` }).click();
  await page.getByRole('heading', { level: 1, name: /Acme CRM/ }).waitFor();
  return { page, complaints, context };
}

/** The page itself runs no script; axe needs one, so it looks at a copy of it. */
async function faultsOf(page: Page): Promise<string[]> {
  const context = await browser.newContext({ viewport: page.viewportSize(), bypassCSP: true });
  const copy = await context.newPage();
  await copy.setContent(await page.content());
  const { violations } = await new AxeBuilder({ page: copy }).analyze();
  await context.close();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

async function isTooWide(page: Page): Promise<boolean> {
  const width = page.viewportSize()?.width ?? 0;
  const boxes = await Promise.all(
    (await page.locator('main, fieldset, dd, button').all()).map((each) => each.boundingBox()),
  );
  return boxes.some((box) => box !== null && box.x + box.width > width + 0.5);
}

test.each([
  { width: 1280, colorScheme: 'light' as const },
  { width: 375, colorScheme: 'dark' as const },
])(
  'consent is asked on a page that everybody can use, $width wide, $colorScheme',
  async ({ width, colorScheme }) => {
    const url = await askToInstall(`acme-${width}`, 'US');
    const { page, complaints, context } = await open(width, url, 'Sapat.chat', colorScheme);
    expect(await faultsOf(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    expect(complaints).toEqual([]);
    await context.close();
  },
  60_000,
);

test('words without an end stay on the page, and the buttons with them', async () => {
  const url = await askToInstall('acme-long', 'DE', {
    name: `Acme CRM ${'W'.repeat(70)}`,
    publisher: 'V'.repeat(120),
    policyUrl: `https://acme.example/${'a'.repeat(300)}`,
    purposes: { 'support.ticketing': { categories: ['user.name'], reason: 'x'.repeat(400) } },
  });
  const { page, context } = await open(375, url, 'Sapat.chat');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375);
  await context.close();
}, 60_000);

test('consent is narrowed and given with the keyboard alone, and the app gets its code', async () => {
  const url = await askToInstall('acme-keyboard', 'DE');
  const { page, context } = await open(1280, url, 'Sapat.chat');
  const email = page.getByRole('checkbox', { name: 'E-mail address' });
  await email.focus();
  await page.keyboard.press('Space');
  expect(await email.isChecked()).toBe(false);
  const back = page.waitForRequest((request) => request.url().startsWith(CALLBACK));
  await page.getByRole('button', { name: 'Allow what is ticked' }).focus();
  await page.keyboard.press('Enter');
  const { searchParams } = new URL((await back).url());
  expect(searchParams.get('state')).toBe('remembered');
  expect(searchParams.get('code')).toMatch(/^[\w-]{43}$/);
  await context.close();
}, 60_000);

test('where the policy refuses, the page says why, and the only way is back', async () => {
  const url = await askToInstall('acme-refused', 'BR');
  const { page, context } = await open(375, url, 'Sapat.chat');
  expect(await page.getByRole('alert').innerText()).toContain('OBL-MULTI-TRF-12');
  expect(await page.getByRole('button').allInnerTexts()).toEqual(['Back to 127.0.0.1:9']);
  expect(await faultsOf(page)).toEqual([]);
  await context.close();
}, 60_000);
