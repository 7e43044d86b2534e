import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from './browser.ts';
import { field, openPage, sitDown, write } from './open-page.ts';
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

describe('the demo', () => {
  test('shows a chat on both sides, live, under each of the five policies', async () => {
    const open = await openPage(browser, demo.url);
    const controllers = open.page.getByRole('radio');
    const lines = new Set<string>();
    expect(await controllers.count()).toBe(5);
    for (let at = 0; at < 5; at += 1) {
      await controllers.nth(at).check();
      await write(open, `Pitanje ${at}: gde je moj račun?`);
      await open.agent.getByLabel('Your reply').fill(`Answer ${at}`);
      await open.agent.getByRole('button', { name: 'Reply' }).click();
      await open.visitor.getByRole('log').getByText(`Answer ${at}`).waitFor();
      lines.add(await open.page.locator('.policy-line').innerText());
      await open.page.getByRole('button', { name: 'Purpose map' }).click();
      expect(await open.page.locator('.purpose-map tbody tr').count()).toBeGreaterThan(5);
      await open.page.keyboard.press('Escape');
    }
    expect(lines.size).toBeGreaterThanOrEqual(4);
    expect(await open.visitor.locator('[lang="sr-Latn"]').count()).toBeGreaterThan(0);
    expect(open.complaints).toEqual([]);
    await open.close();
  }, 60_000);

  test.each([
    { controller: 'chat2desk', purpose: 'marketing.communications', choice: 'marketing.communications ' },
    { controller: 'LocusD', purpose: 'marketing.direct', choice: 'marketing.direct viber' },
    { controller: 'The Chat Center', purpose: 'marketing.newsletter', choice: 'marketing.newsletter ' },
  ])('$controller: a consent taken back is dark on the agent’s side at once', async (given) => {
    const { controller, purpose, choice } = given;
    const open = await openPage(browser, demo.url);
    await open.page.getByRole('radio', { name: controller }).check();
    await write(open, `About ${purpose}`);
    await sitDown(open, /^Marketing manager/, purpose);
    const email = field(open, 'DataSubject.email');
    await open.visitor.getByRole('tab', { name: 'My choices' }).click();
    // Where the policy keeps channels apart, one yes is enough to read: every other one is taken back first.
    const same = open.visitor.locator(`[data-choice^="${purpose} "]`);
    await same.first().waitFor();
    for (const each of await same.all()) {
      const withdraw = each.getByRole('button', { name: 'Withdraw' });
      if (await withdraw.isVisible()) await withdraw.click();
      await withdraw.waitFor({ state: 'hidden' });
    }
    await email.and(open.page.locator('[data-dark="true"]')).waitFor();
    const asked = open.visitor.locator(`[data-choice="${choice}"]`);
    await asked.getByRole('button', { name: /agree/i }).click();
    await email.getByText('@').waitFor();
    await asked.getByRole('button', { name: 'Withdraw' }).click();
    await email.locator('summary', { hasText: 'consent withdrawn' }).waitFor();
    expect(await email.innerText()).not.toContain('@');
    // Why, the clause of this policy, and what to do.
    await email.locator('summary').click();
    expect(await email.innerText()).toMatch(/taken that back[\s\S]*\.txt, L\d+[\s\S]*Do not use the data/);
    const log = await open.agent.getByRole('log', { name: 'What went dark' }).innerText();
    expect(log).toMatch(/Readable: [^.]*E-mail address[\s\S]*Dark: [^.]*E-mail address[\s\S]*L\d+/);
    expect(open.complaints).toEqual([]);
    await open.close();
  });

  test('asks for consent without ticking anything, and a no is as short as a yes', async () => {
    const open = await openPage(browser, demo.url);
    const choices = open.visitor.locator('[data-choice]');
    const unasked = choices.filter({ hasText: 'not asked yet' }).filter({ hasNotText: 'Other reasons' });
    // Somebody among the five was not asked everything yet.
    for (const controller of await open.page.getByRole('radio').all()) {
      await controller.check();
      await open.visitor.getByRole('tab', { name: 'My choices' }).click();
      await choices.first().waitFor();
      if ((await unasked.count()) > 0) break;
    }
    await open.visitor.getByRole('tab', { name: 'Chat' }).click();
    const questions = open.visitor.getByRole('region', { name: 'Questions about your data' });
    await questions.getByRole('button', { name: 'No, I refuse' }).waitFor();
    expect(await open.visitor.locator('input:checked').count()).toBe(0);
    const words = await questions.locator('#question-words').innerText();
    expect(words).toMatch(/ may use my /);
    await questions.getByRole('button', { name: 'No, I refuse' }).click();
    await questions.getByText('Your no is recorded.').waitFor();
    await expect
      .poll(() =>
        questions
          .locator('#question-words')
          .textContent({ timeout: 500 })
          .catch(() => ''),
      )
      .not.toBe(words);
    await open.visitor.getByRole('tab', { name: 'My choices' }).click();
    await open.visitor.getByRole('listitem').filter({ hasText: words }).getByText('You said no').waitFor();
    await open.close();
  });

  test('an objection to marketing bites at once; one to a contract is refused, with the reason', async () => {
    const open = await openPage(browser, demo.url);
    await open.page.getByRole('radio', { name: 'Sapat' }).check();
    await write(open, 'About your offers');
    await sitDown(open, /^Marketing manager/, 'marketing.email');
    const email = field(open, 'DataSubject.email');
    await email.getByText('@').waitFor();
    await open.visitor.getByRole('tab', { name: 'My choices' }).click();
    const item = (text: RegExp) => open.visitor.locator('.choice').filter({ hasText: text });
    const contract = item(/Carry live conversations/);
    await contract.locator('summary').click();
    await contract.getByLabel('Why').fill('I would rather not');
    await contract.getByRole('button', { name: 'Send the objection' }).click();
    await contract.getByText(/no right to object here: this purpose rests on contract.*L111/).waitFor();
    const marketing = open.visitor
      .locator('.choice')
      .filter({ has: open.page.locator('#object-marketing-email') });
    await marketing.locator('summary').click();
    await marketing.getByRole('button', { name: 'Send the objection' }).click();
    await marketing.getByText('Your objection is accepted').waitFor();
    await email.locator('summary', { hasText: 'objected' }).waitFor();
    await open.close();
  });

  test('an objection to the chat is weighed by the privacy officer, and then the chat is dark', async () => {
    const open = await openPage(browser, demo.url);
    await open.page.getByRole('radio', { name: 'Infostud' }).check();
    await write(open, 'Please forget this');
    await open.visitor.getByRole('tab', { name: 'My choices' }).click();
    const chat = open.visitor
      .locator('.choice')
      .filter({ has: open.page.locator('#object-support-user_support') });
    await chat.locator('summary').click();
    await chat.getByLabel('Why').fill('My situation has changed');
    await chat.getByRole('button', { name: 'Send the objection' }).click();
    await chat.getByText('Somebody weighs it now').waitFor();
    await sitDown(open, /^Privacy officer/, 'privacy.data_subject_rights');
    await open.agent.getByRole('button', { name: 'Accept' }).click();
    await chat.getByText('Your objection is accepted').waitFor();
    await sitDown(open, /^Support agent/, 'support.user_support');
    await open.agent.getByRole('log', { name: 'Messages' }).getByText('objected').first().waitFor();
    expect(open.complaints).toEqual([]);
    await open.close();
  });

  test('the same inbox answers another purpose with other fields, and a search by a field is a read of it', async () => {
    const open = await openPage(browser, demo.url);
    const { agent } = open;
    await agent.getByRole('tab', { name: 'Tickets' }).click();
    await agent.locator('.rows button').first().waitFor();
    await sitDown(open, /^Marketing manager/, 'marketing.communications');
    await agent.locator('.conversation').getByText('not for this purpose').first().waitFor();
    const before = await agent.locator('.rows button').count();
    await agent.getByLabel('Where to search').selectOption('email');
    await agent.getByLabel('Search for').fill('a');
    await agent.getByRole('button', { name: 'Find' }).click();
    await agent.getByText('Narrowed.').waitFor();
    await expect.poll(() => agent.locator('.rows button').count()).toBeLessThan(before);
    await agent.getByLabel('Where to search').selectOption('messages');
    await agent.getByText('Query.tickets(search:)').waitFor();
    await agent.getByLabel('Reads for this purpose').selectOption('');
    await agent.getByText('Nobody said what this would be read for').first().waitFor();
    await agent.getByText('feedback.survey, marketing.communications').waitFor();
    expect(open.complaints).toEqual([]);
    await open.close();
  });

  test('an agent makes a ticket of a chat, takes it, answers, closes it and opens it again', async () => {
    const open = await openPage(browser, demo.url);
    const { agent } = open;
    await write(open, 'This needs a ticket');
    await agent.getByText('Make a ticket of this chat').click();
    await agent.getByLabel('Subject of the ticket').fill('A broken channel');
    await agent.getByRole('button', { name: 'Make the ticket' }).click();
    await agent.locator('.subject').getByText('A broken channel').waitFor();
    await agent.getByRole('button', { name: 'Assign to me' }).click();
    await agent.getByText('it is yours').waitFor();
    await agent.getByLabel('Your reply').fill('We are on it');
    await agent.getByRole('button', { name: 'Reply' }).click();
    await agent.getByRole('log', { name: 'Messages' }).getByText('We are on it').waitFor();
    await agent.getByRole('button', { name: 'Close the ticket' }).click();
    await agent.getByRole('button', { name: 'Open again' }).click();
    await agent.getByRole('button', { name: 'Close the ticket' }).waitFor();
    await agent.getByRole('button', { name: 'Show its chat' }).click();
    await agent.getByRole('button', { name: 'Show its ticket' }).waitFor();
    expect(open.complaints).toEqual([]);
    await open.close();
  });

  test('tells a visitor what is held about them', async () => {
    const open = await openPage(browser, demo.url);
    await open.visitor.getByRole('tab', { name: 'About me' }).click();
    const held = open.visitor.getByRole('region', { name: 'What is held about you' });
    await held.getByText('E-mail address').waitFor();
    expect(await held.innerText()).toMatch(/E-mail address\s+\S+@\S+/);
    await open.close();
  });

  test('can be walked with the keyboard alone', async () => {
    const open = await openPage(browser, demo.url);
    const { page, visitor, agent } = open;
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the visitor’s side');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    // From the skipped-to side the next stop is inside it.
    await page.keyboard.press('Tab');
    expect(await agent.getByLabel('At the desk').evaluate((seat) => seat === document.activeElement)).toBe(
      true,
    );
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('ArrowRight');
    await visitor.getByText('Sapat.chat', { exact: true }).waitFor();
    expect(
      await page.getByRole('radio', { name: 'Sapat' }).evaluate((radio) => radio === document.activeElement),
    ).toBe(true);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Purpose map');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('Purpose map');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Chat');
    await page.keyboard.press('ArrowRight');
    await visitor.getByRole('heading', { name: 'What you agreed to' }).waitFor();
    await page.keyboard.press('Home');
    await visitor.getByLabel('Your message').focus();
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Enter');
    await agent.getByRole('log', { name: 'Messages' }).getByText('By keyboard').waitFor();
    const dark = agent.locator('[data-dark="true"] summary').first();
    await dark.focus();
    await page.keyboard.press('Enter');
    await agent.getByText('does not use this kind of data').first().waitFor();
    expect(await dark.evaluate((summary) => getComputedStyle(summary).outlineStyle)).toBe('solid');
    await open.close();
  });

  test.each([
    { width: 1280, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
    { width: 320, colorScheme: 'light' },
    { width: 320, colorScheme: 'dark' },
  ] as const)('is accessible at $width px, $colorScheme, and never wider than the window', async (look) => {
    const open = await openPage(browser, demo.url, look);
    const { page, visitor, agent } = open;
    const isNarrow = look.width < 900;
    const check = async (what: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => [
        what,
        id,
        nodes.map(({ html }) => html.slice(0, 160)),
      ]);
      expect(found).toEqual([]);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect({ what, wider: Math.max(wider, 0) }).toEqual({ what, wider: 0 });
    };
    await check('chat');
    await visitor.getByRole('tab', { name: 'My choices' }).click();
    await visitor.getByRole('heading', { name: 'What you agreed to' }).waitFor();
    await visitor.getByText('Object', { exact: true }).first().click();
    await check('choices');
    await visitor.getByRole('tab', { name: 'About me' }).click();
    await visitor.getByText('E-mail address').waitFor();
    await check('about me');
    if (isNarrow) await page.getByRole('button', { name: /^Agent/ }).click();
    await agent.getByRole('tab', { name: 'Tickets' }).click();
    await sitDown(open, /^Marketing manager/, 'marketing.communications');
    await agent.locator('[data-dark="true"] summary').first().click();
    await check('inbox');
    await page.getByRole('button', { name: 'Purpose map' }).click();
    await check('purpose map');
    expect(open.complaints).toEqual([]);
    await open.close();
  });
});
