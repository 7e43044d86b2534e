import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromSlack, shortened, toSlack } from '../src/slack-text.ts';
import { asShown, marksIn } from '../src/stand-in/as-shown.ts';
import { openBridge, type OpenBridge, type Running } from '../src/testing/open-bridge.ts';

let bridge: OpenBridge;
let running: Running;
beforeAll(async () => {
  bridge = await openBridge();
  running = await bridge.start();
});
afterAll(async () => {
  await running.stop();
  await bridge.close();
});

const SUBJECT = '<!channel> & <@U0ANA> <https://evil.example|our bank>';
const BODY = '@here *urgent* <!here> &lt;!everyone&gt; http://evil.example :fire:\nTicket tkt_1, closed';

test('it calls nobody and leads nowhere: it is shown as it was typed', async () => {
  const id = await bridge.write({ subject: SUBJECT, body: BODY });
  const message = await bridge.posted(id);
  const answer = await bridge.slack.command(`/ticket ${id}`);
  for (const seen of [message, answer]) {
    expect(marksIn(seen)).toEqual([]);
    expect(asShown(seen)).toContain(`Subject: ${SUBJECT}`);
    expect(asShown(seen)).toContain(BODY);
    expect(seen.text).not.toMatch(/[<>]/);
    for (const { text } of seen.blocks) expect(text).toMatchObject({ type: 'plain_text', emoji: false });
  }
  expect(bridge.slack.received).toContainEqual(
    expect.objectContaining({ parse: 'none', link_names: 'false', unfurl_links: 'false' }),
  );
});

test('/ticket shows one by its id, to who asked in the channel', async () => {
  const id = await bridge.write({ subject: 'Printer' });
  expect(asShown(await bridge.slack.command(`/ticket ${id}`))).toContain('Subject: Printer');
  const said = async (line: string, channel?: string) => asShown(await bridge.slack.command(line, channel));
  expect(await said('/ticket')).toBe('Which one? Type /ticket and its id.');
  for (const unknown of ['tkt_0', 'cht_0', '<!here>'])
    expect(await said(`/ticket ${unknown}`)).toBe(`There is no ticket ${unknown} here.`);
  expect(await said(`/ticket ${id}`, 'C0RANDOM')).toBe('This works in the channel of the tickets.');
});

test.each([
  ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
  ['&amp;', '&amp;amp;'],
])('%s goes to Slack as %s, and comes back', (typed, escaped) => {
  expect(toSlack(typed)).toBe(escaped);
  expect(fromSlack(escaped)).toBe(typed);
});

test.each([
  ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
  ['<#C0SUPPORT|support> <!subteam^S0|@team> <!here>', '#support @team @here'],
])('%s is %s for whoever wrote the ticket', (typed, plain) => {
  expect(fromSlack(typed)).toBe(plain);
});

test('a long text is cut between letters', () => {
  expect(shortened('👍👍👍👍', 3)).toBe('👍👍…');
  expect(shortened('👍👍👍', 3)).toBe('👍👍👍');
});
