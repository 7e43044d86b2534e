import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { denialsOf } from '../src/testing/index.ts';
import { type Caller, type Controller, type Desk, openDesk } from './obligations/fixtures/desk.ts';
import type { Person } from './obligations/fixtures/person.ts';

const purpose = 'support.live_chat';
const TYPE =
  'mutation ($input: SignalTypingInput!) { signalTyping(input: $input) { problems { code } expiresAt } }';
const SEEN = `mutation ($input: MarkSeenInput!) {
  markSeen(input: $input) { problems { code field } chat { seenBy { messageId seenAt participant { id } } } }
}`;
const OPEN = 'mutation ($input: OpenChatInput!) { openChat(input: $input) { chat { id queuePosition } } }';
const QUEUE = '{ chats { edges { node { id queuePosition } } } }';
const ASSIGN = 'mutation ($input: AssignChatInput!) { assignChat(input: $input) { chat { queuePosition } } }';
const AVAILABLE = `mutation ($input: SetAvailabilityInput!) {
  setAvailability(input: $input) { problems { code } agent { availability } }
}`;
const TRANSCRIPT = `query ($id: ID!) {
  conversation(id: $id) { ... on Chat { transcript { body author { id } } messages { edges { node { id body } } } } }
}`;
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';

type Chat = {
  readonly transcript: readonly { body: string | null; author: { id: string } }[];
  readonly messages: { readonly edges: readonly { node: { id: string; body: string | null } }[] };
};

describeOnDatabases('a live chat', (open) => {
  let desk: Desk;
  let controller: Controller;
  let agent: Caller;
  let person: Person;
  let visitor: Caller;

  beforeAll(async () => {
    desk = await openDesk(await open(), ['sapat']);
    controller = desk.of('sapat');
    agent = await controller.agent('support_agent');
  });
  afterAll(() => desk.gateway.close());
  beforeEach(async () => {
    person = await controller.person();
    visitor = await controller.visitor(person);
  });

  async function run(caller: Caller, operation: string, input: object): Promise<unknown> {
    const { data, errors } = await controller.ask(caller, purpose, operation, { input });
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0];
  }

  const chatOf = async (caller: Caller): Promise<Chat> =>
    (await controller.ask(caller, purpose, TRANSCRIPT, { id: person.chatId })).data?.['conversation'] as Chat;

  test('whoever watches is told who is typing and until when, and nothing is kept', async () => {
    const { prisma } = desk.gateway.database;
    const watch = await desk.gateway.watch(
      `subscription { typing(conversationId: "${person.chatId}") { expiresAt participant { id } } }`,
      { as: agent.token, purpose },
    );
    const events = await prisma.event.count();
    const expiresAt = new Date(desk.clock.now.getTime() + 6_000).toISOString();
    // The agent's own typing is no news to the agent.
    await run(agent, TYPE, { conversationId: person.chatId });
    expect(await run(visitor, TYPE, { conversationId: person.chatId })).toEqual({ problems: [], expiresAt });
    expect((await watch.next())?.data).toEqual({
      typing: { expiresAt, participant: { id: person.publicId } },
    });
    expect(await prisma.event.count()).toBe(events);
    await watch.stop();
  });

  test('typing is of no concern to anybody else', async () => {
    const stranger = await controller.visitor(await controller.person());
    const watch = await desk.gateway.watch(
      `subscription { typing(conversationId: "${person.chatId}") { expiresAt } }`,
      { as: stranger.token, purpose },
    );
    expect((await watch.next())?.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
    await watch.stop();
    expect(await run(stranger, TYPE, { conversationId: person.chatId })).toEqual({
      problems: [{ code: 'NOT_FOUND' }],
      expiresAt: null,
    });
  });

  test('how far each has read goes forward only, and is the chat’s own kind of data', async () => {
    await run(agent, SEND, { conversationId: person.chatId, body: 'One moment.' });
    const [first, second] = (await chatOf(agent)).messages.edges.map(({ node }) => node.id);
    const seen = (messageId: string | undefined) => ({
      messageId,
      seenAt: desk.clock.now.toISOString(),
      participant: { id: person.publicId },
    });
    const { chatId } = person;
    expect(await run(visitor, SEEN, { chatId, messageId: second })).toEqual({
      problems: [],
      chat: { seenBy: [seen(second)] },
    });
    expect(await run(visitor, SEEN, { chatId, messageId: first })).toEqual({
      problems: [],
      chat: { seenBy: [seen(second)] },
    });
    const foreign = await controller.person();
    expect(await run(visitor, SEEN, { chatId: foreign.chatId, messageId: first })).toMatchObject({
      problems: [{ code: 'NOT_FOUND', field: 'chatId' }],
    });
    expect(await run(visitor, SEEN, { chatId, messageId: 'cms_nothing' })).toMatchObject({
      problems: [{ code: 'NOT_FOUND', field: 'messageId' }],
    });
  });

  test('a visitor knows its own place in the queue and nobody else’s', async () => {
    const ids: string[] = [];
    const callers = [visitor, await controller.visitor(await controller.person())] as const;
    for (const caller of callers) {
      desk.clock.now = new Date(desk.clock.now.getTime() + 1_000);
      const { chat } = (await run(caller, OPEN, { message: 'Hello?' })) as {
        chat: { id: string; queuePosition: number };
      };
      expect(chat.queuePosition).toBe(ids.length);
      ids.push(chat.id);
    }
    const { data } = await controller.ask(callers[1], purpose, QUEUE);
    const chats = data?.['chats'] as { edges: { node: object }[] } | undefined;
    const own = chats?.edges.map(({ node }) => node);
    expect(own).toContainEqual({ id: ids[1], queuePosition: 1 });
    expect(JSON.stringify(own)).not.toContain(ids[0]);
    expect(await run(agent, ASSIGN, { chatId: ids[0], agentId: agent.publicId })).toEqual({
      chat: { queuePosition: null },
    });
    expect((await controller.ask(callers[1], purpose, QUEUE)).data).toMatchObject({
      chats: { edges: [{ node: { id: ids[1], queuePosition: 0 } }, {}] },
    });
  });

  test('an agent says whether he or she is at work, and nobody else does', async () => {
    expect(await run(agent, AVAILABLE, { availability: 'AWAY' })).toEqual({
      problems: [],
      agent: { availability: 'AWAY' },
    });
    const app = await controller.app({ [purpose]: ['user', 'employee'] });
    for (const caller of [visitor, app]) {
      expect(await run(caller, AVAILABLE, { availability: 'ONLINE' })).toEqual({
        problems: [{ code: 'NOT_ALLOWED' }],
        agent: null,
      });
    }
  });

  test('a transcript says line by line what the messages say, and withholds what they withhold', async () => {
    await run(agent, SEND, { conversationId: person.chatId, body: 'One moment.' });
    const { transcript, messages } = await chatOf(visitor);
    expect(transcript.map(({ body }) => body)).toEqual(messages.edges.map(({ node }) => node.body));
    expect(transcript.at(-1)).toEqual({ body: 'One moment.', author: { id: agent.publicId } });

    const app = await controller.app({ [purpose]: ['user.name'] });
    const denied = await controller.ask(app, purpose, TRANSCRIPT, { id: person.chatId });
    const chat = denied.data?.['conversation'] as Chat;
    expect(chat.transcript.map(({ body }) => body)).toEqual([null, null]);
    expect(denialsOf(denied)).toContain('TranscriptLine.body CATEGORY_NOT_GRANTED 2');
  });
});
