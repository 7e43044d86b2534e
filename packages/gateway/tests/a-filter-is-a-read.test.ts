import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { denialsOf, startTestGateway, TEST_NOW, type TestGateway } from '../src/testing/index.ts';

/** Rests on consent: addresses are read, and searched, of those who gave it and of nobody else. */
const MARKETING = 'marketing.communications';
const SUPPORT = 'service.provision';

type People = { edges: { node: { id: string } }[]; totalCount?: number } | null;

describeOnDatabases('filters, orders and searches', (open) => {
  let gateway: TestGateway;
  let marketer: string;
  let supporter: string;
  /** Public ids of customers whose address may be used for marketing now. */
  let willing: Set<string>;

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await open(), controllers: ['chat2desk'] });
    marketer = await gateway.tokens.agent('chat2desk', 'marketing_manager');
    supporter = await gateway.tokens.agent('chat2desk', 'support_agent');
    const customers = await gateway.database.prisma.dataSubject.findMany({
      where: { kind: 'CUSTOMER', erasedAt: null, restrictions: { none: { liftedAt: null } } },
      select: {
        publicId: true,
        declaredAge: true,
        consentRecords: { where: { purpose: MARKETING }, orderBy: { id: 'desc' } },
      },
    });
    willing = new Set(
      customers
        .filter(
          ({ consentRecords: [last], declaredAge }) => last?.status === 'GIVEN' && (declaredAge ?? 99) >= 16,
        )
        .map(({ publicId }) => publicId),
    );
    if (willing.size === 0 || willing.size === customers.length)
      throw new Error('The seed has nobody to compare.');
  });
  afterAll(() => gateway.close());

  async function people(
    args: string,
  ): Promise<{ list: People; answer: Awaited<ReturnType<TestGateway['ask']>> }> {
    const operation = `{ dataSubjects(first: 100, ${args}) { totalCount edges { node { id } } } }`;
    const answer = await gateway.ask(operation, { as: marketer, purpose: MARKETING });
    return { list: (answer.data?.['dataSubjects'] ?? null) as People, answer };
  }

  test.each(['filter: { email: { contains: "@" } }', 'orderBy: { field: EMAIL, direction: ASC }'])(
    '%s finds those for whom the read is lawful, counts only them, and says so',
    async (args) => {
      const { list, answer } = await people(args);
      const found = list?.edges.map(({ node }) => node.id) ?? [];
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter((id) => !willing.has(id))).toEqual([]);
      expect(list?.totalCount).toBe(found.length);
      expect(JSON.stringify(answer.extensions)).toContain(
        'Matches only people for whom reading user.contact.email',
      );
    },
  );

  test.each([
    ['filter: { subject: { contains: "a" } }', 'TicketFilter.subject'],
    ['orderBy: { field: SUBJECT, direction: ASC }', 'TicketOrderField.SUBJECT'],
    ['search: "a"', 'Query.tickets(search:)'],
  ])('%s is refused where the purpose may not read it, and no number is told', async (args, coordinate) => {
    const answer = await gateway.ask(`{ tickets(${args}) { totalCount edges { node { id } } } }`, {
      as: marketer,
      purpose: MARKETING,
    });
    expect(answer.data).toEqual({ tickets: null });
    expect(denialsOf(answer)).toEqual([`${coordinate} CATEGORY_NOT_IN_POLICY 1`]);
  });

  test('the ledger names the people whom a filter found', async () => {
    await people('filter: { email: { contains: "@" } }');
    const entry = await gateway.database.prisma.ledgerEntry.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const named = await gateway.database.prisma.dataSubject.findMany({ where: { id: { in: entry.people } } });
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(({ publicId }) => !willing.has(publicId))).toEqual([]);
    expect(entry.slots.length).toBeGreaterThan(0);
  });

  test('rows that are found but not asked for are in the ledger too', async () => {
    const operation = '{ chats(search: "a") { edges { cursor } } }';
    const answer = await gateway.ask(operation, { as: supporter, purpose: SUPPORT });
    expect(answer.errors).toBeUndefined();
    const entry = await gateway.database.prisma.ledgerEntry.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(entry.people.length).toBeGreaterThan(0);
  });

  test('what is past its retention is invisible: in lists, by id, and in counts', async () => {
    const ask = (operation: string) => gateway.ask(operation, { as: supporter, purpose: SUPPORT });
    const { prisma } = gateway.database;
    const ticket = await prisma.conversation.findFirstOrThrow({
      where: { kind: 'TICKET', retainUntil: null },
    });
    const count = '{ tickets { totalCount } }';
    const before = (await ask(count)).data?.['tickets'] as { totalCount: number };
    await prisma.conversation.update({ where: { id: ticket.id }, data: { retainUntil: TEST_NOW } });
    expect((await ask(count)).data).toEqual({ tickets: { totalCount: before.totalCount - 1 } });
    const byId = await ask(
      `{ node(id: "${ticket.publicId}") { id } conversation(id: "${ticket.publicId}") { id } }`,
    );
    expect(byId.data).toEqual({ node: null, conversation: null });
    await prisma.conversation.update({ where: { id: ticket.id }, data: { retainUntil: null } });
  });
});
