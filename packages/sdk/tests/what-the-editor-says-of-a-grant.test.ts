import { expect, test } from 'vitest';
import { diagnosticsOf } from './compile.ts';

const mistakes = {
  'a purpose that is not in the manifest': `app.for('marketing.newsletter')`,
  'a field of another purpose': `tickets.query({ dataSubject: { $: { id: 'x' }, displayName: true } })`,
  'a field of another purpose, of one type among several': `tickets.query({ node: { $: { id: 'x' }, on: { DataSubject: { displayName: true } } } })`,
  'a field of one of the two purposes that may be declared': `app.for(either).query({ dataSubject: { $: { id: 'x' }, email: true } })`,
  'a field of neither of them': `app.for(either).query({ dataSubject: { $: { id: 'x' }, jobTitle: true } })`,
  'a field of two other purposes': `chats.query({ dataSubject: { $: { id: 'x' }, email: true } })`,
  'a field of no purpose': `tickets.query({ dataSubject: { $: { id: 'x' }, jobTitle: true } })`,
  'what staff write for staff': `chats.query({ tickets: { edges: { node: { tags: true } } } })`,
  'a query without its scope': `tickets.query({ chats: { totalCount: true } })`,
  'a mutation without its scope': `tickets.mutate({ closeChat: { $: { input: { chatId: 'x' } }, chat: { id: true } } })`,
  'a subscription without its scope': `tickets.subscribe({ chatChanged: { id: true } })`,
  'a type without its scope': `tickets.query({ dataSubject: { $: { id: 'x' }, chats: { edges: { node: { status: true } } } } })`,
  'a person by its id': `writer.query({ node: { $: { id: 'x' }, on: { DataSubject: { email: true } } } })`,
  'one of several scopes': `reader.query({ conversation: { $: { id: 'x' }, id: true } })`,
  'a file without a scope to attach it': `reader.upload(new Blob([]))`,
  'a filter': `tickets.query({ tickets: { $: { filter: { requesterName: { equals: 'x' } } }, totalCount: true } })`,
  'an order': `tickets.query({ tickets: { $: { orderBy: { field: 'REQUESTER_NAME' } }, totalCount: true } })`,
  'a search': `accounts.query({ tickets: { $: { search: 'x' }, totalCount: true } })`,
  'a text that is sent': `accounts.mutate({ replyToTicket: { $: { input: { ticketId: 'x', body: 'Hi' } }, ticket: { id: true } } })`,
  'an unknown scope': `defineApp({ ...board, scopes: ['tickets:raed'] })`,
  'an unknown kind of data': `defineApp({ ...board, purposes: { 'support.ticketing': { categories: ['user.contact.mail'], reason: 'x' } } })`,
  'an unknown key': `defineApp({ ...board, webhookURL: 'x' })`,
};

const head = `
  import { createRemit, defineApp } from '@remit/sdk';
  import { board } from '../test-d/board.ts';
  const settings = { url: 'https://help.example/graphql', auth: 'token' };
  const app = createRemit(board, settings);
  const tickets = app.for('support.ticketing');
  const chats = app.for('support.live_chat');
  const accounts = app.for('service.account');
  const either = tickets.purpose as Exclude<keyof typeof board.purposes, 'service.account'>;
  const writer = createRemit(defineApp({ ...board, scopes: ['tickets:read'] }), settings).for('support.ticketing');
  const reader = createRemit(defineApp({ ...board, scopes: ['people:read'] }), settings).for('support.ticketing');`;

test('what the manifest does not ask for is told by field, kind of data and the purposes that have it', () => {
  const files = Object.entries(mistakes).map(([, mistake], index) => [
    `beyond-${index}.ts`,
    `${head}\nvoid ${mistake};`,
  ]);
  const found = diagnosticsOf(Object.fromEntries(files) as Record<string, string>);
  const said = Object.fromEntries(
    Object.keys(mistakes).map((name, index) => [name, found[`beyond-${index}.ts`] ?? []]),
  );
  expect(said).toMatchInlineSnapshot(`
    {
      "a field of another purpose": [
        "Type 'true' is not assignable to type '"DataSubject.displayName is user.name, which the purpose support.ticketing does not ask for; service.account and support.live_chat do"'.",
      ],
      "a field of another purpose, of one type among several": [
        "Type 'true' is not assignable to type '"DataSubject.displayName is user.name, which the purpose support.ticketing does not ask for; service.account and support.live_chat do"'.",
      ],
      "a field of neither of them": [
        "Type 'true' is not assignable to type '"DataSubject.jobTitle is user.job_title, which the purposes support.ticketing and support.live_chat do not ask for; no purpose of the manifest does"'.",
      ],
      "a field of no purpose": [
        "Type 'true' is not assignable to type '"DataSubject.jobTitle is user.job_title, which the purpose support.ticketing does not ask for; no purpose of the manifest does"'.",
      ],
      "a field of one of the two purposes that may be declared": [
        "Type 'true' is not assignable to type '"DataSubject.email is user.contact.email, which the purpose support.live_chat does not ask for; support.ticketing and service.account do"'.",
      ],
      "a field of two other purposes": [
        "Type 'true' is not assignable to type '"DataSubject.email is user.contact.email, which the purpose support.live_chat does not ask for; support.ticketing and service.account do"'.",
      ],
      "a file without a scope to attach it": [
        "The 'this' context of type 'Remit<AppView<{ readonly scopes: readonly ["people:read"]; readonly clientId: "ticket-board"; readonly name: "Ticket board"; readonly publisher: "Boards d.o.o."; readonly policyUrl: "https://boards.example/privacy"; readonly redirectUris: readonly [...]; readonly purposes: { ...; }; readonly recipient: { ...; }; }, ...' is not assignable to method's 'this' of type '"Mutation.beginUpload needs one of the scopes chats:write or tickets:write or notes:write; this app asks for none of them"'.",
      ],
      "a filter": [
        "Type '{ equals: string; }' is not assignable to type '"Query.tickets(filter.requesterName) is user.name, which the purpose support.ticketing does not ask for; service.account and support.live_chat do"'.",
      ],
      "a mutation without its scope": [
        "Type '{ $: { input: { chatId: string; }; }; chat: { id: true; }; }' is not assignable to type '"Mutation.closeChat needs the scope chats:write, which this app does not ask for"'.",
      ],
      "a person by its id": [
        "Type '{ email: true; }' is not assignable to type '"Node.DataSubject needs the scope people:read, which this app does not ask for"'.",
      ],
      "a purpose that is not in the manifest": [
        "Argument of type '"marketing.newsletter"' is not assignable to parameter of type '"service.account" | "support.live_chat" | "support.ticketing"'.",
      ],
      "a query without its scope": [
        "Type '{ totalCount: true; }' is not assignable to type '"Query.chats needs the scope chats:read, which this app does not ask for"'.",
      ],
      "a search": [
        "Type '"x"' is not assignable to type '"Query.tickets(search) is user.content.ticket, which the purpose service.account does not ask for; support.ticketing and support.live_chat do"'.",
      ],
      "a subscription without its scope": [
        "Type '{ id: true; }' is not assignable to type '"Subscription.chatChanged needs the scope chats:read, which this app does not ask for"'.",
      ],
      "a text that is sent": [
        "Type '"Hi"' is not assignable to type '"Mutation.replyToTicket(input.body) is user.content.ticket, which the purpose service.account does not ask for; support.ticketing and support.live_chat do"'.",
      ],
      "a type without its scope": [
        "Type 'true' is not assignable to type '"Chat.status needs the scope chats:read, which this app does not ask for"'.",
      ],
      "an order": [
        "Type '"REQUESTER_NAME"' is not assignable to type '"LAST_MESSAGE_AT" | "OPENED_AT" | "PRIORITY" | "REQUESTER_EMAIL" | "SUBJECT" | "Query.tickets(orderBy.field.REQUESTER_NAME) is user.name, which the purpose support.ticketing does not ask for; service.account and support.live_chat do"'.",
      ],
      "an unknown key": [
        "Type 'string' is not assignable to type 'never'.",
      ],
      "an unknown kind of data": [
        "Type '"user.contact.mail"' is not assignable to type 'DataCategory'. Did you mean '"user.contact.email"'?",
      ],
      "an unknown scope": [
        "Type '"tickets:raed"' is not assignable to type 'Scope'. Did you mean '"tickets:read"'?",
      ],
      "one of several scopes": [
        "Type '{ $: { id: string; }; id: true; }' is not assignable to type '"Query.conversation needs one of the scopes chats:read or tickets:read; this app asks for none of them"'.",
      ],
      "what staff write for staff": [
        "Type 'true' is not assignable to type '"Ticket.tags is user.content.internal_note, which the purpose support.live_chat does not ask for; no purpose of the manifest does"'.",
      ],
    }
  `);
});
