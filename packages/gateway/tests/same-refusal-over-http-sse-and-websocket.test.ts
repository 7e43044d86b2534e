import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueToken } from '../src/auth/issue-token.ts';
import {
  type Answer,
  codeOf,
  startTestGateway,
  TEST_NOW,
  TEST_TOKEN_KEY,
  type TestGateway,
} from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const CHATS =
  '{ chats(first: 2) { edges { node { id requester { displayName identityDocumentNumber } } } } }';
const TRANSPORTS = ['http', 'sse', 'ws'] as const;
const nobody = `rmt_agent_${'0'.repeat(43)}`;
const deep = `{ chats { edges { node { ${'requester { chats { edges { node { '.repeat(5)} id ${' } } } }'.repeat(5)} } } } }`;

describeOnDatabases('the same refusal', (open) => {
  let gateway: TestGateway;
  let agent: string;

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await open(), controllers: ['infostud', 'sapat'] });
    agent = await gateway.tokens.agent('sapat');
  });
  afterAll(() => gateway.close());

  /** The answer over each of the three, which must be one. */
  async function overAll(
    operation: string,
    question: Parameters<TestGateway['ask']>[1] = {},
  ): Promise<Answer> {
    const [first, ...others] = await Promise.all(
      TRANSPORTS.map((over) => gateway.ask(operation, { ...question, over })),
    );
    for (const other of others) expect(other).toEqual(first);
    return first ?? {};
  }

  test('an answer with data and denials is the same', async () => {
    const answer = await overAll(CHATS, { as: agent, purpose });
    expect(answer.data?.['chats']).not.toBeNull();
    expect(answer.extensions?.privacy?.denials.map(({ coordinate }) => coordinate)).toContain(
      'DataSubject.identityDocumentNumber',
    );
  });

  describe('of whoever is not let in, with one text for all', () => {
    const refused = {
      errors: [
        {
          message: 'This needs a valid token: send it as "authorization: Bearer <token>".',
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    };

    test.each([
      ['no token', undefined],
      ['a token of nobody', nobody],
      ['no token of ours', 'eyJhbGciOiJIUzI1NiJ9.e30.x'],
      ['a token with a byte too many', `${nobody}0`],
    ])('%s', async (_who, as) => {
      expect(await overAll(CHATS, { ...(as && { as }), purpose })).toEqual(refused);
      expect((await gateway.askOverHttp(CHATS, { ...(as && { as }), purpose })).status).toBe(401);
    });

    test('an expired token, a revoked one, a disabled agent, a revoked grant, an erased person', async () => {
      const { prisma } = gateway.database;
      const { id: controllerId } = await prisma.controller.findUniqueOrThrow({ where: { slug: 'infostud' } });
      const agentRow = await prisma.agent.findFirstOrThrow({ where: { controllerId } });
      const options = { database: gateway.database, tokenKey: TEST_TOKEN_KEY, now: TEST_NOW };
      // Somebody to whom nothing else happens here.
      const other = await prisma.agent.findFirstOrThrow({
        where: { controllerId, id: { not: agentRow.id }, role: { not: 'marketing_manager' } },
      });
      const holder = { kind: 'agent', agentId: other.id } as const;
      const expired = await issueToken(options, { controllerId, holder, expiresAt: TEST_NOW });
      const expiresAt = new Date(TEST_NOW.getTime() + 1_000);
      const lasting = await issueToken(options, { controllerId, holder, expiresAt });
      const [revoked, disabled, app, visitor] = [
        await gateway.tokens.agent('infostud', 'marketing_manager'),
        await gateway.tokens.agent('infostud'),
        await gateway.tokens.app('infostud'),
        await gateway.tokens.visitor('infostud'),
      ];
      for (const as of [revoked, disabled, app, visitor]) {
        expect((await overAll('{ viewer { kind } }', { as })).errors).toBeUndefined();
      }
      await prisma.accessToken.updateMany({
        where: { agent: { role: 'marketing_manager', controllerId } },
        data: { revokedAt: TEST_NOW },
      });
      await prisma.agent.updateMany({ where: { id: agentRow.id }, data: { disabledAt: TEST_NOW } });
      await prisma.grant.updateMany({ where: { controllerId }, data: { revokedAt: TEST_NOW } });
      await prisma.dataSubject.updateMany({
        where: { tokens: { some: { controllerId } } },
        data: { erasedAt: TEST_NOW },
      });
      for (const as of [expired, revoked, disabled, app, visitor]) {
        expect(await overAll('{ viewer { kind } }', { as })).toEqual(refused);
      }
      expect((await overAll('{ viewer { kind } }', { as: lasting })).errors).toBeUndefined();
    });
  });

  test.each([
    ['a document that does not parse', '{ chats ', 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', '{ secrets }', 'GRAPHQL_VALIDATION_FAILED'],
    ['too deep a document', deep, 'DOCUMENT_TOO_LARGE'],
    [
      'too many aliases',
      `{ viewer { ${Array.from({ length: 101 }, (_, n) => `a${n}: kind`).join(' ')} } }`,
      'DOCUMENT_TOO_LARGE',
    ],
    [
      'too many aliases of __typename',
      `{ viewer { ${Array.from({ length: 101 }, (_, n) => `a${n}: __typename`).join(' ')} } }`,
      'DOCUMENT_TOO_LARGE',
    ],
    ['too many directives', `{ viewer { ${'kind @skip(if: false) '.repeat(101)} } }`, 'DOCUMENT_TOO_LARGE'],
    ['too long a list', `{ nodes(ids: [${'"a" '.repeat(501)}]) { id } }`, 'DOCUMENT_TOO_LARGE'],
    ['too many root fields', `{ ${'viewer { kind } '.repeat(21)} }`, 'DOCUMENT_TOO_LARGE'],
    ['too many tokens', `{ ${'viewer { kind } '.repeat(1_500)} }`, 'GRAPHQL_PARSE_FAILED'],
    ['too long a document', `{ viewer { kind } } # ${'x'.repeat(70_000)}`, 'DOCUMENT_TOO_LARGE'],
    [
      'several operations and none named',
      'query a { viewer { kind } } query b { viewer { kind } }',
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'a subscription with two roots',
      'subscription { chatChanged { id } ticketChanged { id } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('%s', async (_what, operation, code) => {
    const answer = await overAll(operation, { as: agent, purpose });
    expect(codeOf(answer)).toBe(code);
    expect(answer).not.toHaveProperty('data');
  });

  test('a list in a variable that is too long, variables that are too deep, and half a character', async () => {
    const deepest = Array.from({ length: 1_000 }).reduce<unknown>((inner) => [inner], 'a');
    for (const ids of [Array.from({ length: 501 }, () => 'a'), deepest, ['\ud83d']]) {
      const answer = await overAll('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        as: agent,
        purpose,
        variables: { ids },
      });
      expect([codeOf(answer), 'data' in answer]).toEqual(['BAD_USER_INPUT', false]);
    }
    const half = await overAll(String.raw`{ node(id: "\ud83d") { id } }`, { as: agent, purpose });
    expect(half).not.toHaveProperty('data');
    expect(codeOf(half)).not.toBe('INTERNAL_SERVER_ERROR');
  });

  test('an operation name that is not there, a variable that does not fit, and its value is not told', async () => {
    expect(codeOf(await overAll('{ viewer { kind } }', { as: agent, operationName: 'other' }))).toBe(
      'OPERATION_RESOLUTION_FAILURE',
    );
    const answer = await overAll('query ($f: ChatFilter) { chats(filter: $f) { totalCount } }', {
      as: agent,
      purpose,
      variables: { f: { requesterEmail: { contains: 'ok' }, openedAfter: 'ana@example.rs' } },
    });
    expect(answer).toEqual({
      errors: [
        {
          message: 'The value of the variable "$f" does not fit its type at openedAfter.',
          locations: [{ line: 1, column: 8 }],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
  });

  test('a denied stream', async () => {
    const [ws, sse] = await Promise.all(
      (['ws', 'sse'] as const).map((over) =>
        gateway.ask('subscription { chatChanged { id } }', { as: agent, over }),
      ),
    );
    expect(ws).toEqual(sse);
    expect(codeOf(ws ?? {})).toBe('PURPOSE_NOT_DECLARED');
  });

  test('the schema is not told to strangers, unless in development', async () => {
    expect(codeOf(await overAll('{ __schema { queryType { name } } }'))).toBe('UNAUTHENTICATED');
    const developing = await startTestGateway({ database: gateway.database, development: true });
    for (const over of TRANSPORTS) {
      expect((await developing.ask('{ __schema { queryType { name } } }', { over })).data).toEqual({
        __schema: { queryType: { name: 'Query' } },
      });
      expect(codeOf(await developing.ask('{ __typename viewer { kind } }', { over }))).toBe(
        'UNAUTHENTICATED',
      );
      expect(codeOf(await developing.ask('{ __typename }', { over, as: nobody }))).toBe('UNAUTHENTICATED');
    }
    await developing.close();
  });
});
