import { describeOnDatabases, type TestDatabase } from '@remit/schema/testing';
import { createRemit } from '@remit/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetEvents } from '../src/subscriptions/forget-events.ts';
import {
  type Answer,
  codeOf,
  denialsOf,
  soon,
  startTestGateway,
  type TestGateway,
} from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const WATCH = 'subscription ($after: String) { chatChanged(after: $after) { id requester { displayName } } }';

describeOnDatabases('a live stream that was cut', (open) => {
  let database: TestDatabase;
  let gateway: TestGateway;
  let agent: string;
  let visitor: string;

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({ database, controllers: ['sapat', 'chat-center'] });
    agent = await gateway.tokens.agent('sapat');
    visitor = await gateway.tokens.visitor('sapat');
  });
  afterAll(() => gateway.close());

  /** A chat that begins changes twice: it is there, and it has a message. */
  const EVENTS = 2;
  async function openChat(as = visitor): Promise<string> {
    const { data } = await gateway.ask(
      'mutation { openChat(input: { message: "Hello?" }) { chat { id } problems { message } } }',
      { as, purpose },
    );
    const { chat } = (data?.['openChat'] ?? {}) as { chat?: { id: string } | null };
    return chat?.id ?? 'none';
  }
  const watch = (over: 'ws' | 'sse', after?: string, as = agent) =>
    gateway.watch(WATCH, { as, purpose, over, ...(after !== undefined && { variables: { after } }) });
  const idOf = (answer: Answer | undefined) => (answer?.data?.['chatChanged'] as { id: string } | null)?.id;
  const cursorOf = (answer: Answer | undefined) => answer?.extensions?.event?.cursor ?? '';

  test('says when it listens, so that an app knows from when on nothing is missed', async () => {
    const remit = createRemit({ url: gateway.url, token: agent, purpose });
    const opened = Promise.withResolvers<void>();
    const stream = remit.subscribe({ chatChanged: { id: true } }, { onOpen: opened.resolve });
    const first = stream.next();
    await soon('the subscription is open', opened.promise);
    const id = await openChat();
    expect((await soon('an event', first)).value).toMatchObject({ data: { chatChanged: { id } } });
    await remit.close();
  });

  test.each(['ws', 'sse'] as const)(
    'goes on after the cursor that it saw last, then live: nothing twice, nothing left out, over %s',
    async (over) => {
      const first = await watch(over);
      const chats = [await openChat()];
      const seen = await first.next();
      await first.stop();
      chats.push(await openChat());
      const resumed = await watch(over, cursorOf(seen));
      chats.push(await openChat());
      const heard: (string | undefined)[] = [idOf(seen)];
      const cursors = new Set([cursorOf(seen)]);
      while (heard.length < chats.length * EVENTS) {
        const event = await resumed.next();
        heard.push(idOf(event));
        cursors.add(cursorOf(event));
      }
      expect(heard).toEqual(chats.flatMap((id) => [id, id]));
      expect(cursors.size).toBe(heard.length);
      await resumed.stop();
    },
  );

  test('a stream that will resume is told first where it begins; when it resumes, that counts more than its argument', async () => {
    const old = await watch('ws');
    await openChat();
    const begin = cursorOf(await old.next());
    await old.stop();
    const stream = await gateway.watch(WATCH, { as: agent, purpose, extensions: { resume: true } });
    const place = await stream.next();
    expect(place).toEqual({ extensions: { event: { cursor: expect.any(String) } } });
    await stream.stop();
    const chat = await openChat();
    const resumed = await gateway.watch(WATCH, {
      as: agent,
      purpose,
      variables: { after: begin },
      extensions: { resume: cursorOf(place) },
    });
    expect(await resumed.next()).toEqual(place);
    expect(idOf(await resumed.next())).toBe(chat);
    await resumed.stop();
  });

  test('a visitor is told of nobody else, however far back it reads', async () => {
    const own = await watch('ws', undefined, visitor);
    await openChat();
    const seen = await own.next();
    await own.stop();
    const { publicId } = await database.prisma.dataSubject.findFirstOrThrow({
      where: {
        kind: 'CUSTOMER',
        erasedAt: null,
        controller: { slug: 'sapat' },
        restrictions: { none: {} },
        objections: { none: {} },
        OR: [{ declaredAge: null }, { declaredAge: { gte: 18 } }],
        conversations: { some: { kind: 'CHAT' } },
      },
      orderBy: { id: 'desc' },
    });
    expect(await openChat(await gateway.tokens.visitor('sapat', publicId))).not.toBe('none');
    const mine = await openChat();
    const resumed = await watch('ws', cursorOf(seen), visitor);
    await resumed.next();
    expect(idOf(await resumed.next())).toBe(mine);
    await resumed.stop();
  });

  test('nonsense, another controller’s cursor and one that is too old are told apart from each other, over both', async () => {
    const stream = await watch('ws');
    await openChat();
    const cursor = cursorOf(await stream.next());
    await stream.stop();
    const stranger = await gateway.tokens.agent('chat-center');
    await openChat();
    const later = await watch('ws', cursor);
    await later.next();
    await later.next();
    await later.next();
    await later.stop();
    for (const over of ['ws', 'sse'] as const) {
      const ask = (as: string, after: string) =>
        gateway.ask(WATCH, { as, purpose, over, variables: { after } }).then(codeOf);
      expect(await ask(agent, 'nonsense')).toBe('CURSOR_UNKNOWN');
      expect(await ask(stranger, cursor)).toBe('CURSOR_UNKNOWN');
    }
    await forgetEvents(database, new Date('2100-01-01'));
    for (const over of ['ws', 'sse'] as const) {
      const { errors } = await gateway.ask(WATCH, { as: agent, purpose, over, variables: { after: cursor } });
      expect(errors).toMatchObject([
        {
          message:
            'What happened after this place is not kept any more. Read the data again, then subscribe without "after".',
          extensions: { code: 'CURSOR_EXPIRED' },
        },
      ]);
    }
  });

  // The last: nobody has a lawful purpose after it.
  test('what was missed is decided when it is told, not when it happened', async () => {
    const stream = await watch('ws');
    await openChat();
    const seen = await stream.next();
    await stream.stop();
    await database.prisma.dataSubject.updateMany({ data: { lawfulness: '' } });
    const resumed = await watch('ws', cursorOf(seen));
    const missed = await resumed.next();
    expect(missed?.data).toMatchObject({ chatChanged: { requester: { displayName: null } } });
    expect(denialsOf(missed ?? {})).toHaveLength(1);
    await resumed.stop();
  });
});
