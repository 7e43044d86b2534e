import { readFileSync } from 'node:fs';
import { type Database, type Operation, WallBroken } from '@remit/schema';
import { describeOnDatabases, type TestDatabase } from '@remit/schema/testing';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGateway } from '../src/index.ts';
import { nowhere, startTestGateway, TEST_TOKEN_KEY, type TestGateway } from '../src/testing/index.ts';
import { askedOfPerson, disclosedInEmergency, enterPartner } from './fixtures/disclosure-rows.ts';

const purpose = 'support.live_chat';
/** Who weighs objections does so for this. */
const OFFICER = { role: 'privacy_officer', purpose: 'privacy.data_subject_rights' } as const;

/** Each mutation with ids of the other controller; `$name` is the public id of that thing. */
const MUTATIONS: Readonly<Record<string, string>> = {
  addInternalNote: '{ conversationId: "$ticket", body: "x" }',
  answerForwarding: '{ caseConsentId: "$caseConsent", agree: true }',
  archiveCustomField: '{ customFieldId: "$field" }',
  askToForward: '{ ticketId: "$ticket", recipientId: "$partner", fields: [EMAIL], wording: "x" }',
  assignChat: '{ chatId: "$chat", agentId: "$agent", teamId: "$team" }',
  assignTicket: '{ ticketId: "$ticket", agentId: "$agent", teamId: "$team" }',
  beginUpload: '{ fileName: "x.txt", mediaType: "text/plain", byteSize: 1 }',
  closeChat: '{ chatId: "$chat" }',
  convertChatToTicket: '{ chatId: "$chat", subject: "x" }',
  createCustomField: '{ key: "planted", label: "x", type: TEXT, category: TICKET_CONTENT, position: 1 }',
  createTicket: '{ requesterId: "$person", subject: "x", body: "x" }',
  decideObjection: '{ objectionId: "$objection", accept: true }',
  discloseInEmergency: '{ dataSubjectId: "$person", helper: "x", danger: "x", fields: [EMAIL] }',
  discloseToAuthority:
    '{ dataSubjectId: "$person", authority: "x", country: "DE", ground: LAW, legalReference: "x", fields: [EMAIL] }',
  forwardTicket: '{ ticketId: "$ticket", recipientId: "$partner", text: "x" }',
  giveConsent: '{ dataSubjectId: "$person", purpose: "marketing.newsletter" }',
  markSeen: '{ chatId: "$chat", messageId: "$message" }',
  mergeTickets: '{ sourceId: "$ticket", targetId: "$otherTicket" }',
  objectToProcessing: '{ dataSubjectId: "$person", purpose: "marketing.newsletter", grounds: "x" }',
  openChat: '{ requesterId: "$person", message: "x" }',
  rateConversation: '{ conversationId: "$chat", score: 5 }',
  refuseConsent: '{ dataSubjectId: "$person", purpose: "marketing.newsletter" }',
  reopenChat: '{ chatId: "$chat" }',
  replyToTicket: '{ ticketId: "$ticket", body: "x" }',
  reviewDisclosure: '{ disclosureId: "$disclosure", justified: true }',
  sendMessage: '{ conversationId: "$chat", body: "x" }',
  setAvailability: '{ availability: AWAY }',
  setCustomFields:
    '{ ticketId: "$ticket", customFields: { ticketContent: [{ key: "reference", value: "x" }] } }',
  setTicketPriority: '{ ticketId: "$ticket", priority: HIGH }',
  setTicketStatus: '{ ticketId: "$ticket", status: CLOSED }',
  signalTyping: '{ conversationId: "$chat" }',
  tagTicket: '{ ticketId: "$ticket", tags: ["x"] }',
  untagTicket: '{ ticketId: "$ticket", tags: ["x"] }',
  updateCustomField: '{ customFieldId: "$field", label: "x" }',
  withdrawConsent: '{ dataSubjectId: "$person", purpose: "marketing.newsletter" }',
};

/** These take the caller's own id from its token, so that there is no id of a caller's to be called unknown. */
const OF_THE_CALLER: readonly string[] = ['beginUpload', 'createCustomField', 'setAvailability'];
const BY_OFFICER: readonly string[] = [
  'archiveCustomField',
  'createCustomField',
  'decideObjection',
  'discloseInEmergency',
  'discloseToAuthority',
  'reviewDisclosure',
  'updateCustomField',
];

const BY_VISITOR: readonly string[] = ['answerForwarding', 'rateConversation'];

/**
 * The gateway's code is led to believe that it serves the other controller, in every condition that it writes, while the
 * wall stands around the own one: what a forgotten or a wrong condition would be, everywhere at once.
 */
function misled(database: Database, ownId: () => number): Database {
  function begin(): Operation {
    const operation = database.walled.begin();
    let believed: number | undefined;
    return {
      run: operation.run,
      pause: operation.pause,
      end: operation.end,
      enterAs: operation.enterAs,
      enterSession: operation.enterSession,
      sql: operation.sql,
      get prisma() {
        return operation.prisma;
      },
      get controllerId() {
        return believed;
      },
      async enter<Row extends { readonly controller_id: number }>(digest: string) {
        const holder = await operation.enter<Row>(digest);
        believed = holder?.controller_id;
        await operation.enterAs(ownId());
        return holder;
      },
      enterApp: operation.enterApp,
    };
  }
  return { ...database, walled: { sql: database.walled.sql, begin } };
}

describeOnDatabases('the database', (open) => {
  let database: TestDatabase;
  let gateway: TestGateway;
  let honest: TestGateway;
  let agent: string;
  let officer: string;
  let visitor: string;
  let ids: Readonly<Record<string, string>>;
  let own = 0;
  let other = 0;

  beforeAll(async () => {
    database = await open();
    const controllers = ['sapat', 'chat-center'];
    const files = { store: nowhere };
    gateway = await startTestGateway({ database: misled(database, () => own), controllers, files });
    honest = await startTestGateway({ database, files });
    const { prisma } = database;
    const idOf = async (slug: string) => (await prisma.controller.findUniqueOrThrow({ where: { slug } })).id;
    [own, other] = [await idOf('sapat'), await idOf('chat-center')];
    agent = await gateway.tokens.agent('chat-center');
    const of = { controllerId: other };
    const last = await prisma.agent.findFirstOrThrow({ where: of, orderBy: { id: 'desc' } });
    await prisma.agent.update({ where: { id: last.id }, data: { role: OFFICER.role } });
    officer = await gateway.tokens.agent('chat-center', OFFICER.role);
    const person = await prisma.dataSubject.findFirstOrThrow({
      where: { ...of, kind: 'CUSTOMER', erasedAt: null, restrictions: { none: {} } },
    });
    const { publicId: objection } = await prisma.objection.create({
      data: {
        ...of,
        publicId: 'obj_0000000000000000000001',
        dataSubjectId: person.id,
        purpose: 'x',
        receivedAt: new Date(0),
      },
    });
    const conversation = async (kind: 'TICKET' | 'CHAT') => {
      const { id } = await prisma.conversation.findFirstOrThrow({ where: { ...of, kind, ticket: null } });
      const data = { status: 'OPEN', closedAt: null, retainUntil: null } as const;
      return prisma.conversation.update({ where: { id }, data });
    };
    const chat = await conversation('CHAT');
    const { requester, messages } = await prisma.conversation.findUniqueOrThrow({
      where: { id: chat.id },
      include: { requester: true, messages: { take: 1 } },
    });
    visitor = await gateway.tokens.visitor('chat-center', requester.publicId);
    const ticket = await conversation('TICKET');
    const otherTicket = await prisma.conversation.create({
      data: {
        ...of,
        publicId: 'tkt_0000000000000000000001',
        kind: 'TICKET',
        purpose: ticket.purpose,
        requesterId: ticket.requesterId,
        openedAt: ticket.openedAt,
      },
    });
    const team = await prisma.team.create({ data: { ...of, publicId: 'team_of_the_other', name: 'x' } });
    const partner = await enterPartner(database, other, purpose);
    const { id: askedAbout } = await prisma.conversation.create({
      data: {
        ...of,
        publicId: 'tkt_0000000000000000000002',
        kind: 'TICKET',
        purpose: ticket.purpose,
        requesterId: requester.id,
        openedAt: ticket.openedAt,
      },
    });
    const asked = { controllerId: other, conversationId: askedAbout, recipientId: partner.id };
    ids = {
      partner: partner.publicId,
      caseConsent: await askedOfPerson(database, { ...asked, dataSubjectId: requester.id }),
      disclosure: await disclosedInEmergency(database, { controllerId: other, dataSubjectId: person.id }),
      team: team.publicId,
      message: messages[0]?.publicId ?? '',
      person: person.publicId,
      objection,
      field: (await prisma.customField.findFirstOrThrow({ where: { ...of, key: 'reference' } })).publicId,
      ticket: ticket.publicId,
      otherTicket: otherTicket.publicId,
      chat: chat.publicId,
      agent: (await prisma.agent.findFirstOrThrow({ where: of })).publicId,
    };
  });
  afterAll(async () => {
    await gateway.close();
    await honest.close();
  });

  const filled = (text: string) => text.replaceAll(/\$(\w+)/g, (_all, name: string) => ids[name] ?? name);
  async function mutate(at: TestGateway, name: string) {
    const { data, errors } = await at.ask(
      `mutation { ${name}(input: ${filled(MUTATIONS[name] ?? '')}) { problems { code } } }`,
      BY_OFFICER.includes(name)
        ? { as: officer, purpose: OFFICER.purpose }
        : { as: BY_VISITOR.includes(name) ? visitor : agent, purpose },
    );
    const payload = data?.[name] as { problems: { code: string }[] } | null | undefined;
    return payload
      ? payload.problems.map(({ code }) => code)
      : errors?.map(({ extensions }) => extensions?.['code']);
  }
  /** All rows of both controllers that a mutation could make or change. */
  async function rows(): Promise<unknown> {
    const { prisma } = database;
    const orderBy = { id: 'asc' } as const;
    return [
      await prisma.conversation.findMany({ orderBy }),
      await prisma.message.findMany({ orderBy }),
      await prisma.internalNote.findMany({ orderBy }),
      await prisma.consentRecord.findMany({ orderBy }),
      await prisma.objection.findMany({ orderBy }),
      await prisma.dataSubject.findMany({ orderBy }),
      await prisma.conversationSeen.findMany({ orderBy }),
      await prisma.rating.findMany({ orderBy }),
      await prisma.agent.findMany({ orderBy }),
      await prisma.storedFile.findMany({ orderBy }),
      await prisma.customField.findMany({ orderBy }),
      await prisma.customFieldValue.findMany({ orderBy }),
      await prisma.disclosure.findMany({ orderBy }),
      await prisma.caseConsent.findMany({ orderBy }),
      await prisma.event.count(),
    ];
  }

  test('knows every mutation that there is', () => {
    const text = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
    const fields = buildSchema(text, { assumeValidSDL: true }).getMutationType()?.getFields();
    expect(Object.keys(MUTATIONS)).toEqual(Object.keys(fields ?? {}).sort());
  });

  test.each(Object.keys(MUTATIONS))(
    'refuses %s with the ids of another controller, and nothing changes',
    async (name) => {
      const before = await rows();
      const refused = OF_THE_CALLER.includes(name) ? 'INTERNAL_SERVER_ERROR' : 'NOT_FOUND';
      expect(await mutate(gateway, name)).toEqual([refused]);
      expect(await rows()).toEqual(before);
    },
  );

  test.each(Object.keys(MUTATIONS))('without the wall in between, %s finds them', async (name) => {
    const codes = await mutate(honest, name);
    for (const refused of ['NOT_FOUND', 'INTERNAL_SERVER_ERROR']) expect(codes).not.toContain(refused);
  });

  test('shows nothing of another controller, however it is asked', async () => {
    const everything = `query ($person: ID!, $ticket: ID!, $chat: ID!) {
      tickets(first: 50) { totalCount edges { node { id } } } chats(first: 50) { totalCount edges { node { id } } }
      ticket: node(id: $ticket) { id } chat: conversation(id: $chat) { id } dataSubject(id: $person) { id } }`;
    const { data } = await gateway.ask(everything, { as: agent, purpose, variables: { ...ids } });
    expect(data).toEqual({
      tickets: { totalCount: 0, edges: [] },
      chats: { totalCount: 0, edges: [] },
      ticket: null,
      chat: null,
      dataSubject: null,
    });
  });

  test('lets no gateway start while a table stands outside the wall', async () => {
    await database.prisma.$executeRawUnsafe('ALTER TABLE message NO FORCE ROW LEVEL SECURITY');
    const start = createGateway({ database, tokenKey: TEST_TOKEN_KEY, policyMode: 'demo' });
    await expect(start).rejects.toThrow(WallBroken);
    await expect(start).rejects.toThrow('The table message does not force row-level security on its owner.');
    await database.prisma.$executeRawUnsafe('ALTER TABLE message FORCE ROW LEVEL SECURITY');
  });
});
