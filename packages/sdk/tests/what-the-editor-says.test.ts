import { beforeAll, expect, test } from 'vitest';
import { diagnosticsOf } from './compile.ts';

const mistakes = {
  'an unknown field': `remit.query({ tickets: { edges: { node: { id: true, subjct: true } } } })`,
  'an unknown field under another name': `remit.query({ 'open: tickts': { totalCount: true } })`,
  'a plain value with fields': `remit.query({ viewer: { kind: { first: true } } })`,
  'an object without fields': `remit.query({ dataSubject: { $: { id: 'x' }, tickets: true } })`,
  'an object with arguments only': `remit.query({ tickets: { $: { first: 1 } } })`,
  'an unknown argument': `remit.query({ tickets: { $: { frist: 1 }, totalCount: true } })`,
  'an unknown field of an input': `remit.query({ tickets: { $: { filter: { requesterEmail: { equls: 'x' } } }, totalCount: true } })`,
  'a value outside an enum': `remit.query({ tickets: { $: { filter: { status: ['OPN'] } }, totalCount: true } })`,
  'a missing argument': `remit.query({ conversation: { id: true } })`,
  'an argument where there is none': `remit.query({ viewer: { $: { id: 'x' }, kind: true } })`,
  'a type that cannot stand there': `remit.query({ conversation: { $: { id: 'x' }, on: { Message: { body: true } } } })`,
  'on for one type': `remit.query({ viewer: { on: { Viewer: { kind: true } } } })`,
  'personal data outside the purpose': `chats.query({ dataSubject: { $: { id: 'x' }, email: true } })`,
  'personal data inside another purpose': `chats.query({ dataSubject: { $: { id: 'x' }, displayName: true } })`,
};

let said: Record<string, string[]>;

beforeAll(() => {
  const head = `
    import { createRemit, type Remit, type View } from '@remit/sdk';
    interface Chats extends View {
      readonly purpose: 'support.live_chat';
      readonly purposes: { 'support.live_chat': 'user.content.chat'; 'support.ticketing': 'user.name' };
    }
    declare const chats: Remit<Chats>;
    const remit = createRemit({ url: '', token: '' });`;
  const names = Object.keys(mistakes);
  const files = Object.values(mistakes).map((mistake, index) => [
    `mistake-${index}.ts`,
    `${head}\nvoid ${mistake};`,
  ]);
  const found = diagnosticsOf(Object.fromEntries(files) as Record<string, string>);
  said = Object.fromEntries(names.map((name, index) => [name, found[`mistake-${index}.ts`] ?? []]));
});

test('each mistake is told once, at its place, in words', () => {
  expect(said).toMatchInlineSnapshot(`
    {
      "a missing argument": [
        "Type '{ id: true; }' is not assignable to type 'CheckedFields<"Conversation", Omit<{ readonly id: true; }, "$">, Everything> & { $: QueryConversationArguments; }'.
      Property '$' is missing in type '{ id: true; }' but required in type '{ $: QueryConversationArguments; }'.",
      ],
      "a plain value with fields": [
        "Type '{ first: true; }' is not assignable to type '"Viewer.kind is a plain value: select it with true"'.",
      ],
      "a type that cannot stand there": [
        "Type '{ body: true; }' is not assignable to type '"\\"Message\\" is not one of the types of Conversation"'.",
      ],
      "a value outside an enum": [
        "Type '"OPN"' is not assignable to type 'ConversationStatus'. Did you mean '"OPEN"'?",
      ],
      "an argument where there is none": [
        "Type '{ id: string; }' is not assignable to type '"This field takes no arguments"'.",
      ],
      "an object with arguments only": [
        "Type '{ $: { first: number; }; }' is not assignable to type '{ "fields of TicketConnection": true; } & CheckedFields<"TicketConnection", Omit<{ readonly $: { readonly first: 1; }; }, "$">, Everything> & { ...; }'.
      Property '"fields of TicketConnection"' is missing in type '{ $: { first: number; }; }' but required in type '{ "fields of TicketConnection": true; }'.",
      ],
      "an object without fields": [
        "Type 'true' is not assignable to type '"DataSubject.tickets is a DataSubjectTicketsConnection: say in { } which of its fields"'.",
      ],
      "an unknown argument": [
        "Object literal may only specify known properties, but 'frist' does not exist in type 'QueryTicketsArguments'. Did you mean to write 'first'?",
      ],
      "an unknown field": [
        "Type 'true' is not assignable to type '"Ticket has no field \\"subjct\\""'.",
      ],
      "an unknown field of an input": [
        "Object literal may only specify known properties, but 'equls' does not exist in type 'StringFilter'. Did you mean to write 'equals'?",
      ],
      "an unknown field under another name": [
        "Type '{ totalCount: true; }' is not assignable to type '"Query has no field \\"tickts\\""'.",
      ],
      "on for one type": [
        "Type '{ Viewer: { kind: true; }; }' is not assignable to type '"\\"on\\" is for interfaces and unions; Viewer is one type"'.",
      ],
      "personal data inside another purpose": [
        "Type 'true' is not assignable to type '"DataSubject.displayName is user.name, which the purpose support.live_chat does not ask for; support.ticketing does"'.",
      ],
      "personal data outside the purpose": [
        "Type 'true' is not assignable to type '"DataSubject.email is user.contact.email, which the purpose support.live_chat does not ask for; no purpose of the manifest does"'.",
      ],
    }
  `);
});
