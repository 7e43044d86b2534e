import { until } from '@remit/gateway/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asShown } from '../src/stand-in/as-shown.ts';
import { BOT } from '../src/stand-in/workspace.ts';
import { openBridge, type OpenBridge, type Running } from '../src/testing/open-bridge.ts';

let bridge: OpenBridge;
let running: Running;
let id: string;
let thread: string;
beforeAll(async () => {
  bridge = await openBridge();
  running = await bridge.start();
});
afterAll(async () => {
  await running.stop();
  await bridge.close();
});

async function newThread(): Promise<void> {
  id = await bridge.write({ subject: 'Printer' });
  ({ ts: thread } = await bridge.posted(id));
}
const replied = (count = 1) =>
  until('the reply is on the ticket', async () => (await bridge.replies(id)).length >= count);
const told = () => until('the thread is told', () => bridge.saidIn(thread).length > 0);

test('a reply in the thread is a reply on the ticket, in the words that were typed', async () => {
  await newThread();
  const statuses = await bridge.slack.reply({
    thread,
    text: 'Is it &lt;on&gt; &amp; plugged in? See <https://help.example/on|the page>, says <@U0BEN>',
  });
  expect(statuses).toEqual([200]);
  await replied();
  expect(await bridge.replies(id)).toEqual([
    {
      body: 'Is it <on> & plugged in? See https://help.example/on, says @colleague',
      author: expect.any(String),
    },
  ]);
  expect(bridge.saidIn(thread)).toEqual([]);
  expect(asShown(await bridge.slack.command(`/ticket ${id}`))).toContain(
    'It does nothing.\nLatest message: Is it <on> & plugged in?',
  );
});

test('Slack delivers it three times, and it is one reply', async () => {
  await newThread();
  expect(await bridge.slack.reply({ thread, text: 'On our way.', times: 3 })).toEqual([200, 200, 200]);
  await replied();
  // A later one is there when the others would be.
  await bridge.slack.reply({ thread, text: 'We are there.' });
  await replied(2);
  expect((await bridge.replies(id)).map(({ body }) => body)).toEqual(['On our way.', 'We are there.']);
});

test('what Slack did not sign is refused', async () => {
  await newThread();
  expect(await bridge.slack.reply({ thread, text: 'Send money.', signingSecret: 'guessed' })).toEqual([401]);
  await bridge.slack.reply({ thread, text: 'Hello.' });
  await replied();
  expect((await bridge.replies(id)).map(({ body }) => body)).toEqual(['Hello.']);
});

test('somebody who is nobody at the desk is told so, once', async () => {
  await newThread();
  await bridge.slack.reply({ thread, text: 'Hi', user: 'U0EVE', times: 3 });
  await bridge.slack.reply({ thread, text: 'That was Eve.' });
  await replied();
  expect(bridge.saidIn(thread)).toEqual([
    'This did not go to the ticket. The bridge does not know who at the desk U0EVE is: add it to SLACK_AGENTS.',
  ]);
});

test('a file is not passed on, and whoever sent it is told so', async () => {
  await newThread();
  await bridge.slack.reply({ thread, text: 'See here', subtype: 'file_share' });
  await told();
  expect(bridge.saidIn(thread)).toEqual(['This did not go to the ticket. Files are not passed on.']);
  expect(await bridge.replies(id)).toEqual([]);
});

test('a reply that the gateway refuses is told with its reason', async () => {
  await newThread();
  await bridge.setStatus(id, 'CLOSED');
  await bridge.slack.reply({ thread, text: 'One more thing' });
  await told();
  expect(bridge.saidIn(thread)[0]).toMatch(/^This did not go to the ticket\. .*closed/);
});

test('its own words, edits and other threads go nowhere', async () => {
  await newThread();
  const { ts: other } = bridge.slack.workspace.add('U0ANA', { channel: 'C0SUPPORT', text: 'Lunch?' });
  await bridge.slack.reply({ thread, text: 'I am the bridge.', user: BOT });
  await bridge.slack.reply({ thread, text: 'Edited', subtype: 'message_changed' });
  await bridge.slack.reply({ thread: other, text: 'Yes' });
  await bridge.slack.reply({ thread, text: 'Really.' });
  await replied();
  expect((await bridge.replies(id)).map(({ body }) => body)).toEqual(['Really.']);
});
