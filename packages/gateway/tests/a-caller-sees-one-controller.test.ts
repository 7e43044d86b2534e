import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestGateway, type TestGateway } from '../src/testing/index.ts';

/** Under both policies the agent's own purpose; the ids are the other controller's. */
const purpose = 'support.live_chat';

describeOnDatabases('the tenant wall', (open) => {
  let gateway: TestGateway;
  let agent: string;
  let own: string;
  let foreign: Readonly<Record<'person' | 'ticket' | 'chat' | 'message' | 'agent', string>>;

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await open(), controllers: ['sapat', 'chat-center'] });
    agent = await gateway.tokens.agent('sapat');
    const { prisma } = gateway.database;
    const { id: other } = await prisma.controller.findUniqueOrThrow({ where: { slug: 'chat-center' } });
    const of = { controllerId: other };
    own = await openChat('sapat');
    const [chat, person, ticket, message, staff] = await Promise.all([
      openChat('chat-center'),
      prisma.dataSubject.findFirstOrThrow({ where: { ...of, kind: 'CUSTOMER', email: { not: null } } }),
      prisma.conversation.findFirstOrThrow({ where: { ...of, kind: 'TICKET' }, orderBy: { id: 'asc' } }),
      prisma.message.findFirstOrThrow({ where: of }),
      prisma.agent.findFirstOrThrow({ where: of }),
    ]);
    foreign = {
      person: person.publicId,
      ticket: ticket.publicId,
      chat,
      message: message.publicId,
      agent: staff.publicId,
    };
  });
  afterAll(() => gateway.close());

  async function openChat(controller: string): Promise<string> {
    const { data } = await gateway.ask(
      'mutation ($input: OpenChatInput!) { openChat(input: $input) { chat { id } problems { message } } }',
      { as: await gateway.tokens.visitor(controller), purpose, variables: { input: { message: 'Hello?' } } },
    );
    const opened = data?.['openChat'] as { chat: { id: string } | null } | undefined;
    return opened?.chat?.id ?? '';
  }

  const ask = (operation: string, variables: Record<string, unknown> = {}) =>
    gateway.ask(operation, { as: agent, purpose, variables });

  test('an id of another controller is an id of nothing, by every way to ask for it', async () => {
    for (const id of [...Object.values(foreign), 'garbage', `tkt_${'0'.repeat(22)}`]) {
      const answer = await ask(
        'query ($id: ID!) { node(id: $id) { id __typename } nodes(ids: [$id]) { id } }',
        { id },
      );
      expect({ id, data: answer.data, errors: answer.errors }).toEqual({
        id,
        data: { node: null, nodes: [null] },
        errors: undefined,
      });
    }
    expect(
      (await ask('query ($id: ID!) { dataSubject(id: $id) { id } }', { id: foreign.person })).data,
    ).toEqual({
      dataSubject: null,
    });
    expect(
      (await ask('query ($id: ID!) { conversation(id: $id) { id } }', { id: foreign.chat })).data,
    ).toEqual({
      conversation: null,
    });
  });

  test('what is missing and what belongs to somebody else are answered alike', async () => {
    const watch = 'subscription ($id: ID!) { messageAdded(conversationId: $id) { id } }';
    const missing = `cht_${'0'.repeat(22)}`;
    for (const operation of ['query ($id: ID!) { conversation(id: $id) { id } }', watch]) {
      const over = operation === watch ? 'ws' : 'http';
      const [ours, theirs] = await Promise.all(
        [missing, foreign.chat].map((id) =>
          gateway.ask(operation, { as: agent, purpose, variables: { id }, over }),
        ),
      );
      expect(theirs).toEqual(ours);
    }
  });

  test('lists, filters and relations stay inside', async () => {
    const answer = await ask(
      '{ chats(first: 100) { totalCount edges { node { id requester { id } messages { edges { node { id } } } } } } }',
    );
    const text = JSON.stringify(answer.data);
    expect(text).toContain(own);
    for (const id of Object.values(foreign)) expect(text).not.toContain(id);
    const filtered = await ask('query ($id: ID!) { chats(filter: { requesterId: $id }) { totalCount } }', {
      id: foreign.person,
    });
    expect(filtered.data).toEqual({ chats: { totalCount: 0 } });
  });

  test('nothing is written across, and the refusal tells nothing', async () => {
    const before = await gateway.database.prisma.message.count();
    const answer = await ask(
      'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } problems { code message } } }',
      { input: { conversationId: foreign.chat, body: 'Hello' } },
    );
    expect(answer.data).toMatchObject({ sendMessage: { message: null, problems: [{ code: 'NOT_FOUND' }] } });
    expect(await gateway.database.prisma.message.count()).toBe(before);
  });

  test.each([
    [
      'createTicket',
      'mutation ($id: ID!) { createTicket(input: { requesterId: $id, subject: "a", body: "b" }) { problems { code field message } } }',
      'requesterId',
    ],
    [
      'giveConsent',
      'mutation ($id: ID!) { giveConsent(input: { dataSubjectId: $id, purpose: "marketing.email" }) { problems { code field message } } }',
      'dataSubjectId',
    ],
  ])(
    'nothing is written about people of others, and they are told from nobody: %s',
    async (name, operation, field) => {
      const [theirs, nobodys] = await Promise.all(
        [foreign.person, `per_${'0'.repeat(22)}`].map(async (id) => {
          const { extensions, ...told } = await ask(operation, { id });
          // How much of the budget is left depends on who of the two was first.
          return { ...told, extensions: { ...extensions, cost: undefined } };
        }),
      );
      expect(theirs).toEqual(nobodys);
      expect(theirs?.data?.[name]).toMatchObject({ problems: [{ code: 'NOT_FOUND', field }] });
    },
  );

  test('an event of another controller reaches nobody here', async () => {
    const watch = await gateway.watch('subscription { chatChanged { id } }', { as: agent, purpose });
    const stranger = await gateway.tokens.agent('chat-center');
    for (const [as, conversationId] of [
      [stranger, foreign.chat],
      [agent, own],
    ]) {
      const { data } = await gateway.ask(
        'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { problems { message } } }',
        { ...(as && { as }), purpose, variables: { input: { conversationId, body: 'Hello' } } },
      );
      expect(data).toEqual({ sendMessage: { problems: [] } });
    }
    expect((await watch.next())?.data).toEqual({ chatChanged: { id: own } });
    await watch.stop();
  });
});
