import type { Browser, Locator, Page } from 'playwright-core';

/** How the page is looked at. */
export interface Look {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
}

/** The open page, both its sides, and whatever the browser complained about. */
export interface OpenPage {
  readonly page: Page;
  readonly visitor: Locator;
  readonly agent: Locator;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Opens the demo in a browser of its own. */
export async function openPage(
  browser: Browser,
  url: string,
  { width = 1280, colorScheme = 'light' }: Look = {},
): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  const visitor = page.locator('#visitor');
  await visitor.getByLabel('Your message').waitFor();
  return { page, visitor, agent: page.locator('#agent'), complaints, close: () => context.close() };
}

/** The visitor writes; the agent sees it without doing anything. */
export async function write({ visitor, agent }: OpenPage, words: string): Promise<void> {
  await visitor.getByRole('tab', { name: 'Chat' }).click();
  await visitor.getByLabel('Your message').fill(words);
  await visitor.getByLabel('Your message').press('Enter');
  await visitor.getByRole('log').getByText(words).waitFor();
  await agent.getByRole('log', { name: 'Messages' }).getByText(words).waitFor();
}

/** Somebody else takes the agent's seat and says what for. */
export async function sitDown({ agent }: OpenPage, role: RegExp, purpose: string): Promise<void> {
  const seat = agent.getByLabel('At the desk');
  const option = seat.locator('option').filter({ hasText: role }).first();
  await seat.selectOption((await option.getAttribute('value')) ?? '');
  const purposes = agent.getByLabel('Reads for this purpose');
  await purposes.locator(`option[value="${purpose}"]`).waitFor({ state: 'attached' });
  await purposes.selectOption(purpose);
  await agent.locator('[data-field]').first().waitFor();
}

/** One of the fields of the requester, on the agent's side. */
export function field({ agent }: OpenPage, coordinate: string): Locator {
  return agent.locator(`[data-field="${coordinate}"]`);
}
