// What the bridge's manifest does not ask for does not compile.
import { createRemit } from '@remit/sdk';
import { app } from '../src/manifest.ts';

const remit = createRemit(app, { url: 'https://help.example/graphql', auth: 'token' });
const support = remit.for('service.provision');
const $ = { input: { ticketId: 'x', authorId: 'y', body: 'z' } } as const;
const byAddress = { filter: { requesterEmail: { equals: 'ana@home.example' } } } as const;
const ofOne = { $: { id: 'x' } } as const;

export const inside = [
  () => support.subscribe({ ticketChanged: { subject: true, requester: { displayName: true } } }),
  () => support.query({ conversation: { ...ofOne, on: { Ticket: { subject: true } } } }),
  () => support.mutate({ replyToTicket: { $, problems: { message: true } } }),
];

export const beyond = [
  // @ts-expect-error a kind of data that it does not ask for
  () => support.subscribe({ ticketChanged: { requester: { email: true } } }),
  // @ts-expect-error the same in a query, on one type of several
  () => support.query({ conversation: { ...ofOne, on: { Ticket: { requester: { phoneNumber: true } } } } }),
  // @ts-expect-error what staff write for staff
  () => support.subscribe({ ticketChanged: { tags: true } }),
  // @ts-expect-error and in what a mutation answers
  () => support.mutate({ replyToTicket: { $, ticket: { requester: { email: true } } } }),
  // @ts-expect-error what people say in chats
  () => support.query({ conversation: { ...ofOne, on: { Chat: { id: true } } } }),
  // @ts-expect-error a filter by an address
  () => support.query({ tickets: { $: byAddress, totalCount: true } }),
  // @ts-expect-error people are outside its scopes
  () => support.query({ dataSubjects: { totalCount: true } }),
  // @ts-expect-error a purpose that it does not have
  () => remit.for('marketing.communications'),
];
