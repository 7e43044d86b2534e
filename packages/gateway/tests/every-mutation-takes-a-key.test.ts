import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { buildSchema, getNamedType, isLeafType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { effectsIn, nowhere, startTestGateway, type TestGateway } from '../src/testing/index.ts';
import { askedOfPerson, disclosedInEmergency, enterPartner } from './fixtures/disclosure-rows.ts';

const purpose = 'support.live_chat';

const { mutation } = readSchema();
function readSchema() {
  const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
  return { mutation: Object.values(schema.getMutationType()?.getFields() ?? {}) };
}

/** Somebody about whom nothing stands in the way. */
const ADULT = {
  erasedAt: null,
  restrictions: { none: {} },
  objections: { none: { status: 'ACCEPTED' as const } },
  OR: [{ declaredAge: null }, { declaredAge: { gte: 18 } }],
};

type Conversation = { readonly messages: { readonly edges: readonly { node: { id: string } }[] } };

/** A signal that leaves nothing behind. */
const KEPT_NOWHERE: ReadonlySet<string> = new Set(['signalTyping']);

/** A mutation that asks for the id of whatever its payload names. */
function documentOf({ name, args, type }: (typeof mutation)[number]): string {
  const payload = getNamedType(type);
  const fields = isObjectType(payload) ? Object.values(payload.getFields()) : [];
  const named = fields
    .filter((field) => field.name !== 'problems')
    .map((field) => (isLeafType(getNamedType(field.type)) ? field.name : `${field.name} { id }`));
  return `mutation M($input: ${String(args[0]?.type)}) {
    ${name}(input: $input) { problems { code message } ${named.join(' ')} } }`;
}

describeOnDatabases('every mutation takes a key', (open) => {
  let database: Database;
  let gateway: TestGateway;
  let visitor: string;
  let agent: string;

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({
      database,
      controllers: ['chat-center', 'infostud', 'locusd'],
      files: { store: nowhere },
    });
    visitor = await gateway.tokens.visitor('chat-center');
    agent = await gateway.tokens.agent('chat-center');
  });
  afterAll(() => gateway.close());

  async function aChat(): Promise<string> {
    const create = 'mutation ($input: OpenChatInput!) { openChat(input: $input) { chat { id } } }';
    const variables = { input: { message: 'A chat.' } };
    const { data } = await gateway.ask(create, { as: visitor, purpose, variables });
    return (data?.['openChat'] as { chat: { id: string } } | undefined)?.chat.id ?? '';
  }
  async function aTicket(): Promise<string> {
    const input = { subject: 'A case', body: 'It is broken.' };
    const create = `mutation ($input: CreateTicketInput!) { createTicket(input: $input) { ticket { id } } }`;
    const { data } = await gateway.ask(create, { as: visitor, purpose, variables: { input } });
    return (data?.['createTicket'] as { ticket: { id: string } } | undefined)?.ticket.id ?? '';
  }

  async function byAgent(name: string, type: string, input: object): Promise<void> {
    const text = `mutation ($input: ${type}!) { ${name}(input: $input) { problems { code } } }`;
    const { data } = await gateway.ask(text, { as: agent, purpose, variables: { input } });
    expect(data).toEqual({ [name]: { problems: [] } });
  }

  async function controllerOf(slug: string): Promise<number> {
    return (await database.prisma.controller.findUniqueOrThrow({ where: { slug } })).id;
  }
  /** Somebody with a ticket, and a partner to whom that can go. */
  async function aCase(slug: string, forPurpose: string) {
    if (slug === 'chat-center') await aTicket();
    const controllerId = await controllerOf(slug);
    const where = { controllerId, kind: 'TICKET', retainUntil: null, requester: ADULT } as const;
    const ticket = await database.prisma.conversation.findFirstOrThrow({
      where,
      include: { requester: true },
    });
    const partner = await enterPartner(database, controllerId, forPurpose);
    return { controllerId, ticket, partner, person: ticket.requester };
  }
  const inOffice = (slug: string) => gateway.tokens.agent(slug, 'privacy_officer');

  /** By who looks after privacy, for whom the fields of tickets are. */
  async function byOfficer(input: object): Promise<{ as: string; input: object; purpose: string }> {
    const as = await gateway.tokens.agent('chat-center', 'privacy_officer');
    return { as, input, purpose: 'privacy.data_subject_rights' };
  }
  async function aField(): Promise<string> {
    const data = { label: 'x', type: 'TEXT', category: 'TICKET_CONTENT', position: 1 } as const;
    const controllerId = await controllerOf('chat-center');
    const letters = randomUUID().replaceAll('-', '').slice(0, 22);
    const { publicId } = await database.prisma.customField.create({
      data: { ...data, publicId: `cfd_${letters}`, key: `f${letters}`, controllerId, createdAt: new Date() },
    });
    return publicId;
  }

  /** What each mutation takes; whoever adds one adds a line here. */
  const examples: Readonly<Record<string, () => Promise<{ as: string; input: object; purpose?: string }>>> = {
    openChat: async () => ({ as: visitor, input: { message: 'Hello.' } }),
    sendMessage: async () => {
      return { as: visitor, input: { conversationId: await aChat(), body: 'One more.' } };
    },
    createTicket: async () => ({ as: visitor, input: { subject: 'A case', body: 'It is broken.' } }),
    replyToTicket: async () => {
      const input = { ticketId: await aTicket(), body: 'We look into it.', status: 'PENDING' };
      return { as: agent, input };
    },
    beginUpload: async () => ({
      as: visitor,
      input: { fileName: 'photo.png', mediaType: 'image/png', byteSize: 100 },
    }),
    mergeTickets: async () => ({
      as: agent,
      input: { sourceId: await aTicket(), targetId: await aTicket() },
    }),
    assignTicket: async () => ({ as: agent, input: { ticketId: await aTicket() } }),
    setTicketStatus: async () => ({
      as: agent,
      input: { ticketId: await aTicket(), status: 'RESOLVED' },
    }),
    convertChatToTicket: async () => {
      return { as: agent, input: { chatId: await aChat(), subject: 'It grew' } };
    },
    giveConsent: async () => ({
      as: visitor,
      input: { purpose: 'marketing.newsletter', wording: 'Yes.' },
    }),
    refuseConsent: async () => ({ as: visitor, input: { purpose: 'marketing.newsletter' } }),
    withdrawConsent: async () => ({ as: visitor, input: { purpose: 'marketing.newsletter' } }),
    objectToProcessing: async () => ({
      as: visitor,
      input: { purpose: 'analytics.improvement', grounds: 'It is about me.' },
    }),
    addInternalNote: async () => {
      return { as: agent, input: { conversationId: await aTicket(), body: 'A hard case.' } };
    },
    assignChat: async () => ({ as: agent, input: { chatId: await aChat() } }),
    closeChat: async () => ({ as: agent, input: { chatId: await aChat() } }),
    reopenChat: async () => {
      const input = { chatId: await aChat() };
      await byAgent('closeChat', 'ChatInput', input);
      return { as: agent, input };
    },
    createCustomField: () =>
      byOfficer({
        key: 'colour',
        label: 'Colour',
        type: 'CHOICE',
        category: 'TICKET_CONTENT',
        options: ['Red'],
      }),
    updateCustomField: async () => byOfficer({ customFieldId: await aField(), type: 'DATE' }),
    archiveCustomField: async () => byOfficer({ customFieldId: await aField() }),
    setCustomFields: async () => ({
      as: agent,
      input: {
        ticketId: await aTicket(),
        customFields: { ticketContent: [{ key: 'reference', value: 'REF-1' }] },
      },
    }),
    setTicketPriority: async () => ({ as: agent, input: { ticketId: await aTicket(), priority: 'URGENT' } }),
    tagTicket: async () => ({ as: agent, input: { ticketId: await aTicket(), tags: ['printer'] } }),
    untagTicket: async () => {
      const input = { ticketId: await aTicket(), tags: ['printer'] };
      await byAgent('tagTicket', 'TagTicketInput', input);
      return { as: agent, input };
    },
    signalTyping: async () => ({ as: visitor, input: { conversationId: await aChat() } }),
    markSeen: async () => {
      const chat = await aChat();
      const text = `{ conversation(id: "${chat}") { ... on Chat { messages { edges { node { id } } } } } }`;
      const { data } = await gateway.ask(text, { as: visitor, purpose });
      const found = data?.['conversation'] as Conversation | undefined;
      return { as: agent, input: { chatId: chat, messageId: found?.messages.edges[0]?.node.id } };
    },
    setAvailability: async () => ({ as: agent, input: { availability: 'AWAY' } }),
    rateConversation: async () => {
      const conversationId = await aChat();
      await byAgent('closeChat', 'ChatInput', { chatId: conversationId });
      return { as: visitor, input: { conversationId, score: 4 }, purpose: 'feedback.survey' };
    },
    discloseToAuthority: async () => {
      const { person } = await aCase('chat-center', purpose);
      const demand = { country: 'DE', ground: 'LAW', legalReference: 'File 1', fields: ['EMAIL'] };
      const input = { ...demand, dataSubjectId: person.publicId, authority: 'A court' };
      return { as: await inOffice('chat-center'), input, purpose: 'legal.authority_requests' };
    },
    discloseInEmergency: async () => {
      const { person } = await aCase('infostud', purpose);
      const input = {
        dataSubjectId: person.publicId,
        helper: 'Ambulance',
        danger: 'Fire.',
        fields: ['EMAIL'],
      };
      return { as: await inOffice('infostud'), input, purpose: 'vital.interests' };
    },
    reviewDisclosure: async () => {
      const { controllerId, person } = await aCase('chat-center', purpose);
      const disclosureId = await disclosedInEmergency(database, { controllerId, dataSubjectId: person.id });
      return byOfficer({ disclosureId, justified: true });
    },
    forwardTicket: async () => {
      const { ticket, partner } = await aCase('chat-center', purpose);
      return {
        as: agent,
        input: { ticketId: ticket.publicId, recipientId: partner.publicId, text: 'Parking?' },
      };
    },
    askToForward: async () => {
      const { ticket, partner } = await aCase('locusd', 'support.inquiry');
      const ids = { ticketId: ticket.publicId, recipientId: partner.publicId };
      const input = { ...ids, fields: ['EMAIL'], wording: 'May it go?' };
      return { as: await gateway.tokens.agent('locusd', 'support_agent'), input, purpose: 'support.inquiry' };
    },
    answerForwarding: async () => {
      const { controllerId, ticket, partner, person } = await aCase('locusd', 'support.inquiry');
      const of = {
        controllerId,
        conversationId: ticket.id,
        dataSubjectId: person.id,
        recipientId: partner.id,
      };
      const input = { caseConsentId: await askedOfPerson(database, of), agree: true };
      return { as: await gateway.tokens.visitor('locusd', person.publicId), input };
    },
    decideObjection: async () => {
      const input = { purpose: 'analytics.improvement', grounds: 'It is about me.' };
      const objection = '{ objectToProcessing(input: $input) { objection { id } } }';
      const { data } = await gateway.ask(`mutation ($input: ObjectToProcessingInput!) ${objection}`, {
        as: visitor,
        variables: { input },
      });
      const made = data?.['objectToProcessing'] as { objection: { id: string } };
      return {
        as: await gateway.tokens.agent('chat-center', 'privacy_officer'),
        input: { objectionId: made.objection.id, accept: false },
        purpose: 'privacy.data_subject_rights',
      };
    },
  };

  test('there is an example of each', () => {
    expect(Object.keys(examples).sort()).toEqual(mutation.map(({ name }) => name).sort());
  });

  test.each(mutation.map((field) => [field.name, field] as const))('%s', async (name, field) => {
    const example = await examples[name]?.();
    if (example === undefined) throw new Error('Write an example above.');
    const { input, ...who } = example;
    const question = { purpose, ...who, key: randomUUID(), variables: { input } };
    const before = await effectsIn(database);
    const first = await gateway.ask(documentOf(field), question);
    const after = await effectsIn(database);
    expect(first.data?.[name]).toMatchObject({ problems: [] });
    const isChanged = JSON.stringify(after) !== JSON.stringify(before);
    expect(isChanged).toBe(!KEPT_NOWHERE.has(name));
    const again = await gateway.ask(documentOf(field), question);
    expect(again.data).toEqual(first.data);
    expect(again.extensions?.idempotency).toEqual({ replayed: true });
    expect(await effectsIn(database)).toEqual(after);
  });
});
