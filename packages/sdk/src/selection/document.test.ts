import { describe, expect, test } from 'vitest';
import { ValidationError } from '../errors.ts';
import { buildDocument } from './document.ts';

describe('what is written', () => {
  test('fields, nested, with arguments as variables of their declared types', () => {
    const selection = {
      tickets: {
        $: { first: 10, filter: { status: ['OPEN'] } },
        edges: { node: { id: true, requester: { email: true } } },
      },
    };
    expect(buildDocument('query', selection)).toMatchInlineSnapshot(`
      {
        "text": "query Tickets($first: Int, $filter: TicketFilter) { tickets(first: $first, filter: $filter) { edges { node { id requester { email } } } } }",
        "variables": {
          "filter": {
            "status": [
              "OPEN",
            ],
          },
          "first": 10,
        },
      }
    `);
  });

  test('each use of an argument has a variable of its own', () => {
    const selection = {
      'open: tickets': { $: { first: 1 }, totalCount: true },
      'all: tickets': {
        $: { first: 2 },
        edges: { node: { messages: { $: { first: 3 }, edges: { cursor: true } } } },
      },
    };
    expect(buildDocument('query', selection)).toMatchInlineSnapshot(`
      {
        "text": "query Tickets($first: Int, $first2: Int, $first3: Int) { open: tickets(first: $first) { totalCount } all: tickets(first: $first2) { edges { node { messages(first: $first3) { edges { cursor } } } } } }",
        "variables": {
          "first": 1,
          "first2": 2,
          "first3": 3,
        },
      }
    `);
  });

  test('types among several, with arguments below them', () => {
    const selection = {
      node: {
        $: { id: 'x' },
        on: {
          Ticket: { 'last: messages': { $: { last: 1 }, edges: { node: { body: true } } } },
          Chat: { id: true },
        },
      },
    };
    expect(buildDocument('query', selection)).toMatchInlineSnapshot(`
      {
        "text": "query Node($id: ID!, $last: Int) { node(id: $id) { __typename ... on Ticket { last: messages(last: $last) { edges { node { body } } } } ... on Chat { id } } }",
        "variables": {
          "id": "x",
          "last": 1,
        },
      }
    `);
  });

  test('mutations and subscriptions', () => {
    const opened = { openChat: { $: { input: { message: 'Zdravo' } }, problems: { code: true } } };
    expect(buildDocument('mutation', opened).text).toMatchInlineSnapshot(
      `"mutation OpenChat($input: OpenChatInput!) { openChat(input: $input) { problems { code } } }"`,
    );
    const added = { messageAdded: { $: { conversationId: 'c' }, body: true } };
    expect(buildDocument('subscription', added).text).toMatchInlineSnapshot(
      `"subscription MessageAdded($conversationId: ID!) { messageAdded(conversationId: $conversationId) { body } }"`,
    );
  });

  test('an argument that is undefined is left out, one that is null is sent', () => {
    const { text, variables } = buildDocument('query', {
      tickets: { $: { first: undefined, after: null }, totalCount: true },
    });
    expect(text).toMatchInlineSnapshot(
      `"query Tickets($after: String) { tickets(after: $after) { totalCount } }"`,
    );
    expect(variables).toEqual({ after: null });
  });

  test('what is false or undefined is left out, and what that leaves empty is still valid', () => {
    const selection = {
      viewer: { kind: true, purposes: false, controller: undefined },
      conversation: { $: { id: 'x' }, on: { Ticket: { id: false }, Chat: undefined } },
    };
    expect(buildDocument('query', selection).text).toMatchInlineSnapshot(
      `"query ViewerConversation($id: ID!) { viewer { kind } conversation(id: $id) { __typename ... on Ticket { __typename } } }"`,
    );
  });

  test('the name tells the fields, each once', () => {
    expect(
      buildDocument('query', { 'a: viewer': { kind: true }, viewer: { kind: true }, purposes: { id: true } })
        .text,
    ).toMatch(/^query ViewerPurposes \{/);
  });
});

describe('what is refused', () => {
  test.each([
    ['no field', 'query', {}],
    ['only fields that are left out', 'query', { viewer: false }],
    [
      'two fields in a subscription',
      'subscription',
      { chatChanged: { id: true }, ticketChanged: { id: true } },
    ],
    ['a key that is not a name', 'query', { 'viewer { kind } evil': true }],
    ['an alias that is not a name', 'query', { 'a { b } c: viewer': { kind: true } }],
    ['a key with a directive', 'query', { 'viewer @skip(if: true)': { kind: true } }],
    [
      'a type that is not a name',
      'query',
      { node: { $: { id: 'x' }, on: { 'Ticket { id } ... on Chat': { id: true } } } },
    ],
    ['an unknown argument', 'query', { tickets: { $: { frist: 1 }, totalCount: true } }],
    ['an argument of a field that has none', 'query', { viewer: { $: { id: 'x' }, kind: true } }],
    ['arguments of something every object has', 'query', { constructor: { $: { id: 'x' }, kind: true } }],
    ['a text as a selection', 'query', { viewer: 'kind' }],
    ['a list as a selection', 'query', { viewer: ['kind'] }],
    ['null as a selection', 'query', { viewer: null }],
  ] as const)('%s', (_what, kind, selection) => {
    expect(() => buildDocument(kind, selection)).toThrow(ValidationError);
  });
});
