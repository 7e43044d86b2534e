import { randomUUID } from 'node:crypto';
import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  codeOf,
  denialsOf,
  effectsIn,
  type Question,
  startTestGateway,
  TEST_NOW,
  type TestGateway,
  type Transport,
} from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const DAY = 24 * 60 * 60 * 1_000;
const OPEN = `mutation Open($input: OpenChatInput!) {
  openChat(input: $input) { problems { code } chat { id requester { email } } } }`;
const TWO = `mutation Two($input: OpenChatInput!, $chat: ID!) {
  mine: openChat(input: $input) { problems { code } chat { id } }
  there: sendMessage(input: { conversationId: $chat, body: "And again." }) { problems { code } message { id } } }`;

/** A person of whom nothing is restricted. */
const UNTOUCHED = { restrictions: { none: {} }, objections: { none: {} }, erasedAt: null, declaredAge: null };

describeOnDatabases('a change under a key', (open) => {
  let database: Database;
  let gateway: TestGateway;
  /** Another process would have a gateway of its own as well. */
  let other: TestGateway;
  let visitor: string;
  let agent: string;
  let now = TEST_NOW;

  beforeAll(async () => {
    database = await open();
    const options = { database, controllers: ['chat-center', 'sapat'], clock: () => now };
    gateway = await startTestGateway(options);
    other = await startTestGateway(options);
    visitor = await gateway.tokens.visitor('chat-center');
    agent = await gateway.tokens.agent('chat-center');
  });
  afterAll(async () => {
    await gateway.close();
    await other.close();
  });

  const effects = () => effectsIn(database);
  const openChat = (
    message: string,
    question: Question & { over?: Transport } = {},
    at = gateway,
  ): Promise<Answer> =>
    at.ask(OPEN, { as: visitor, purpose, variables: { input: { message } }, ...question });
  const chatOf = ({ data }: Answer) => (data?.['openChat'] as { chat: { id: string } | null } | null)?.chat;
  test.each(['http', 'sse', 'ws'] as const)(
    'is made once over %s, and what came of it is told again',
    async (over) => {
      const question = { key: randomUUID(), over };
      const first = await openChat('Once.', question);
      const after = await effects();
      const again = await openChat('Once.', question, other);
      expect(await effects()).toEqual(after);
      expect(chatOf(first)?.id).toBeTruthy();
      expect(again.data).toEqual(first.data);
      expect([first, again].map(({ extensions }) => extensions?.idempotency)).toEqual([
        { replayed: false },
        { replayed: true },
      ]);
    },
  );

  test('header and extension say the same; two that differ, or that are no key, change nothing', async () => {
    const key = randomUUID();
    const inside = (idempotencyKey: unknown) => ({ extensions: { idempotencyKey } });
    const first = await openChat('Said twice.', { key, ...inside(key) });
    expect(await openChat('Said twice.', inside(`"${key}"`))).toMatchObject({ data: first.data ?? {} });
    const before = await effects();
    for (const question of [
      { key, ...inside(randomUUID()) },
      { key: 'two words' },
      { key: 'x'.repeat(129) },
      { key: '""' },
      inside(7),
      inside('"; DROP TABLE idempotency_key; --'),
    ]) {
      expect(codeOf(await openChat('Never.', question))).toBe('BAD_USER_INPUT');
    }
    expect(await effects()).toEqual(before);
  });

  describe('with another operation', () => {
    test.each<[what: string, other: Partial<Question> & { operation?: string }]>([
      ['other variables', { variables: { input: { message: 'Another.' } } }],
      ['another text', { operation: OPEN.replace('email', 'displayName') }],
      ['another purpose', { purpose: 'relationship.management' }],
    ])('%s: the caller is told, and nothing is done', async (_what, { operation = OPEN, ...question }) => {
      const key = randomUUID();
      await openChat('The first.', { key });
      const before = await effects();
      const asked = {
        as: visitor,
        purpose,
        variables: { input: { message: 'The first.' } },
        ...question,
        key,
      };
      const answer = await gateway.askOverHttp(operation, asked);
      expect([answer.status, codeOf(answer), answer.data]).toEqual([
        422,
        'IDEMPOTENCY_KEY_REUSED',
        undefined,
      ]);
      expect(await effects()).toEqual(before);
    });

    test('a refused one uses its key up too, and is decided anew when it comes again', async () => {
      const key = randomUUID();
      const refused = await openChat('', { key });
      expect(refused.data?.['openChat']).toMatchObject({ problems: [{ code: 'INVALID_INPUT' }], chat: null });
      expect(await openChat('', { key })).toMatchObject({
        data: refused.data ?? {},
        extensions: { idempotency: { replayed: false } },
      });
      expect(codeOf(await openChat('Something.', { key }))).toBe('IDEMPOTENCY_KEY_REUSED');
    });

    test('a key is its caller’s own: the same one of somebody else is another', async () => {
      const key = randomUUID();
      const first = await openChat('The same words.', { key });
      const mine = await database.prisma.conversation.findUniqueOrThrow({
        where: { publicId: chatOf(first)?.id ?? '' },
      });
      const somebodyElse = await database.prisma.dataSubject.findFirstOrThrow({
        where: {
          kind: 'CUSTOMER',
          controllerId: mine.controllerId,
          id: { not: mine.requesterId },
          ...UNTOUCHED,
        },
      });
      const theirs = await gateway.tokens.visitor('chat-center', somebodyElse.publicId);
      const answer = await openChat('The same words.', { key, as: theirs });
      expect(answer.extensions?.idempotency).toEqual({ replayed: false });
      expect(chatOf(answer)?.id).toBeTruthy();
      expect(chatOf(answer)?.id).not.toBe(chatOf(first)?.id);
    });
  });

  test('each change of an operation has a place of its own: what was not done before is done now', async () => {
    const key = randomUUID();
    const chat = chatOf(await openChat('Here.'))?.id;
    await database.prisma.conversation.update({
      where: { publicId: chat ?? '' },
      data: { status: 'CLOSED' },
    });
    const ask = () =>
      gateway.ask(TWO, { as: visitor, purpose, key, variables: { input: { message: 'A.' }, chat } });
    const first = await ask();
    expect(first.data?.['there']).toMatchObject({ problems: [{ code: 'CONFLICT' }] });
    await database.prisma.conversation.update({ where: { publicId: chat ?? '' }, data: { status: 'OPEN' } });
    const before = await effects();
    const again = await ask();
    expect(again.data?.['mine']).toEqual(first.data?.['mine']);
    expect(again.data?.['there']).toMatchObject({ problems: [] });
    expect((await ask()).data).toEqual(again.data);
    expect(await effects()).toMatchObject({
      conversations: before['conversations'],
      messages: (before['messages'] ?? 0) + 1,
    });
  });

  describe('is told again under the rules of the present', () => {
    const shared = 'org.admin_sharing';
    const CREATE = `mutation ($input: CreateTicketInput!) {
      createTicket(input: $input) { problems { code } ticket { id subject requester { email } } } }`;

    async function saysOfSharing(verb: 'give' | 'withdraw', token: string): Promise<void> {
      const statement = `{ ${verb}Consent(input: { purpose: "${shared}", wording: "Yes." }) { problems { code } } }`;
      const { data } = await gateway.ask(`mutation ${statement}`, { as: token });
      expect(data).toEqual({ [`${verb}Consent`]: { problems: [] } });
    }

    test('after a consent was withdrawn, what rested on it is withheld', async () => {
      const { publicId: requesterId } = await database.prisma.dataSubject.findFirstOrThrow({
        where: { kind: 'CUSTOMER', controller: { slug: 'sapat' }, ...UNTOUCHED },
      });
      const person = await gateway.tokens.visitor('sapat', requesterId);
      await saysOfSharing('give', person);
      const question = {
        as: await gateway.tokens.agent('sapat', 'org_admin'),
        purpose: shared,
        key: randomUUID(),
        variables: { input: { subject: 'A seat more', body: 'One more seat.', requesterId } },
      };
      const first = await gateway.ask(CREATE, question);
      expect(first.data).toMatchObject({
        createTicket: {
          problems: [],
          ticket: { subject: 'A seat more', requester: { email: expect.stringContaining('@') } },
        },
      });
      await saysOfSharing('withdraw', person);
      const after = await effects();
      const again = await other.ask(CREATE, question);
      expect(again.data).toMatchObject({
        createTicket: { problems: [], ticket: { subject: null, requester: { email: null } } },
      });
      expect(again.extensions?.idempotency).toEqual({ replayed: true });
      expect(denialsOf(again).join()).toContain('DataSubject.email CONSENT_WITHDRAWN 1');
      expect(await effects()).toEqual(after);
    });

    test('who may no longer write such data is told that it was done, and is shown nothing of it', async () => {
      const requester = await database.prisma.dataSubject.findFirstOrThrow({
        where: { kind: 'CUSTOMER', controller: { slug: 'chat-center' } },
      });
      const input = { message: 'May I help?', requesterId: requester.publicId };
      const question = { as: agent, key: randomUUID(), variables: { input } };
      const first = await openChat('', question);
      expect(chatOf(first)?.id).toBeTruthy();
      const { id, role } = await database.prisma.agent.findFirstOrThrow({
        where: { dataSubject: { controller: { slug: 'chat-center' } } },
        orderBy: { id: 'asc' },
      });
      const setRole = (next: string) => database.prisma.agent.update({ where: { id }, data: { role: next } });
      await setRole('billing_clerk');
      const again = await openChat('', question);
      await setRole(role);
      expect(again.data).toEqual({ openChat: { problems: [], chat: null } });
      expect(again.extensions?.idempotency).toEqual({ replayed: true });
    });
  });

  test('a key is forgotten after a day', async () => {
    const key = randomUUID();
    const first = await openChat('Today.', { key });
    now = new Date(TEST_NOW.getTime() + DAY - 1);
    expect(chatOf(await openChat('Today.', { key }))).toEqual(chatOf(first));
    now = new Date(TEST_NOW.getTime() + DAY);
    const next = await openChat('Today.', { key });
    expect(chatOf(next)?.id).toBeTruthy();
    expect(chatOf(next)?.id).not.toBe(chatOf(first)?.id);
    now = TEST_NOW;
  });

  test('what is kept is ids and digests, never what was written or called', async () => {
    const key = `key-${randomUUID()}`;
    const secret = `Zq${randomUUID()}`;
    await gateway.ask(OPEN.replace('openChat(', `${secret}: openChat(`.replaceAll('-', '')), {
      as: visitor,
      purpose,
      key,
      variables: { input: { message: secret } },
    });
    const kept = JSON.stringify(await database.prisma.idempotencyKey.findMany());
    expect(kept).toContain('chatId');
    for (const text of [key, secret, secret.replaceAll('-', '')]) expect(kept).not.toContain(text);
  });
});
