import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { denialsOf } from '../src/testing/index.ts';
import { type Caller, type Controller, type Desk, openDesk } from './obligations/fixtures/desk.ts';
import type { Person } from './obligations/fixtures/person.ts';

const purpose = 'support.live_chat';
const BODY = 'Third complaint this month; offer the voucher.';
const ADD = `mutation ($input: AddInternalNoteInput!) {
  addInternalNote(input: $input) { problems { code } note { id body author { displayName } } }
}`;
const NOTES = `query ($id: ID!) {
  conversation(id: $id) {
    lastMessageAt
    ... on Chat { notes { edges { cursor node { id body } } } messages { edges { node { body } } } }
  }
}`;
const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';
const SEARCH = 'query ($words: String!) { chats(search: $words) { totalCount } }';
const PAGE = `query ($id: ID!, $after: String) {
  conversation(id: $id) { ... on Chat { messages(after: $after) { edges { node { body } } } } }
}`;
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { problems { code } } }';
const withheld = 'Chat.notes CATEGORY_NOT_GRANTED';

describeOnDatabases('internal notes', (open) => {
  let desk: Desk;
  let controller: Controller;
  let agent: Caller;

  beforeAll(async () => {
    desk = await openDesk(await open(), ['sapat']);
    controller = desk.of('sapat');
    agent = await controller.agent('support_agent');
  });
  afterAll(() => desk.gateway.close());

  type Note = { problems: { code: string }[]; note: { id: string; body: string | null } | null };

  async function add(caller: Caller, { chatId }: Person, authorId?: string): Promise<Note> {
    const input = { conversationId: chatId, body: BODY, ...(authorId && { authorId }) };
    const { data } = await controller.ask(caller, purpose, ADD, { input });
    return data?.['addInternalNote'] as Note;
  }

  test('staff write and read them; the chat itself stays as it was', async () => {
    const person = await controller.person();
    const { problems, note } = await add(agent, person);
    expect({ problems, note }).toMatchObject({
      problems: [],
      note: { body: BODY, author: { displayName: 'Mila' } },
    });
    const { data } = await controller.ask(agent, purpose, NOTES, { id: person.chatId });
    expect(data).toMatchObject({
      conversation: { lastMessageAt: null, notes: { edges: [{}, { node: { id: note?.id, body: BODY } }] } },
    });
  });

  test('a visitor comes upon none: no list, node, search, cursor, and the answer is the same without any', async () => {
    const [person, without] = [await controller.person(), await controller.person()];
    const { note } = await add(agent, person);
    await desk.gateway.database.prisma.internalNote.deleteMany({ where: { requesterId: without.id } });
    const visitor = await controller.visitor(person);
    const other = await controller.visitor(without);

    const ask = (caller: Caller, id: string) => controller.ask(caller, purpose, NOTES, { id });
    const [has, hasNone] = [await ask(visitor, person.chatId), await ask(other, without.chatId)];
    expect(has.data).toEqual(hasNone.data);
    expect(denialsOf(has)).toEqual([`${withheld} 1`, 'InternalNote.body CATEGORY_NOT_GRANTED 0']);
    expect(denialsOf(hasNone)).toEqual(denialsOf(has));

    expect((await controller.ask(visitor, purpose, NODE, { id: note?.id })).data).toEqual({ node: null });
    expect((await controller.ask(visitor, purpose, SEARCH, { words: 'voucher' })).data).toEqual({
      chats: { totalCount: 0 },
    });
    const after = Buffer.from(`GPC:S:${note?.id ?? ''}`).toString('base64');
    const page = await controller.ask(visitor, purpose, PAGE, { id: person.chatId, after });
    // As with the cursor of nobody at all.
    expect(page.data).toEqual({ conversation: { messages: null } });
    expect(await add(visitor, person)).toEqual({ problems: [{ code: 'NOT_ALLOWED' }], note: null });
  });

  test.each(['ws', 'sse'] as const)('a visitor hears of none over %s', async (over) => {
    const person = await controller.person();
    const { token } = await controller.visitor(person);
    const as = { as: token, purpose, over };
    const refused = await desk.gateway.watch(
      `subscription { noteAdded(conversationId: "${person.chatId}") { id } }`,
      as,
    );
    expect((await refused.next())?.errors?.[0]?.extensions?.['code']).toBe('CATEGORY_NOT_GRANTED');
    await refused.stop();

    const watch = await desk.gateway.watch('subscription { chatChanged { id lastMessageAt } }', as);
    await add(agent, person);
    const input = { conversationId: person.chatId, body: 'Hello?' };
    await controller.ask(agent, purpose, SEND, { input });
    // What the note did would be told first, and without a message.
    expect((await watch.next())?.data).toEqual({
      chatChanged: { id: person.chatId, lastMessageAt: desk.clock.now.toISOString() },
    });
    await watch.stop();
  });

  test('an app gets them only where its grant names them, never as a part of something larger', async () => {
    const person = await controller.person();
    const { note } = await add(agent, person);
    const wide = await controller.app({ [purpose]: ['user', 'user.content', 'employee'] });
    const named = await controller.app({
      [purpose]: ['user.content.chat', 'user.content.internal_note', 'employee'],
    });

    const denied = await controller.ask(wide, purpose, NOTES, { id: person.chatId });
    expect(denied.data).toMatchObject({ conversation: { notes: null, messages: { edges: [{}] } } });
    expect(denialsOf(denied)).toContain(`${withheld} 1`);
    expect((await controller.ask(wide, purpose, NODE, { id: note?.id })).data).toEqual({ node: null });
    expect(await add(wide, person, agent.publicId)).toEqual({
      problems: [{ code: 'PURPOSE_DENIED' }],
      note: null,
    });

    const granted = await controller.ask(named, purpose, NOTES, { id: person.chatId });
    expect(granted.data).toMatchObject({
      conversation: { notes: { edges: [{}, { node: { body: BODY } }] } },
    });
    expect((await add(named, person, agent.publicId)).problems).toEqual([]);
    // The requester is nobody who could write one.
    expect((await add(named, person, person.publicId)).problems).toEqual([{ code: 'NOT_FOUND' }]);
  });

  test('staff who watch a chat hear of its notes', async () => {
    const person = await controller.person();
    const watch = await desk.gateway.watch(
      `subscription { noteAdded(conversationId: "${person.chatId}") { body } }`,
      { as: agent.token, purpose },
    );
    await add(agent, person);
    expect((await watch.next())?.data).toEqual({ noteAdded: { body: BODY } });
    await watch.stop();
  });
});
