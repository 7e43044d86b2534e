import { until } from '@remit/gateway/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { app } from '../src/manifest.ts';
import { asShown } from '../src/stand-in/as-shown.ts';
import { BOT } from '../src/stand-in/workspace.ts';
import { openBridge, type OpenBridge, type Running } from '../src/testing/open-bridge.ts';

// One grant, from all that the app asks for to nothing: the tests stand in the order of their story.
let bridge: OpenBridge;
let running: Running;
beforeAll(async () => {
  bridge = await openBridge();
  running = await bridge.start();
});
afterAll(() => bridge.close());

const said = () =>
  bridge.slack.workspace.messages.flatMap(({ user, text, thread_ts, metadata }) =>
    user === BOT && thread_ts === undefined && metadata === undefined ? [text] : [],
  );
const nameOf = async (publicId: string | undefined) =>
  (await bridge.desk.database.prisma.dataSubject.findUniqueOrThrow({ where: { publicId: publicId ?? '' } }))
    .displayName ?? '';

test('what is withheld of a person leaves the message, which says what and why', async () => {
  const by = bridge.people[1] ?? '';
  const name = await nameOf(by);
  const id = await bridge.write({ subject: 'My secret', by });
  const message = await bridge.posted(id);
  expect(asShown(message)).toContain(name);
  // It comes by the stream, so there is a place in the log to go on from, and nothing is read anew for the want of one.
  await bridge.posted(await bridge.write({ subject: 'Something' }));
  await bridge.desk.erase(by);
  // Nothing tells it: it looks again by itself.
  bridge.lookAgain();
  await until('the message changed', () => asShown(message).includes('Not shown'));
  expect(JSON.stringify(message)).not.toMatch(new RegExp(`${name}|My secret|does nothing`));
  expect(asShown(message).replace(id, 'tkt_…')).toMatchInlineSnapshot(`
    "Ticket tkt_…, open, normal priority
    Not shown: the name (user.name). Read for service.provision: the person was erased. Policy: 6. Your rights, L106-111. The person was erased. There is nothing left to read.
    Not shown: the subject (user.content.ticket). Read for service.provision: the person was erased. Policy: 6. Your rights, L106-111. The person was erased. There is nothing left to read.
    Not shown: what was written (user.content.ticket). Read for service.provision: the person was erased. Policy: 6. Your rights, L106-111. The person was erased. There is nothing left to read."
  `);
  expect(asShown(await bridge.slack.command(`/ticket ${id}`))).toBe(asShown(message));
  expect(said()).toEqual([]);
});

test('a narrowed grant is said once, and what it takes away is shown no more', async () => {
  const name = await nameOf(bridge.people[0]);
  await bridge.desk.narrow(app, { purposes: { 'service.provision': ['user.content.ticket'] } });
  const shown = [
    asShown(await bridge.posted(await bridge.write({ subject: 'One' }))),
    asShown(await bridge.posted(await bridge.write({ subject: 'Two' }))),
  ];
  for (const message of shown) {
    expect(message).not.toContain(name);
    expect(message).toContain(
      'Not shown: the name (user.name). Read for service.provision: this app was not granted',
    );
  }
  expect(said()).toEqual([
    'The controller does not allow all that this app asks for. Not approved for service.provision: user.name.',
  ]);
});

test('replies that it may not write any more are refused in words', async () => {
  const { ts: thread } = await bridge.posted(await bridge.write({ subject: 'Three' }));
  await bridge.desk.narrow(app, { scopes: ['tickets:read'] });
  await until('the thread is told', async () => {
    if (bridge.saidIn(thread).length === 0) await bridge.slack.reply({ thread, text: 'Hello?' });
    return bridge.saidIn(thread).length > 0;
  });
  expect(bridge.saidIn(thread)[0]).toBe(
    'This did not go to the ticket. The controller does not let this app do this: tickets:write.',
  );
});

test('a grant that was taken back ends it with a plain message', async () => {
  await bridge.desk.revoke(app);
  await expect(running.running).rejects.toThrow(/took this app’s grant back/);
  expect(said().at(-1)).toBe(
    'The controller took this app’s grant back, or its tokens are not good any more. No ticket is posted here until the bridge is started again. What stands here already, its command “forget” deletes.',
  );
});
