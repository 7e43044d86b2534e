import { createRemit, type Denial, DenialError, type Remit } from '@remit/sdk';
import { parse } from 'graphql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway/start-gateway.ts';

let gateway: TestGateway;
let remit: Remit;

beforeEach(async () => {
  gateway = await startGateway();
  remit = createRemit({ url: gateway.url, token: 'good', purpose: 'support.ticketing' });
});

afterEach(async () => {
  await remit.close();
  await gateway[Symbol.asyncDispose]();
});

const tickets = {
  tickets: { $: { first: 2 }, edges: { node: { subject: true, requester: { email: true } } } },
} as const;

test('the result has the shape of the selection', async () => {
  expect(await remit.query(tickets)).toMatchInlineSnapshot(`
    {
      "data": {
        "tickets": {
          "edges": [
            {
              "node": {
                "requester": {
                  "email": "ana@example.org",
                },
                "subject": "Order of Ana",
              },
            },
            {
              "node": {
                "requester": {
                  "email": "boris@example.org",
                },
                "subject": "Order of Boris",
              },
            },
          ],
        },
      },
      "denials": [],
      "narrowed": [],
    }
  `);
});

test('several fields, aliases and types among several', async () => {
  const { data } = await remit.query({
    'one: tickets': { $: { first: 1 }, totalCount: true },
    'two: tickets': { $: { first: 2 }, totalCount: true },
    conversation: {
      $: { id: 'chat_1' },
      id: true,
      on: { Chat: { ticket: { id: true } }, Ticket: { priority: true } },
    },
  });
  expect(data).toMatchInlineSnapshot(`
    {
      "conversation": {
        "__typename": "Chat",
        "id": "chat_1",
        "ticket": {
          "id": "ticket_1",
        },
      },
      "one": {
        "totalCount": 1,
      },
      "two": {
        "totalCount": 2,
      },
    }
  `);
});

test('what is withheld is null, and told once', async () => {
  expect(await remit.for('marketing.newsletter').query(tickets)).toMatchInlineSnapshot(`
    {
      "data": {
        "tickets": {
          "edges": [
            {
              "node": {
                "requester": {
                  "email": null,
                },
                "subject": "Order of Ana",
              },
            },
            {
              "node": {
                "requester": {
                  "email": null,
                },
                "subject": "Order of Boris",
              },
            },
          ],
        },
      },
      "denials": [
        {
          "allowedPurposes": [
            "support.ticketing",
          ],
          "coordinate": "DataSubject.email",
          "count": 2,
          "policyClause": {
            "file": "policy.txt",
            "lines": "L12-14",
            "provenance": "stated",
            "section": "Support",
          },
          "purpose": "marketing.newsletter",
          "reason": "CATEGORY_NOT_IN_POLICY",
          "remedy": "Declare the purpose support.ticketing.",
        },
      ],
      "narrowed": [],
    }
  `);
});

test('without a purpose the denial says so', async () => {
  const { denials } = await createRemit({ url: gateway.url, token: 'good' }).query(tickets);
  expect(denials.map(({ reason, purpose }) => ({ reason, purpose }))).toMatchInlineSnapshot(`
    [
      {
        "purpose": null,
        "reason": "PURPOSE_NOT_DECLARED",
      },
    ]
  `);
});

test('onDenial is told each denial, and its own failure takes no answer away', async () => {
  const told: Denial[] = [];
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => failures.push(error);
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException').on('uncaughtException', onFailure);
  const logging = createRemit({
    url: gateway.url,
    token: 'good',
    onDenial(denial) {
      told.push(denial);
      throw new Error('the log is full');
    },
  });
  const { denials } = await logging.query(tickets);
  expect(told).toEqual(denials);
  await new Promise((resolve) => setImmediate(resolve));
  process.removeAllListeners('uncaughtException');
  for (const listener of others) process.on('uncaughtException', listener);
  expect(failures).toEqual([new Error('the log is full')]);
});

test('in strict mode a denial throws, for the client or for one call', async () => {
  const strict = createRemit({ url: gateway.url, token: 'good', purpose: 'analytics.web', strict: true });
  const error = await strict.query(tickets).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DenialError);
  expect((error as DenialError).message).toMatchInlineSnapshot(
    `"Personal data was withheld: DataSubject.email (CATEGORY_NOT_IN_POLICY): Declare the purpose support.ticketing."`,
  );
  expect((error as DenialError).denials).toHaveLength(1);
  await expect(strict.query(tickets, { strict: false })).resolves.toHaveProperty('data');
  await expect(remit.for('analytics.web').query(tickets, { strict: true })).rejects.toThrow(DenialError);
});

test('a filter that was answered from part of the people is told', async () => {
  const filter = { requesterEmail: { contains: 'example.org' } };
  const { narrowed } = await remit.query({ tickets: { $: { filter }, totalCount: true } });
  expect(narrowed).toMatchInlineSnapshot(`
    [
      {
        "coordinate": "TicketFilter.requesterEmail",
        "message": "Answered only from people who allow it.",
      },
    ]
  `);
});

test('what a mutation expects to refuse is data', async () => {
  const open = (message: string) =>
    remit.mutate({
      openChat: { $: { input: { message } }, chat: { id: true }, problems: { code: true, field: true } },
    });
  expect((await open('Zdravo')).data).toMatchInlineSnapshot(`
    {
      "openChat": {
        "chat": {
          "id": "chat:Zdravo",
        },
        "problems": [],
      },
    }
  `);
  expect((await open('')).data).toMatchInlineSnapshot(`
    {
      "openChat": {
        "chat": null,
        "problems": [
          {
            "code": "INVALID_INPUT",
            "field": "message",
          },
        ],
      },
    }
  `);
});

test('a part that failed stands beside the rest, with its place', async () => {
  const { data, errors } = await remit.query({
    viewer: { purposes: true },
    node: { $: { id: 'boom' }, id: true },
  });
  expect(data).toEqual({ viewer: { purposes: ['support.ticketing'] }, node: null });
  expect(errors?.map(({ code, message, path }) => ({ code, message, path }))).toMatchInlineSnapshot(`
    [
      {
        "code": "GATEWAY",
        "message": "The gateway could not answer: Something went wrong. Tell the people who run it this id: err_42.",
        "path": [
          "node",
        ],
      },
    ]
  `);
});

test('documents written as GraphQL: a text, a parsed one, a printed one', async () => {
  const text = 'query One($first: Int) { tickets(first: $first) { totalCount } }';
  const answer = { tickets: { totalCount: 1 } };
  expect((await remit.request(text, { first: 1 })).data).toEqual(answer);
  expect((await remit.request(parse(text), { first: 1 })).data).toEqual(answer);
  expect((await remit.request(parse(text, { noLocation: true }), { first: 1 })).data).toEqual(answer);
  // Some code generators make an object of class String.
  expect((await remit.request(Object(text) as object, { first: 1 })).data).toEqual(answer);
  await expect(remit.request('subscription { ticketChanged { id } }')).rejects.toThrow('requestStream');
});
