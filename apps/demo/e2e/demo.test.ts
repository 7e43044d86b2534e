import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from './browser.ts';
import { type Demo, startDemo } from './start-demo.ts';

let demo: Demo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), startBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

interface Look {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
}

/** Opens the page and keeps whatever the browser complains about. */
async function open({ width = 1280, colorScheme = 'light' }: Look = {}): Promise<{
  page: Page;
  complaints: string[];
}> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(demo.url);
  await page.getByRole('heading', { name: 'Your choices' }).waitFor();
  return { page, complaints };
}

/** The visitor writes; the agent opens what arrives. */
async function chat(page: Page, words: string): Promise<void> {
  const visitor = page.locator('#visitor');
  await visitor.getByLabel('Your message').fill(words);
  await visitor.getByRole('button', { name: 'Send' }).click();
  await visitor.getByLabel('Messages').getByText(words).waitFor();
  // The list is live: the new chat comes to its top when the change has arrived.
  await expect
    .poll(
      async () => {
        await page.locator('.list button').first().click();
        return page.locator('.inbox').getByLabel('Messages').getByText(words).isVisible();
      },
      { timeout: 20_000 },
    )
    .toBe(true);
}

describe('the demo', () => {
  test('shows a chat on both sides, live, under each of the five policies', async () => {
    const { page, complaints } = await open();
    const companies = page.getByRole('group', { name: 'Company' }).locator('label');
    expect(await companies.count()).toBe(5);
    for (let i = 0; i < 5; i += 1) {
      await companies.nth(i).click();
      await chat(page, `Question ${i}`);
      await page.locator('.inbox').getByLabel('Reply').fill(`Answer ${i}`);
      await page.locator('.inbox').getByRole('button', { name: 'Reply' }).click();
      await page.locator('#visitor').getByLabel('Messages').getByText(`Answer ${i}`).waitFor();
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  test('goes dark on the agent’s side the moment a consent is taken back, and says why', async () => {
    const { page } = await open();
    await chat(page, 'About the newsletter');
    const choice = page.locator('.choices li').first();
    const marketing = page.locator('.person', { hasText: 'marketing.communications' });
    const email = marketing.locator('.field', { hasText: 'E-mail' });
    if (await choice.getByRole('button', { name: 'Take it back' }).isHidden()) {
      await choice.getByRole('button', { name: 'I agree' }).click();
    }
    await email.getByText('@example').waitFor();
    await choice.getByRole('button', { name: 'Take it back' }).click();
    await email.getByText('the person took the consent back').waitFor();
    expect(await email.innerText()).not.toContain('@example');
    expect(await marketing.locator('.activity').innerText()).toContain(
      'DataSubject.email went dark: the person took the consent back (policy L42',
    );
    await page.context().close();
  }, 60_000);

  test('answers the same inbox differently for another purpose', async () => {
    const { page } = await open();
    await page.getByLabel('Role').selectOption('marketing_manager');
    await page
      .locator('.inbox')
      .getByLabel(/^Purpose/)
      .selectOption('marketing.communications');
    const withheld = page.getByLabel('Withheld in this list');
    await withheld.getByText('Ticket.subject').waitFor();
    expect(await withheld.innerText()).toContain('the policy does not use it for this');
    await page.context().close();
  }, 60_000);

  test('can be walked with the keyboard alone', async () => {
    const { page } = await open();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the chat');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: /The site of Sapat/ }).waitFor();
    await page.getByLabel('Your message').focus();
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Enter');
    await page.locator('#visitor').getByLabel('Messages').getByText('By keyboard').waitFor();
    await page.context().close();
  }, 60_000);

  test.each([
    { width: 1280, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
    { width: 320, colorScheme: 'light' },
    { width: 320, colorScheme: 'dark' },
  ] as const)(
    'is accessible at %o, and never wider than the window',
    async (look) => {
      const { page } = await open(look);
      await page.getByText('The policy of').click();
      await page.getByText('What is held about me').click();
      await chat(page, `Seen at ${look.width} ${look.colorScheme}`);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))])).toEqual(
        [],
      );
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      await page.context().close();
    },
    60_000,
  );
});
