// What the sync's manifest does not ask for does not compile.
import { createRemit } from '@remit/sdk';
import { app } from '../src/manifest.ts';

const remit = createRemit(app, { url: 'https://help.example/graphql', auth: 'token' });
const support = remit.for('service.provision');
const marketing = remit.for('marketing.communications');
const input = { ticketId: 'x', status: 'OPEN' } as const;
const node = { $: { first: 1 } } as const;

export const inside = [
  () => support.query({ dataSubjects: { ...node, edges: { node: { givenName: true, email: true } } } }),
  () => marketing.query({ dataSubjects: { ...node, edges: { node: { id: true, email: true } } } }),
];

export const beyond = [
  // @ts-expect-error a kind of data that it does not ask for at all
  () => support.query({ dataSubjects: { ...node, edges: { node: { phoneNumber: true } } } }),
  // @ts-expect-error names are for support, and not for campaigns
  () => marketing.query({ dataSubjects: { ...node, edges: { node: { givenName: true } } } }),
  // @ts-expect-error what people write is not for campaigns either
  () => marketing.query({ tickets: { ...node, edges: { node: { subject: true } } } }),
  // @ts-expect-error what staff write for staff
  () => support.query({ tickets: { ...node, edges: { node: { tags: true } } } }),
  // @ts-expect-error the same in a live stream
  () => support.subscribe({ ticketChanged: { requester: { phoneNumber: true } } }),
  // @ts-expect-error chats are outside its scopes
  () => support.query({ chats: { ...node, edges: { node: { id: true } } } }),
  // @ts-expect-error it only reads
  () => support.mutate({ setTicketStatus: { $: { input }, ticket: { id: true } } }),
  // @ts-expect-error a purpose that it does not have
  () => remit.for('feedback.survey'),
];
