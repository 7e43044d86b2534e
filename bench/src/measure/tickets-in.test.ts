import { describe, expect, test } from 'vitest';
import { listFault, type TicketAnswered, ticketsIn } from './tickets-in.ts';

const answer = (openedAt: string, author: object): string =>
  JSON.stringify({
    data: {
      tickets: {
        edges: [
          {
            node: {
              id: 'tkt_1',
              subject: 'Help',
              status: 'OPEN',
              openedAt,
              requester: { displayName: 'Ana', email: 'ana@example.com' },
              messages: { edges: [{ node: { body: 'Hello', sentAt: openedAt, author } }] },
            },
          },
        ],
      },
    },
  });

test('two notations of one moment, and two places of a name, are the same answer', () => {
  const ours = ticketsIn(answer('2025-01-02T03:04:05.000Z', { displayName: 'Vuk' }));
  const theirs = ticketsIn(
    answer('2025-01-02T03:04:05+00:00', { displayName: null, agent: { displayName: 'Vuk' } }),
  );
  expect(ours).toEqual(theirs);
  expect(ours[0]?.messages).toEqual([{ body: 'Hello', sentAt: '2025-01-02T03:04:05.000Z', author: 'Vuk' }]);
});

test.each([
  '{"errors":[{"message":"no"}],"data":{"tickets":{"edges":[]}}}',
  '{"data":{"tickets":null}}',
  '{}',
])('what tells of an error or has no tickets is no answer: %s', (body) =>
  expect(() => ticketsIn(body)).toThrow('Not an answer'),
);

describe('a list', () => {
  const message = { body: 'Hello', sentAt: '2025-01-01T00:00:00.000Z', author: 'Vuk' };
  const ticket = (day: number): TicketAnswered => ({
    id: `tkt_${day}`,
    subject: 'Help',
    status: 'OPEN',
    openedAt: new Date(Date.UTC(2025, 0, day)).toISOString(),
    requester: { name: 'Ana', email: 'ana@example.com' },
    messages: [message, message, message],
  });
  const list = Array.from({ length: 50 }, (_, index) => ticket(50 - index));
  const changed = (change: Partial<TicketAnswered>): TicketAnswered[] =>
    list.with(7, { ...ticket(43), ...change });

  test('of fifty, newest first and complete, is right', () => expect(listFault(list)).toBeUndefined());
  test.each([
    ['too short', list.slice(1), '49 tickets'],
    ['in another order', list.toReversed(), 'newest first'],
    ['without an e-mail', changed({ requester: { name: 'Ana', email: '' } }), 'no requester'],
    ['with a message less', changed({ messages: [message] }), '1 messages'],
    [
      'without an author',
      changed({ messages: [message, message, { ...message, author: '' }] }),
      'without author',
    ],
  ])('%s is not', (_how, tickets, words) => expect(listFault(tickets)).toContain(words));
});
