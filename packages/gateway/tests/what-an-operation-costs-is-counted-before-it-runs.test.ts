import { describeOnDatabases, type TestDatabase } from '@remit/schema/testing';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { issueToken } from '../src/auth/issue-token.ts';
import {
  codeOf,
  startTestGateway,
  TEST_NOW,
  TEST_TOKEN_KEY,
  type TestGateway,
} from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const other = 'support.inquiry';
const PAGE = '{ chats(first: 10) { edges { node { id } } } }';
/** `chats`, and for each of ten an edge, a node and an id. */
const POINTS = 31;
const TRANSPORTS = ['http', 'sse', 'ws'] as const;

describeOnDatabases('what an operation costs', (open) => {
  const statements: string[] = [];
  let database: TestDatabase;
  let gateway: TestGateway;

  beforeAll(async () => {
    database = await open({ onStatement: (text) => void statements.push(text) });
  });
  // Each with budgets that nobody has touched.
  beforeEach(async () => {
    gateway = await startTestGateway({
      database,
      controllers: ['sapat'],
      limits: { cost: { operation: 1_000, agent: { pointsPerMinute: 100 } } },
    });
  });
  afterEach(() => gateway.close());

  test('is told with the answer, and with how much is left', async () => {
    const as = await gateway.tokens.agent('sapat');
    const { extensions } = await gateway.ask(PAGE, { as, purpose });
    expect(extensions).toMatchObject({ cost: { requested: POINTS, remaining: 100 - POINTS } });
  });

  test.each(TRANSPORTS)('beyond the limit of one operation, nothing is looked up (%s)', async (over) => {
    const as = await gateway.tokens.visitor('sapat');
    statements.length = 0;
    const answer = await gateway.ask(
      '{ chats(first: 100) { edges { node { messages(first: 100) { edges { node { id } } } } } } }',
      { as, purpose, over },
    );
    expect(answer.errors).toMatchObject([
      { extensions: { code: 'OPERATION_TOO_COSTLY', cost: { requested: 30_301, limit: 1_000 } } },
    ]);
    expect(answer.data ?? null).toBeNull();
    expect(statements.filter((text) => text.includes('conversation'))).toEqual([]);
  });

  test('is taken from what the caller has for a purpose, and from nobody else’s, over all transports', async () => {
    const as = await gateway.tokens.agent('sapat');
    for (const over of TRANSPORTS) {
      expect((await gateway.ask(PAGE, { as, purpose, over })).errors).toBeUndefined();
    }
    for (const over of TRANSPORTS) {
      const refused = await gateway.ask(PAGE, { as, purpose, over });
      expect(refused.errors).toMatchObject([
        {
          message: expect.stringMatching(
            /^This costs 31 points, and \d are left for this purpose now\. Try again in \d+ s\.$/,
          ),
          extensions: { code: 'RATE_LIMITED', cost: { requested: POINTS } },
        },
      ]);
    }
    const { status, headers } = await gateway.askOverHttp(PAGE, { as, purpose });
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await gateway.ask(PAGE, { as, purpose: other })).errors).toBeUndefined();
    const { id } = await database.prisma.agent.findFirstOrThrow({ orderBy: { id: 'asc' } });
    const colleague = await database.prisma.agent.findFirstOrThrow({ where: { id: { not: id } } });
    const { data } = await gateway.ask('{ viewer { purposes } }', { as });
    // With the same role, so that it has the same purpose.
    const { role } = await database.prisma.agent.findUniqueOrThrow({ where: { id } });
    await database.prisma.agent.update({ where: { id: colleague.id }, data: { role } });
    expect(data?.['viewer']).toMatchObject({ purposes: expect.arrayContaining([purpose]) });
    const holder = { kind: 'agent', agentId: colleague.id } as const;
    const { controllerId } = colleague;
    const options = { database, tokenKey: TEST_TOKEN_KEY, now: TEST_NOW };
    for (const somebodyElse of [
      await issueToken(options, { controllerId, holder }),
      await gateway.tokens.visitor('sapat'),
    ]) {
      expect((await gateway.ask(PAGE, { as: somebodyElse, purpose })).errors).toBeUndefined();
    }
  });

  test('purposes that a caller makes up have one budget together', async () => {
    const as = await gateway.tokens.agent('sapat');
    const codes: unknown[] = [];
    for (const madeUp of ['one.purpose', 'another.purpose', 'a.third', 'a.fourth'])
      codes.push(codeOf(await gateway.ask(PAGE, { as, purpose: madeUp })));
    expect(codes).toEqual([undefined, undefined, undefined, 'RATE_LIMITED']);
  });

  test.each(TRANSPORTS)('what cannot be counted is not run (%s)', async (over) => {
    const as = await gateway.tokens.agent('sapat');
    const operation = `query ($id: ID = "tic_1") {
      chats(first: 100) { edges { node { messages(first: 100) { edges { node { id } } } } } }
      conversation(id: $id) { id }
    }`;
    statements.length = 0;
    const answer = await gateway.ask(operation, { as, purpose, over, variables: { id: null } });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(answer.data ?? null).toBeNull();
    expect(statements.filter((text) => text.includes('conversation'))).toEqual([]);
  });
});
