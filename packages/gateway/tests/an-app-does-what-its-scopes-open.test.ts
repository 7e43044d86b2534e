import type { Scope } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf } from '../src/testing/index.ts';
import { type Controller, type Desk, openDesk } from './obligations/fixtures/desk.ts';
import type { Person } from './obligations/fixtures/person.ts';

const PURPOSE = 'support.live_chat';
const NODE =
  'query ($id: ID!) { node(id: $id) { id ... on Ticket { status } ... on DataSubject { displayName } } }';
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { problems { code } } }';

describeOnDatabases('an app', (open) => {
  let desk: Desk;
  let controller: Controller;
  let person: Person;

  beforeAll(async () => {
    desk = await openDesk(await open(), ['chat-center']);
    controller = desk.of('chat-center');
    person = await controller.person();
  });
  afterAll(() => desk.gateway.close());

  /** What is missing, or `'answered'`. */
  async function asked(
    scopes: readonly Scope[],
    operation: string,
    variables: Record<string, unknown> = {},
  ): Promise<unknown> {
    const app = await controller.app({ [PURPOSE]: ['user', 'employee'] }, { scopes });
    const answer = await controller.ask(app, PURPOSE, operation, variables);
    if (!answer.errors) return 'answered';
    expect(answer.data ?? null).toBeNull();
    expect(codeOf(answer)).toBe('SCOPE_MISSING');
    return answer.errors[0]?.extensions?.['missingScopes'];
  }

  test('without scopes may know who it is, and nothing else', async () => {
    expect(await asked([], '{ viewer { kind purposes } purposes { id } __typename }')).toBe('answered');
    for (const [operation, missing] of [
      ['{ tickets { totalCount } }', ['tickets:read']],
      ['{ chats { totalCount } }', ['chats:read']],
      ['{ dataSubjects { totalCount } }', ['people:read']],
      ['{ teams { id } }', ['teams:read']],
    ] as const)
      expect([operation, await asked([], operation)]).toEqual([operation, missing]);
  });

  test('is told every scope that it lacks, and where', async () => {
    const app = await controller.app({ [PURPOSE]: ['user'] }, { scopes: ['tickets:read'] });
    const operation = `{ a: tickets { edges { node { id requester { displayName chats { edges { node { id } } } consents { status } } } } }
      dataSubjects { totalCount } }`;
    const answer = await controller.ask(app, PURPOSE, operation);
    expect(answer).toEqual({
      errors: [
        {
          message: expect.stringContaining('chats:read, consent:read, people:read'),
          extensions: {
            code: 'SCOPE_MISSING',
            missingScopes: ['chats:read', 'consent:read', 'people:read'],
            places: [
              { coordinate: 'Chat.id', oneOf: ['chats:read'] },
              { coordinate: 'Consent.status', oneOf: ['consent:read'] },
              { coordinate: 'Query.dataSubjects', oneOf: ['people:read'] },
            ],
          },
        },
      ],
    });
  });

  test('finds no way round: not by an id, a fragment, an interface, an alias or what is skipped', async () => {
    const { ticketId, chatId, publicId } = person;
    expect(await asked(['tickets:read'], NODE, { id: ticketId })).toEqual(['people:read']);
    expect(await asked(['tickets:read', 'people:read'], NODE, { id: publicId })).toBe('answered');
    const conversation = 'query ($id: ID!) { conversation(id: $id) { id } }';
    expect(await asked(['tickets:read'], conversation, { id: ticketId })).toBe('answered');
    expect(await asked(['tickets:read'], conversation, { id: chatId })).toEqual(['chats:read']);
    expect(
      await asked(['chats:read'], 'query ($id: ID!) { conversation(id: $id) { status } }', { id: chatId }),
    ).toEqual(['tickets:read']);
    const onTicket = 'fragment T on Ticket { subject } query ($id: ID!) { conversation(id: $id) { ...T } }';
    expect(await asked(['chats:read'], onTicket, { id: chatId })).toEqual(['tickets:read']);
    expect(
      await asked(
        ['tickets:read'],
        'query { tickets { totalCount } c: chats @skip(if: true) { totalCount } }',
      ),
    ).toEqual(['chats:read']);
    // The operation's own default counts as well as what is sent.
    expect(
      await asked(['tickets:read'], `query ($id: ID! = "${chatId}") { conversation(id: $id) { id } }`),
    ).toEqual(['chats:read']);
    expect(await asked(['tickets:read'], `{ conversation(id: "${chatId}") { id } }`)).toEqual(['chats:read']);
  });

  test('writes where it may write, and reads what it wrote where it may read', async () => {
    const input = (conversationId: string) => ({ input: { conversationId, body: 'From the bridge.' } });
    expect(await asked(['tickets:write'], SEND, input(person.ticketId))).toBe('answered');
    expect(await asked(['tickets:write'], SEND, input(person.chatId))).toEqual(['chats:write']);
    expect(await asked(['tickets:read', 'chats:read'], SEND, input(person.ticketId))).toEqual([
      'tickets:write',
    ]);
    const inline = (id: string) =>
      `mutation { sendMessage(input: { conversationId: "${id}", body: "x" }) { problems { code } } }`;
    expect(await asked(['tickets:write'], inline(person.chatId))).toEqual(['chats:write']);
    const reading =
      'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id body } } }';
    expect(await asked(['tickets:write', 'tickets:read'], reading, input(person.ticketId))).toEqual([
      'chats:read',
    ]);
    const byType =
      'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id ... on TicketMessage { body } } } }';
    expect(await asked(['tickets:write', 'tickets:read'], byType, input(person.ticketId))).toBe('answered');
  });

  test.each(['ws', 'sse'] as const)('hears nothing over %s of what it may not see', async (over) => {
    const { token } = await controller.app({ [PURPOSE]: ['user'] }, { scopes: ['tickets:read'] });
    for (const [stream, missing] of [
      ['subscription { chatChanged { id } }', ['chats:read']],
      [`subscription { messageAdded(conversationId: "${person.chatId}") { id } }`, ['chats:read']],
      [`subscription { typing(conversationId: "${person.chatId}") { expiresAt } }`, ['chats:read']],
      [`subscription { noteAdded(conversationId: "${person.ticketId}") { id } }`, ['notes:read']],
    ] as const) {
      const answer = await desk.gateway.ask(stream, { as: token, purpose: PURPOSE, over });
      expect([stream, answer.errors?.[0]?.extensions]).toMatchObject([
        stream,
        { code: 'SCOPE_MISSING', missingScopes: missing },
      ]);
    }
  });

  test('staff and visitors have no scopes and need none', async () => {
    const agent = await controller.agent('support_agent');
    const visitor = await controller.visitor(person);
    for (const caller of [agent, visitor]) {
      const answer = await controller.ask(caller, PURPOSE, '{ tickets { totalCount } chats { totalCount } }');
      expect(answer.errors).toBeUndefined();
    }
  });
});
