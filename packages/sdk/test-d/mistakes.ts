// What must not compile. What the editor says of each is in tests/what-the-editor-says.test.ts.
import { createRemit, select } from '@remit/sdk';
import { queryDocument } from '@remit/sdk/urql';

const remit = createRemit({ url: 'https://help.example/graphql', token: 'token' });

export const mistakes = [
  // @ts-expect-error no such field at the root
  () => remit.query({ tickts: { totalCount: true } }),
  // @ts-expect-error no such field far below
  () => remit.query({ tickets: { edges: { node: { id: true, requester: { emial: true } } } } }),
  // @ts-expect-error an alias of a field that is not there
  () => remit.query({ 'open: tickts': { totalCount: true } }),
  // @ts-expect-error a plain value with fields
  () => remit.query({ viewer: { kind: { first: true } } }),
  // @ts-expect-error an object without fields
  () => remit.query({ viewer: true }),
  // @ts-expect-error an object with arguments and no fields
  () => remit.query({ tickets: { $: { first: 1 } } }),
  // @ts-expect-error an unknown argument
  () => remit.query({ tickets: { $: { frist: 1 }, totalCount: true } }),
  // @ts-expect-error an unknown field of an input
  () => remit.query({ tickets: { $: { filter: { requesterEmail: { equls: 'x' } } }, totalCount: true } }),
  // @ts-expect-error not a value of the enum
  () => remit.query({ tickets: { $: { filter: { status: ['OPN'] } }, totalCount: true } }),
  // @ts-expect-error a required argument is missing
  () => remit.query({ conversation: { id: true } }),
  // @ts-expect-error a required field of an input is missing
  () => remit.mutate({ openChat: { $: { input: {} }, chat: { id: true } } }),
  // @ts-expect-error an argument for a field that takes none
  () => remit.query({ viewer: { $: { id: 'x' }, kind: true } }),
  // @ts-expect-error `on` where there is only one type
  () => remit.query({ viewer: { on: { Viewer: { kind: true } } } }),
  // @ts-expect-error a type that a conversation never is
  () => remit.query({ conversation: { $: { id: 'x' }, on: { Message: { body: true } } } }),
  // @ts-expect-error a mutation is no query
  () => remit.query({ openChat: { $: { input: { message: 'Zdravo' } }, chat: { id: true } } }),
  // @ts-expect-error no such field in a part of its own
  () => select('Ticket', { subjct: true }),
  // @ts-expect-error no such type
  () => select('Tickt', { id: true }),
  // @ts-expect-error documents are checked alike
  () => queryDocument({ viewer: { knd: true } }),
  // @ts-expect-error a client needs a token
  () => createRemit({ url: 'https://help.example/graphql' }),
];
