import { setImmediate as turnOfLoop } from 'node:timers/promises';
import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, startTestGateway, tamperedDatabase, type TestGateway, until } from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const CHATS = '{ chats(first: 3) { edges { node { requester { displayName identityDocumentNumber } } } } }';
const WATCH = 'subscription { chatChanged { requester { displayName } } }';
const TRANSPORTS = ['http', 'sse', 'ws'] as const;

describeOnDatabases('the ledger', (open) => {
  let database: Database;
  let gateway: TestGateway;
  let agent: string;
  let visitor: string;
  /** What happens to an insert into the ledger. */
  let onInsert: (insert: () => Promise<unknown[]>) => Promise<unknown[]>;
  let inserts = 0;

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({ database: hand(), controllers: ['chat-center'] });
    agent = await gateway.tokens.agent('chat-center');
    visitor = await gateway.tokens.visitor('chat-center');
  });
  afterAll(() => gateway.close());
  afterEach(() => {
    onInsert = (insert) => insert();
  });

  function hand(): Database {
    onInsert = (insert) => insert();
    return tamperedDatabase(database, (name, query) => {
      if (name !== 'ledger_entries') return query();
      inserts += 1;
      return onInsert(query);
    });
  }
  const entries = () =>
    database.prisma.ledgerEntry.findMany({ orderBy: { id: 'asc' }, include: { plan: true } });
  const openChat = (message: string) =>
    gateway.ask(
      'mutation ($m: String!) { openChat(input: { message: $m }) { chat { id } problems { message } } }',
      {
        as: visitor,
        purpose,
        variables: { m: message },
      },
    );

  test('one entry an operation: who, what for, about whom, on which basis, what was withheld (OBL-MULTI-BAS-01)', async () => {
    const before = await entries();
    const answer = await gateway.ask(CHATS, { as: agent, purpose });
    const [entry, ...others] = (await entries()).slice(before.length);
    expect(others).toEqual([]);
    const denials = answer.extensions?.privacy?.denials ?? [];
    const { id } = await database.prisma.agent.findFirstOrThrow({ orderBy: { id: 'asc' } });
    expect(entry).toMatchObject({ callerKind: 'AGENT', callerId: id, purpose, policyVersionId: 1 });
    expect(entry?.people.length).toBeGreaterThan(0);
    expect(entry?.denials).toEqual(
      denials.flatMap(({ coordinate, reasons }) =>
        Object.entries(reasons).map(([reason, count]) => `${coordinate} ${reason} ${count}`),
      ),
    );
    const { reads } = (entry?.plan.description ?? { reads: [] }) as {
      reads: { coordinate: string; bases: { slot: number; articles: string[] }[] }[];
    };
    const name = reads.find(({ coordinate }) => coordinate === 'DataSubject.displayName');
    expect(name?.bases.map(({ slot }) => slot)).toEqual(expect.arrayContaining(entry?.slots ?? [-1]));
    expect(name?.bases.every(({ articles }) => articles.length > 0)).toBe(true);
    expect(
      JSON.stringify(entry, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain('@');
  });

  test('a mutation too; a question about nobody leaves none', async () => {
    const before = (await entries()).length;
    await gateway.ask('{ __schema { queryType { name } } }', { as: agent });
    await gateway.ask('{ viewer { kind } purposes { id } }', { as: agent });
    expect(await entries()).toHaveLength(before);
    await openChat('Hello?');
    expect((await entries()).slice(before)).toMatchObject([{ callerKind: 'VISITOR', purpose }]);
  });

  test.each(TRANSPORTS)('no byte of data leaves over %s before the entry is durable', async (over) => {
    const held = Promise.withResolvers<void>();
    onInsert = async (insert) => {
      await held.promise;
      return insert();
    };
    const before = inserts;
    let answered = false;
    const answer = gateway.ask(CHATS, { as: agent, purpose, over }).then((given) => {
      answered = true;
      return given;
    });
    await until('the entry is on its way', () => inserts > before);
    await turnOfLoop();
    expect(answered).toBe(false);
    held.resolve();
    expect((await answer).data?.['chats']).not.toBeNull();
  });

  describe('cannot be written', () => {
    const withheld = {
      errors: [
        {
          message: 'This access cannot be recorded now, so it is not answered. Try again soon.',
          extensions: { code: 'LEDGER_UNAVAILABLE' },
        },
      ],
    };
    const fail = () => Promise.reject(new Error('disk full'));

    test.each(TRANSPORTS)('then nothing is answered over %s', async (over) => {
      onInsert = fail;
      expect(await gateway.ask(CHATS, { as: agent, purpose, over })).toEqual(withheld);
    });

    test('HTTP says 503 and when to come back', async () => {
      onInsert = fail;
      const { status, headers } = await gateway.askOverHttp(CHATS, { as: agent, purpose });
      expect({ status, retryAfter: headers.get('retry-after') }).toEqual({ status: 503, retryAfter: '5' });
    });

    test.each(['sse', 'ws'] as const)(
      'a live event is not told, and its stream over %s ends',
      async (over) => {
        const watch = await gateway.watch(WATCH, { as: agent, purpose, over });
        onInsert = fail;
        // The change brings its own entry, in its own transaction.
        const answer = await openChat('Is anybody there?');
        expect(answer.data?.['openChat']).toMatchObject({ problems: [] });
        const [error] = withheld.errors;
        const extensions = { ...error?.extensions, cursor: expect.any(String) };
        expect(await watch.next()).toEqual({ errors: [{ ...error, extensions }] });
        expect(await watch.next()).toBeUndefined();
      },
    );

    test('and it works again as soon as it can be written', async () => {
      onInsert = fail;
      await gateway.ask(CHATS, { as: agent, purpose });
      onInsert = (insert) => insert();
      expect((await gateway.ask(CHATS, { as: agent, purpose })).data?.['chats']).not.toBeNull();
    });
  });

  describe('of a change', () => {
    const countChats = () => database.prisma.conversation.count();
    const count = async () => ({ chats: await countChats(), entries: (await entries()).length });
    /** The database itself refuses the entry, as it would with a full disk. */
    async function refusingEntries<T>(work: () => Promise<T>): Promise<T> {
      const { prisma } = database;
      await prisma.$executeRaw`CREATE FUNCTION refuse_entries() RETURNS trigger LANGUAGE plpgsql
        AS 'BEGIN RAISE EXCEPTION ''disk full''; END'`;
      await prisma.$executeRaw`CREATE TRIGGER refuse_entries BEFORE INSERT ON ledger_entry
        FOR EACH ROW EXECUTE FUNCTION refuse_entries()`;
      try {
        return await work();
      } finally {
        await prisma.$executeRaw`DROP TRIGGER refuse_entries ON ledger_entry`;
        await prisma.$executeRaw`DROP FUNCTION refuse_entries()`;
      }
    }

    test('stands in its transaction: what cannot be recorded is not done', async () => {
      const before = await count();
      const answer = await refusingEntries(() => openChat('Will this stay?'));
      expect(codeOf(answer)).toBe('LEDGER_UNAVAILABLE');
      expect(await count()).toEqual(before);
      await openChat('And this?');
      expect(await count()).toEqual({ chats: before.chats + 1, entries: before.entries + 1 });
    });

    test('names whom was written about, though the answer names nobody', async () => {
      const person = await database.prisma.dataSubject.findFirstOrThrow({
        where: { tokens: { some: {} }, kind: 'CUSTOMER' },
      });
      await openChat('Do you know me?');
      expect((await entries()).at(-1)).toMatchObject({ people: [person.id], denials: [] });
      expect((await entries()).at(-1)?.slots).not.toEqual([]);
    });

    test('has a second one for what the answer shows besides, and is not undone when that one fails', async () => {
      const before = await count();
      const reply = () =>
        gateway.ask(
          `mutation { openChat(input: { message: "Who helps me?" }) {
             problems { message } chat { requester { displayName identityDocumentNumber } } } }`,
          { as: visitor, purpose },
        );
      await reply();
      expect(await count()).toEqual({ chats: before.chats + 1, entries: before.entries + 2 });
      onInsert = () => Promise.reject(new Error('disk full'));
      const answer = await reply();
      expect(answer.data).toBeUndefined();
      expect(answer.errors?.[0]?.message).toContain('The change was made');
      expect(await count()).toEqual({ chats: before.chats + 2, entries: before.entries + 3 });
    });
  });

  test('the two dangerous ways are taken only by name', async () => {
    const fail = { database: hand() };
    onInsert = () => Promise.reject(new Error('disk full'));
    const careless = await startTestGateway({ ...fail, dangerouslyAnswerBeforeLedger: true });
    const blind = await startTestGateway({ ...fail, ledger: false });
    const before = inserts;
    expect((await careless.ask(CHATS, { as: agent, purpose })).data?.['chats']).not.toBeNull();
    await until('the loss is in the log', () =>
      careless.logLines.join('').includes('An entry of the ledger was lost'),
    );
    expect(inserts).toBe(before + 1);
    expect((await blind.ask(CHATS, { as: agent, purpose })).data?.['chats']).not.toBeNull();
    expect(inserts).toBe(before + 1);
    await Promise.all([careless.close(), blind.close()]);
  });
});
