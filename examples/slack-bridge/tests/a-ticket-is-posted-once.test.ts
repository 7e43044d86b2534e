import { until } from '@remit/gateway/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Kept, Memory } from '../src/memory.ts';
import { asShown } from '../src/stand-in/as-shown.ts';
import { openBridge, type OpenBridge } from '../src/testing/open-bridge.ts';

let bridge: OpenBridge;
beforeAll(async () => {
  bridge = await openBridge();
});
afterAll(() => bridge.close());

type Change = Partial<Kept>;

/** A memory whose process is killed at one of its changes. */
function killed(when: 'before' | 'after', isThen: (change: Change) => boolean) {
  return (memory: Memory): Memory => ({
    get kept() {
      return memory.kept;
    },
    async change(changes) {
      if (isThen(changes) && when === 'before') throw new Error('The process was killed.');
      await memory.change(changes);
      if (isThen(changes)) throw new Error('The process was killed.');
    },
  });
}

const isBegun = ({ tickets = {} }: Change) => Object.values(tickets).includes(null);
const isDone = (change: Change) => change.tickets !== undefined && !isBegun(change);

test('a new ticket is a message in the channel, with who wrote and what', async () => {
  const { stop } = await bridge.start();
  const id = await bridge.write({ subject: 'Printer', body: 'It does nothing.' });
  const { displayName } = await bridge.desk.database.prisma.dataSubject.findUniqueOrThrow({
    where: { publicId: bridge.people[0] ?? '' },
  });
  expect(asShown(await bridge.posted(id)).split('\n')).toEqual([
    `Ticket ${id}, open, normal priority`,
    'Subject: Printer',
    `From: ${displayName}`,
    'It does nothing.',
  ]);
  await stop();
});

test('the place in the log is kept when a ticket came by the stream', async () => {
  let kept: Kept | undefined;
  const { stop } = await bridge.start({
    memory: (memory) => ({
      get kept() {
        return memory.kept;
      },
      async change(changes) {
        await memory.change(changes);
        ({ kept } = memory);
      },
    }),
  });
  await bridge.posted(await bridge.write({ subject: 'First' }));
  await bridge.posted(await bridge.write({ subject: 'Second' }));
  await until('it is kept', () => kept?.cursor !== undefined);
  await stop();
});

test('its message changes with it, and tickets from before are none of the channel’s', async () => {
  const { stop } = await bridge.start();
  const old = await bridge.desk.database.prisma.conversation.findFirstOrThrow({
    where: { kind: 'TICKET', closedAt: null },
    orderBy: { id: 'asc' },
  });
  await bridge.setStatus(old.publicId, 'PENDING');
  const id = await bridge.write({ subject: 'Scanner' });
  const message = await bridge.posted(id);
  await bridge.setStatus(id, 'RESOLVED');
  await until('the message says so', () => asShown(message).includes(`${id}, resolved`));
  expect(bridge.about(id)).toHaveLength(1);
  expect(bridge.about(old.publicId)).toEqual([]);
  await stop();
});

test('what happened while it was stopped is posted when it starts again, once and in order', async () => {
  const before = bridge.slack.workspace.messages.length;
  const first = await bridge.write({ subject: 'One' });
  const second = await bridge.write({ subject: 'Two' });
  for (let times = 0; times < 2; times += 1) {
    const { stop } = await bridge.start();
    await bridge.posted(second);
    await stop();
  }
  const posted = bridge.slack.workspace.messages.slice(before);
  expect(posted.map(({ metadata }) => metadata?.event_payload['ticketId'])).toEqual([first, second]);
});

test.each([
  ['before it posted', killed('after', isBegun)],
  ['after it posted', killed('before', isDone)],
])('a process that was killed %s posts once', async (_, memory) => {
  const { running } = await bridge.start({ memory });
  const id = await bridge.write({ subject: 'Power' });
  await expect(running).rejects.toThrow('The process was killed.');
  const { stop } = await bridge.start();
  await bridge.posted(await bridge.write({ subject: 'Light' }));
  expect(bridge.about(id)).toHaveLength(1);
  await stop();
});

test('with a place in the log that nobody knows any more, it reads what it missed', async () => {
  const id = await bridge.write({ subject: 'Clock' });
  const before = bridge.slack.workspace.messages.length;
  const { stop } = await bridge.start({
    memory: (memory) => {
      void memory.change({ cursor: 'nonsense' });
      return memory;
    },
  });
  await bridge.posted(id);
  expect(bridge.slack.workspace.messages).toHaveLength(before + 1);
  await stop();
});
