// The manifest as a type: what it asks for compiles. What must not compile stands in beyond-the-grant.ts.
import { type AppRemit, createRemit, defineApp, type Denial, type Grant } from '@remit/sdk';
import { queryDocument, urqlClient } from '@remit/sdk/urql';
import { board } from './board.ts';
import { assertType, type Equals } from './equals.ts';

const app = createRemit(board, { url: 'https://help.example/graphql', auth: 'token' });
const tickets = app.for('support.ticketing');
const chats = app.for('support.live_chat');
type Purposes = 'support.ticketing' | 'support.live_chat' | 'service.account';

assertType<Equals<Parameters<typeof app.for>[0], Purposes>>(true);
assertType<Equals<Parameters<typeof tickets.for>[0], Purposes>>(true);
assertType<Equals<typeof app, AppRemit<typeof board>>>(true);
assertType<Equals<(typeof board)['scopes'], readonly ['tickets:read', 'tickets:write', 'people:read']>>(true);

export async function results() {
  const { data, denials } = await tickets.query({
    tickets: {
      $: { first: 1, filter: { requesterEmail: { equals: 'x' } }, search: 'printer' },
      // A kind of data stands for its parts.
      edges: { node: { subject: true, requester: { email: true, phoneNumber: true } } },
    },
  });
  assertType<
    Equals<
      typeof data,
      {
        tickets: {
          edges: {
            node: {
              subject: string | null;
              requester: { email: string | null; phoneNumber: string | null } | null;
            };
          }[];
        } | null;
      }
    >
  >(true);
  assertType<Equals<typeof denials, readonly Denial<Purposes>[]>>(true);
  assertType<Equals<(typeof denials)[number]['allowedPurposes'], readonly Purposes[]>>(true);
}

export async function whatWasGranted() {
  const grant = await app.grant();
  assertType<Equals<typeof grant, Grant<Purposes> | null>>(true);
  if (grant?.covers('support.ticketing', 'user.contact.email')) return grant.purposes['support.ticketing'];
  // @ts-expect-error a purpose that the manifest does not have
  return grant?.covers('marketing.newsletter', 'user.contact.email');
}

declare const either: 'support.ticketing' | 'support.live_chat';

export const inside = [
  // What both purposes ask for, where either may be the one that is declared.
  () => app.for(either).query({ tickets: { edges: { node: { subject: true } } } }),
  // Another purpose by the same client, with its own data.
  () => tickets.for('service.account').query({ dataSubject: { $: { id: 'x' }, displayName: true } }),
  // What is not personal and needs no scope.
  () => chats.query({ viewer: { kind: true, purposes: true }, purposes: { id: true } }),
  () =>
    tickets.mutate({ replyToTicket: { $: { input: { ticketId: 'x', body: 'Hi' } }, ticket: { id: true } } }),
  () => tickets.subscribe({ ticketChanged: { id: true, subject: true } }),
  // One of several scopes is enough, and `on` says for which type.
  () => tickets.query({ conversation: { $: { id: 'x' }, id: true, on: { Ticket: { subject: true } } } }),
  () => tickets.upload(new Blob([])),
  // Fields that a controller added, of the kind that the purpose asks for.
  () =>
    tickets.query({
      tickets: {
        edges: {
          node: { customFields: { field: { key: true }, on: { CustomTicketContent: { value: true } } } },
        },
      },
    }),
  // What is left out is not asked for.
  () => chats.query({ dataSubject: { $: { id: 'x' }, email: false, displayName: true } }),
  // GraphQL by hand has no types: the gateway decides.
  () => tickets.request('query { teams { id } }'),
  () => urqlClient(chats),
  () => queryDocument({ viewer: { kind: true } }),
];

/** Staff notes are asked for by name. */
export const notes = createRemit(
  defineApp({
    ...board,
    scopes: ['notes:read'],
    purposes: {
      'support.ticketing': {
        categories: ['user.content', 'user.content.internal_note'],
        reason: 'Reads notes.',
      },
    },
  }),
  { url: 'https://help.example/graphql', auth: () => 'token' },
)
  .for('support.ticketing')
  .subscribe({ noteAdded: { $: { conversationId: 'x' }, body: true } });
