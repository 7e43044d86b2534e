import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestGateway, type TestGateway } from '../src/testing/index.ts';

const purpose = 'service.provision';

describeOnDatabases('the ledger, of a list asked for by personal data', (open) => {
  let gateway: TestGateway;
  let agent: string;
  let person: { readonly id: number; readonly email: string };

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await open(), controllers: ['chat2desk'] });
    agent = await gateway.tokens.agent('chat2desk', 'support_agent');
    const found = await gateway.database.prisma.dataSubject.findFirstOrThrow({
      where: {
        kind: 'CUSTOMER',
        email: { not: null },
        erasedAt: null,
        conversations: { some: { kind: 'TICKET', retainUntil: null } },
        restrictions: { none: {} },
      },
    });
    person = { id: found.id, email: found.email ?? '' };
  });
  afterAll(() => gateway.close());

  // Not even an id is selected here: the cursor is all that tells who was found, and it is enough.
  test.each([
    'dataSubjects(filter: { email: { equals: $email } }) { edges { cursor } }',
    'tickets(filter: { requesterEmail: { equals: $email } }) { edges { cursor } }',
    'tickets(filter: { requesterEmail: { equals: $email } }) { edges { node { status } } }',
  ])('names the person whom %s found', async (field) => {
    const { data } = await gateway.ask(`query ($email: String) { ${field} }`, {
      as: agent,
      purpose,
      variables: { email: person.email },
    });
    expect(JSON.stringify(data)).toMatch(/cursor|status/);
    const entry = await gateway.database.prisma.ledgerEntry.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(entry.people).toEqual([person.id]);
  });
});
