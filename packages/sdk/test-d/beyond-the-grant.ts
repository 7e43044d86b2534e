// What a manifest does not ask for does not compile. What the editor says of each is in
// tests/what-the-editor-says-of-a-grant.test.ts.
import { createRemit, defineApp } from '@remit/sdk';
import type { QueryTicketsArguments } from '@remit/sdk';
import { board } from './board.ts';

const app = createRemit(board, { url: 'https://help.example/graphql', auth: 'token' });
const tickets = app.for('support.ticketing');
const chats = app.for('support.live_chat');
const writer = createRemit(defineApp({ ...board, scopes: ['tickets:read'] }), {
  url: 'https://help.example/graphql',
  auth: 'token',
}).for('support.ticketing');
declare const either: 'support.ticketing' | 'support.live_chat';
const oneOfTwo = app.for(either);
declare const wide: QueryTicketsArguments;

export const beyond = [
  // @ts-expect-error not a purpose of the manifest
  () => app.for('marketing.newsletter'),
  // @ts-expect-error nor from a client of another purpose
  () => tickets.for('marketing.newsletter'),
  // @ts-expect-error a field of another purpose
  () => tickets.query({ dataSubject: { $: { id: 'x' }, displayName: true } }),
  // @ts-expect-error also under another name
  () => tickets.query({ dataSubject: { $: { id: 'x' }, 'name: displayName': true } }),
  // @ts-expect-error also in what a mutation brings back
  () => tickets.mutate({ tagTicket: { $: { input: { ticketId: 'x', tags: [] } }, ticket: { tags: true } } }),
  // @ts-expect-error also in events
  () => tickets.subscribe({ ticketChanged: { requester: { displayName: true } } }),
  // @ts-expect-error a field of two purposes, none of them this one
  () => chats.query({ dataSubject: { $: { id: 'x' }, email: true } }),
  // @ts-expect-error a field of one of two purposes, where either may be the one that is declared
  () => oneOfTwo.query({ dataSubject: { $: { id: 'x' }, email: true } }),
  // @ts-expect-error nor a field of the other
  () => oneOfTwo.query({ dataSubject: { $: { id: 'x' }, displayName: true } }),
  // @ts-expect-error also by a client that has a purpose already
  () => tickets.for(either).query({ dataSubject: { $: { id: 'x' }, displayName: true } }),
  // @ts-expect-error nor an order by it
  () => oneOfTwo.query({ tickets: { $: { orderBy: { field: 'REQUESTER_NAME' } }, totalCount: true } }),
  // @ts-expect-error a field of no purpose
  () => tickets.query({ dataSubject: { $: { id: 'x' }, jobTitle: true } }),
  // @ts-expect-error what staff write for staff is no part of what people write
  () => chats.query({ tickets: { edges: { node: { tags: true } } } }),
  // @ts-expect-error a query without its scope
  () => tickets.query({ chats: { totalCount: true } }),
  // @ts-expect-error a mutation without its scope
  () => tickets.mutate({ closeChat: { $: { input: { chatId: 'x' } }, chat: { id: true } } }),
  // @ts-expect-error a mutation with one of its two scopes
  () => tickets.mutate({ convertChatToTicket: { $: { input: { chatId: 'x' } }, ticket: { id: true } } }),
  // @ts-expect-error a subscription without its scope
  () => tickets.subscribe({ chatChanged: { id: true } }),
  // @ts-expect-error a type without its scope, wherever it is reached from
  () => tickets.query({ dataSubject: { $: { id: 'x' }, chats: { edges: { node: { status: true } } } } }),
  // @ts-expect-error a conversation may be a chat
  () => tickets.query({ conversation: { $: { id: 'x' }, status: true } }),
  // @ts-expect-error fields that a controller added, of any kind
  () => tickets.query({ tickets: { edges: { node: { customFields: { value: true } } } } }),
  // @ts-expect-error a person by its id, without the scope
  () => writer.query({ node: { $: { id: 'x' }, on: { DataSubject: { email: true } } } }),
  // @ts-expect-error a filter by what is not asked for
  () => tickets.query({ tickets: { $: { filter: { requesterName: { equals: 'x' } } }, totalCount: true } }),
  // @ts-expect-error an order by it
  () => tickets.query({ tickets: { $: { orderBy: { field: 'REQUESTER_NAME' } }, totalCount: true } }),
  // @ts-expect-error a filter that may hold it
  () => tickets.query({ tickets: { $: wide, totalCount: true } }),
  // @ts-expect-error an app without auth
  () => createRemit(board, { url: 'https://help.example/graphql' }),
];

export const manifests = [
  // @ts-expect-error no such scope
  () => defineApp({ ...board, scopes: ['tickets:raed'] }),
  () =>
    defineApp({
      ...board,
      // @ts-expect-error no such kind of data
      purposes: { 'support.ticketing': { categories: ['user.contact.mail'], reason: 'x' } },
    }),
  // @ts-expect-error a purpose without its reason
  () => defineApp({ ...board, purposes: { 'support.ticketing': { categories: ['user.name'] } } }),
  // @ts-expect-error no such key
  () => defineApp({ ...board, webhookURL: 'https://boards.example/hook' }),
  // @ts-expect-error no such safeguard
  () => defineApp({ ...board, recipient: { country: 'US', role: 'processor', safeguard: 'sccs' } }),
  // @ts-expect-error no such key of the recipient: the contract would not be on file
  () => defineApp({ ...board, recipient: { country: 'RS', role: 'processor', contract: 'DPA-2026-7' } }),
  () =>
    defineApp({
      ...board,
      // @ts-expect-error no such key of a purpose
      purposes: { 'support.ticketing': { categories: ['user.name'], reason: 'x', retention: 3 } },
    }),
];
