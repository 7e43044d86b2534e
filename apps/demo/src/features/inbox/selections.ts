import { select, type Selected } from '@remit/sdk';

const one = { $: { first: 1 } } as const;

/** Everything the helpdesk could know of a requester: the same question for every purpose, answered as it allows. */
export const requester = select('DataSubject', {
  id: true,
  displayName: true,
  givenName: true,
  familyName: true,
  email: true,
  phoneNumber: true,
  communicationServiceId: true,
  address: { street: true, postalCode: true, city: true, country: true },
  jobTitle: true,
  location: true,
  lastSignInAt: true,
  consents: { id: true, status: true },
  nationalIdentificationNumber: true,
  identityDocumentNumber: true,
  visits: {
    ...one,
    edges: {
      node: {
        ipAddress: true,
        userAgent: true,
        networkProvider: true,
        pageUrl: true,
        clickstream: true,
        featuresUsed: true,
      },
    },
  },
  invoices: { ...one, edges: { node: { number: true, outstanding: true, currency: true } } },
  publicPosts: { ...one, edges: { node: { body: true } } },
});

const assignee = select('Agent', { id: true, displayName: true, availability: true });

const message = {
  __typename: true,
  id: true,
  body: true,
  sentAt: true,
  author: { __typename: true, displayName: true },
  attachments: { id: true, fileName: true },
} as const;

/** What staff wrote for each other; dark unless the purpose is for it. */
const notes = {
  $: { last: 10 },
  edges: { node: { id: true, body: true, writtenAt: true, author: { displayName: true } } },
} as const;

/** An open chat. */
export const chatDetail = select('Chat', {
  id: true,
  status: true,
  requester,
  assignee,
  ticket: { id: true },
  notes,
  messages: { $: { last: 40 }, edges: { node: message } },
});

/** An open ticket. */
export const ticketDetail = select('Ticket', {
  id: true,
  status: true,
  priority: true,
  subject: true,
  customFields: { __typename: true, field: { id: true, label: true }, value: true },
  requester,
  assignee,
  chat: { id: true },
  notes,
  messages: { $: { last: 40 }, edges: { node: message } },
});

/** A row of the list of chats. */
export const chatRow = select('Chat', {
  id: true,
  status: true,
  openedAt: true,
  lastMessageAt: true,
  requester: { id: true, displayName: true },
});

/** A row of the list of tickets. */
export const ticketRow = select('Ticket', {
  id: true,
  status: true,
  openedAt: true,
  lastMessageAt: true,
  priority: true,
  subject: true,
  requester: { id: true, displayName: true },
});

export type Requester = Selected<'DataSubject', typeof requester>;
export type ChatDetail = Selected<'Chat', typeof chatDetail>;
export type TicketDetail = Selected<'Ticket', typeof ticketDetail>;

/** The conversation that is open before the agent. */
export type Detail =
  | ({ readonly __typename: 'Chat' } & ChatDetail)
  | ({ readonly __typename: 'Ticket' } & TicketDetail);

/** Which list is looked at. */
export type Kind = 'chats' | 'tickets';
