import { type Refusal, STREAMS, withoutNumbers } from './refusal.ts';
import { MOST_POINTS, PURPOSE, VISITORS_POINTS, type World } from './world.ts';

const DEEP = `{ chats { edges { node { ${'requester { chats { edges { node { '.repeat(5)} id ${' } } } }'.repeat(5)} } } } }`;
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
const times = (count: number, field: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => field(n)).join(' ');

const read = (what: string, code: Refusal['code'], asked: object): Refusal => ({
  what,
  code,
  ask: ({ agent }) => ({ as: agent, purpose: PURPOSE, operation: '{ viewer { kind } }', ...asked }),
});
const document = (what: string, code: Refusal['code'], operation: string) => read(what, code, { operation });

/** What is asked, before anybody looks who asks or anything is read. */
export const ofTheRequest: readonly Refusal[] = [
  document('an empty document', 'GRAPHQL_PARSE_FAILED', ''),
  document('a document that does not parse', 'GRAPHQL_PARSE_FAILED', '{ chats '),
  document('too many tokens', 'GRAPHQL_PARSE_FAILED', `{ ${'viewer { kind } '.repeat(1_500)} }`),
  document('a field that is not there', 'GRAPHQL_VALIDATION_FAILED', '{ secrets }'),
  document(
    'a subscription with two roots',
    'GRAPHQL_VALIDATION_FAILED',
    'subscription { chatChanged { id } ticketChanged { id } }',
  ),
  document('a part that comes later', 'GRAPHQL_VALIDATION_FAILED', '{ ... @defer { viewer { kind } } }'),
  document('too deep a document', 'DOCUMENT_TOO_LARGE', DEEP),
  document('too many aliases', 'DOCUMENT_TOO_LARGE', `{ viewer { ${times(101, (n) => `a${n}: kind`)} } }`),
  document(
    'too many aliases of __typename',
    'DOCUMENT_TOO_LARGE',
    `{ viewer { ${times(101, (n) => `a${n}: __typename`)} } }`,
  ),
  document(
    'too many directives',
    'DOCUMENT_TOO_LARGE',
    `{ viewer { ${'kind @skip(if: false) '.repeat(101)} } }`,
  ),
  document('too long a list', 'DOCUMENT_TOO_LARGE', `{ nodes(ids: [${'"a" '.repeat(501)}]) { id } }`),
  document('too many root fields', 'DOCUMENT_TOO_LARGE', `{ ${'viewer { kind } '.repeat(21)} }`),
  document('too long a document', 'DOCUMENT_TOO_LARGE', `{ viewer { kind } } # ${'x'.repeat(70_000)}`),
  document(
    'several operations and none named',
    'OPERATION_RESOLUTION_FAILURE',
    'query a { viewer { kind } } query b { viewer { kind } }',
  ),
  document('fragments alone', 'OPERATION_RESOLUTION_FAILURE', 'fragment f on Viewer { kind }'),
  read('a name that no operation has', 'OPERATION_RESOLUTION_FAILURE', { operationName: 'other' }),
  read('an empty name', 'OPERATION_RESOLUTION_FAILURE', { operationName: '' }),
  read('a list in a variable that is too long', 'BAD_USER_INPUT', {
    operation: NODES,
    variables: { ids: Array.from({ length: 501 }, () => 'a') },
  }),
  read('variables that are too deep', 'BAD_USER_INPUT', {
    operation: NODES,
    variables: { ids: Array.from({ length: 1_000 }).reduce<unknown>((inner) => [inner], 'a') },
  }),
  read('half a character in a variable', 'BAD_USER_INPUT', {
    operation: NODES,
    variables: { ids: ['\ud83d'] },
  }),
  read('the character NUL in a variable', 'BAD_USER_INPUT', {
    operation: NODES,
    variables: { ids: ['a\0'] },
  }),
  document('the character NUL in the document', 'BAD_USER_INPUT', String.raw`{ node(id: "a\u0000") { id } }`),
  read('a variable that does not fit', 'BAD_USER_INPUT', {
    operation: 'query ($f: ChatFilter) { chats(filter: $f) { totalCount } }',
    variables: { f: { requesterEmail: { contains: 'ok' }, openedAfter: 'ana@example.rs' } },
  }),
  read('a variable that is missing', 'BAD_USER_INPUT', { operation: NODES }),
  document('an argument that does not fit', 'BAD_USER_INPUT', '{ chats(first: -1) { totalCount } }'),
  document('a cursor of no list', 'BAD_USER_INPUT', '{ chats(first: 1, after: "nope") { totalCount } }'),
  document(
    'what cannot be explained',
    'BAD_USER_INPUT',
    '{ explainAccess(operation: "{ x") { entries { coordinate } } }',
  ),
  read('a purpose that is no id', 'BAD_USER_INPUT', { purpose: 'to help, of course' }),
  read('a purpose that is no text', 'BAD_USER_INPUT', { extensions: { purpose: 7 } }),
  read('a key that is none', 'BAD_USER_INPUT', { key: 'two words' }),
  {
    ...read('a place to resume from that is none', 'BAD_USER_INPUT', {
      operation: 'subscription { chatChanged { id } }',
      extensions: { resume: 7 },
    }),
    over: STREAMS,
  },
  document(
    'what costs too much',
    'OPERATION_TOO_COSTLY',
    '{ chats(first: 100) { edges { node { messages(first: 100) { edges { node { id } } } } } } }',
  ),
  {
    what: 'what a whole budget could not pay',
    code: 'OPERATION_TOO_COSTLY',
    ask: async ({ controller, person }) => ({
      as: (await controller.visitor(person)).token,
      operation: `{ chats(first: ${VISITORS_POINTS / 2}) { edges { node { id } } } }`,
    }),
  },
  {
    what: 'a budget that is spent',
    code: 'RATE_LIMITED',
    async ask({ gateway, controller }) {
      const { token: as } = await controller.visitor(await controller.person());
      const operation = `{ chats(first: ${VISITORS_POINTS / 4}) { edges { node { id } } } }`;
      await gateway.ask(operation, { as });
      return { as, operation };
    },
    steady: withoutNumbers,
  },
  {
    what: 'a stream when the budget is spent',
    code: 'OPERATION_TOO_COSTLY',
    over: STREAMS,
    ask: ({ agent }) => ({
      as: agent,
      purpose: PURPOSE,
      operation: `subscription { chatChanged { messages(first: 100) { edges { node { ${times(MOST_POINTS / 100, (n) => `a${n}: id`)} } } } } }`,
    }),
  },
];

/** A caller takes all its seats, and one more is asked for. */
export const ofTheSeats: Refusal = {
  what: 'one live connection too many',
  code: 'TOO_MANY_CONNECTIONS',
  over: STREAMS,
  async ask({ gateway, freshAgent }: World) {
    const as = await freshAgent();
    const operation = 'subscription { chatChanged { id } }';
    for (const over of STREAMS) await gateway.watch(operation, { as, purpose: PURPOSE, over });
    return { as, purpose: PURPOSE, operation };
  },
};
