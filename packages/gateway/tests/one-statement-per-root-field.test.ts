import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestGateway, type TestGateway } from '../src/testing/index.ts';

/** The list of the benchmark, a person with everything, the thread of a conversation, an agent's inbox. */
const OPERATIONS = {
  'the benchmark list': `{
    tickets(first: 50) { edges { node { id subject status openedAt requester { id displayName email }
      messages(last: 3) { edges { node { id body sentAt author { id displayName } } } } } } } }`,
  'a person with everything': `query ($person: ID!) { dataSubject(id: $person) { id displayName email phoneNumber
      address { city } consents { purpose status } visits(first: 5) { edges { node { ipAddress } } }
      invoices(first: 5) { edges { node { amount } } }
      tickets(first: 5) { edges { node { subject messages(last: 1) { edges { node { body } } } } } } } }`,
  'a thread': `query ($ticket: ID!) { conversation(id: $ticket) { id requester { displayName } assignee { displayName }
      ... on Ticket { messages(first: 20) { edges { node { body author { displayName } attachments { fileName } } } } } } }`,
  'a node': `query ($ticket: ID!) { node(id: $ticket) { ... on Ticket { subject requester { email } chat { id } } } }`,
  'an inbox': `{ chats(first: 20, filter: { status: [OPEN] }) { edges { node { id status assignee { displayName }
      requester { displayName } messages(last: 1) { edges { node { body sentAt } } } } } } }`,
  'a filter and an order by personal data': `{ tickets(first: 20, filter: { requesterName: { contains: "a" } },
      orderBy: { field: REQUESTER_NAME, direction: ASC }) { edges { node { subject } } } }`,
} as const;

describeOnDatabases('a root field', (open) => {
  const statements: string[] = [];
  let gateway: TestGateway;
  let agent: string;
  let variables: Record<string, string>;

  beforeAll(async () => {
    const database = await open({ onStatement: (sql) => statements.push(sql) });
    gateway = await startTestGateway({ database, controllers: ['sapat'], conversationsPerController: 30 });
    agent = await gateway.tokens.agent('sapat');
    const ticket = await database.prisma.conversation.findFirstOrThrow({
      where: { kind: 'TICKET' },
      include: { requester: true },
    });
    variables = { ticket: ticket.publicId, person: ticket.requester.publicId };
    // The first operation of a process loads the policy, the first of a plan describes it to the ledger.
    for (const operation of Object.values(OPERATIONS)) await run(operation);
  });
  afterAll(() => gateway.close());

  const purpose = 'support.ticketing';

  async function run(operation: string): Promise<string[]> {
    statements.length = 0;
    const { errors } = await gateway.ask(operation, { as: agent, purpose, variables });
    expect(errors).toBeUndefined();
    return statements.map((sql) => /(remit_enter|ledger_entry|ledger_plan)/.exec(sql)?.[1] ?? 'data');
  }

  test.each(Object.entries(OPERATIONS))(
    '%s is one statement, between one that asks who and one that records',
    async (_name, operation) => {
      expect(await run(operation)).toEqual(['remit_enter', 'data', 'ledger_entry']);
    },
  );

  test('the number does not grow with consents, grants or tokens', async () => {
    const { prisma } = gateway.database;
    const people = await prisma.dataSubject.findMany({ where: { kind: 'CUSTOMER' } });
    const { id: _id, ...record } = await prisma.consentRecord.findFirstOrThrow();
    await prisma.consentRecord.createMany({
      data: people.flatMap((person) =>
        Array.from({ length: 10 }, (_, index) => ({
          ...record,
          publicId: `con_${person.id}_${index}`,
          dataSubjectId: person.id,
        })),
      ),
    });
    for (let made = 0; made < 10; made += 1) await gateway.tokens.agent('sapat');
    for (const operation of Object.values(OPERATIONS)) {
      expect(await run(operation)).toEqual(['remit_enter', 'data', 'ledger_entry']);
    }
  });

  test('what asks for one relation in two ways is two statements, however many rows there are', async () => {
    const twoWays = `query ($person: ID!) { dataSubject(id: $person) { tickets(first: 100) { edges { node { subject } } }
      chats(first: 100) { edges { node { id } } } } }`;
    await run(twoWays);
    expect(await run(twoWays)).toEqual(['remit_enter', 'data', 'data', 'ledger_entry']);
  });

  test('two root fields are two statements', async () => {
    const two =
      '{ tickets(first: 5) { edges { node { subject } } } chats(first: 5) { edges { node { id } } } }';
    await run(two);
    expect(await run(two)).toEqual(['remit_enter', 'data', 'data', 'ledger_entry']);
  });
});
