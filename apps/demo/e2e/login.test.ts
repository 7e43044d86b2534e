import { createHmac } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from './browser.ts';
import { type Demo, startDemo } from './start-demo.ts';

const PASSWORD = 'correct horse battery staple';

let demo: Demo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), startBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await demo.stop();
});

/** As an authenticator app does it: RFC 6238 over the key that the page shows. */
function codeFor(key: string): string {
  const bits = [...key.replaceAll(' ', '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = digest.readUInt8(19) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Nothing that axe finds, nothing wider than the window, nothing that the browser complains about. */
async function expectReadable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth: all, clientWidth: seen } = document.documentElement;
    return { scrollWidth: all, clientWidth: seen };
  });
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
}

test.each([
  ['wide and light', 'sapat', { width: 1280, colorScheme: 'light' }],
  ['on a phone and dark', 'locusd', { width: 375, colorScheme: 'dark' }],
] as const)(
  'a new agent takes the printed invitation, logs in and out, by keyboard alone: %s',
  async (_how, slug, { width, colorScheme }) => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    const link = new RegExp(`\\S+/login/${slug}/join\\S+`).exec(demo.printed())?.[0] ?? '';

    await page.goto(link);
    await expectReadable(page);
    await page.keyboard.type('Nova Nadeza');
    for (const words of [PASSWORD, PASSWORD]) {
      await page.keyboard.press('Tab');
      await page.keyboard.type(words);
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    await expectReadable(page);
    await page.keyboard.type(`you@${slug}.example`);
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');

    await page.getByRole('img', { name: /QR code/ }).waitFor();
    await expectReadable(page);
    await page.getByRole('textbox', { name: 'Code' }).focus();
    await page.keyboard.type(codeFor(await page.locator('code').innerText()));
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Write down your recovery codes' }).waitFor();
    await expectReadable(page);
    await page.getByRole('link', { name: 'I have written them down' }).press('Enter');

    await page.getByRole('heading', { name: 'You are logged in' }).waitFor();
    await expectReadable(page);
    await page.getByRole('button', { name: 'Log out' }).press('Enter');
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  },
  60_000,
);
