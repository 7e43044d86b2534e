import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { denialsOf, startTestGateway, type TestGateway } from '../src/testing/index.ts';

const TICKETS = '{ tickets { edges { node { subject requester { email } } } } }';

describeOnDatabases('a declared purpose', (open) => {
  let gateway: TestGateway;
  let agent: string;

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await open(), controllers: ['sapat'] });
    agent = await gateway.tokens.agent('sapat');
  });
  afterAll(() => gateway.close());

  test('without one there is no data, and the denial names the purposes that the caller may declare (OBL-MULTI-PUR-01)', async () => {
    const answer = await gateway.ask(TICKETS, { as: agent });
    expect(answer.data).toEqual({ tickets: null });
    expect(denialsOf(answer)).toEqual([
      'DataSubject.email PURPOSE_NOT_DECLARED 0',
      'Query.tickets PURPOSE_NOT_DECLARED 1',
      'Ticket.subject PURPOSE_NOT_DECLARED 0',
    ]);
    for (const { allowedPurposes, remedy } of answer.extensions?.privacy?.denials ?? []) {
      expect(allowedPurposes).toContain('support.ticketing');
      expect(remedy).toContain('support.ticketing');
    }
  });

  test.each([
    ['of nobody', 'support.telepathy', 'PURPOSE_UNKNOWN'],
    ['of the policy but not of the caller', 'billing.payments', 'PURPOSE_NOT_GRANTED'],
  ])('a purpose %s gives no data (OBL-MULTI-PUR-01)', async (_whose, purpose, reason) => {
    const answer = await gateway.ask(TICKETS, { as: agent, purpose });
    expect(answer.data).toEqual({ tickets: null });
    expect(denialsOf(answer)).toContain(`Query.tickets ${reason} 1`);
  });

  test('the header, the extension of the operation and the connection say the same thing', async () => {
    const purpose = 'support.ticketing';
    const answers = await Promise.all([
      gateway.ask(TICKETS, { as: agent, purpose }),
      gateway.ask(TICKETS, { as: agent, extensions: { purpose } }),
      gateway.ask(TICKETS, { as: agent, purpose, extensions: { purpose } }),
      gateway.ask(TICKETS, { as: agent, purpose, over: 'ws' }),
      gateway.ask(TICKETS, { as: agent, extensions: { purpose }, over: 'ws' }),
    ]);
    const [first] = answers;
    expect(first?.data?.['tickets']).not.toBeNull();
    for (const answer of answers) expect(answer).toEqual(first);
  });

  test.each(['http', 'sse', 'ws'] as const)(
    'two that differ are a mistake over %s, and nothing runs',
    async (over) => {
      const before = await gateway.database.prisma.ledgerEntry.count();
      const answer = await gateway.ask(TICKETS, {
        as: agent,
        purpose: 'support.ticketing',
        extensions: { purpose: 'support.live_chat' },
        over,
      });
      expect(answer).toEqual({
        errors: [
          {
            message:
              'Two different purposes are declared. Declare one, in the Remit-Purpose header or in extensions.purpose.',
            extensions: { code: 'PURPOSE_CONFLICT' },
          },
        ],
      });
      expect(await gateway.database.prisma.ledgerEntry.count()).toBe(before);
    },
  );

  test.each([
    ['a number', 7],
    ['a list', ['support.ticketing']],
    ['a sentence', 'to answer a ticket, please'],
  ])('what is no id is refused: %s', async (_what, purpose) => {
    const { errors, data } = await gateway.ask(TICKETS, { as: agent, extensions: { purpose } });
    expect({ data, codes: errors?.map(({ extensions }) => extensions?.['code']) }).toEqual({
      data: undefined,
      codes: ['BAD_USER_INPUT'],
    });
  });
});
