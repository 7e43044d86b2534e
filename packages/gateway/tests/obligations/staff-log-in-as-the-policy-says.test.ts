import { describeOnPostgresql, type TestDatabase } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  logInForTest,
  startTestGateway,
  TEST_NOW,
  TEST_TOKEN_KEY,
  type TestGateway,
} from '../../src/testing/index.ts';

const ROLES = [
  'support_agent',
  'marketing_manager',
  'billing_clerk',
  'security_analyst',
  'data_analyst',
  'privacy_officer',
  'owner',
  'viewer',
] as const;
const CHAT =
  '{ chats(first: 3) { edges { node { requester { displayName email } messages(first: 1) { edges { node { body } } } } } } }';
const OPEN_CHAT = 'mutation { openChat(input: { message: "Hello?" }) { problems { message } } }';

describeOnPostgresql('staff of a helpdesk', (open) => {
  let database: TestDatabase;
  let gateway: TestGateway;

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({ database, controllers: ['sapat'] });
  });
  afterAll(() => gateway.close());

  const logIn = (role: string, email?: string) =>
    logInForTest(
      { ...gateway, tokenKey: TEST_TOKEN_KEY, clock: () => TEST_NOW },
      { controller: 'sapat', role, ...(email !== undefined && { email }) },
    );
  const ask = (cookie: string, purpose: string, operation = CHAT) =>
    gateway.ask(operation, { cookie, purpose });

  test.each(ROLES)(
    '%s sets up a second factor, and is asked for it at each login (OBL-SAPAT-SEC-02)',
    async (role) => {
      const agent = await logIn(role);
      expect(agent.recoveryCodes).toHaveLength(10);
      const { browser, page } = await agent.password();
      expect(page.title).toBe('Enter the code');
      expect((await browser.send(page, { code: await agent.freshCode() })).title).toBe('You are logged in');
    },
  );

  test('who logs in sees what the role needs, and no more (OBL-MULTI-REC-03)', async () => {
    const seen = async (role: string, purpose: string) => {
      const { browser } = await logIn(role, `${role}.sees@sapat.example`);
      const answer = await ask(browser.cookies(), purpose);
      return [...new Set(answer.extensions?.privacy?.denials.map(({ reason }) => reason))];
    };
    expect(await seen('support_agent', 'support.live_chat')).not.toContain('PURPOSE_NOT_GRANTED');
    expect(await seen('viewer', 'support.live_chat')).not.toContain('PURPOSE_NOT_GRANTED');
    for (const role of ['billing_clerk', 'owner', 'admin'])
      expect(await seen(role, 'support.live_chat')).toContain('PURPOSE_NOT_GRANTED');
  });

  test('who looks on changes nothing', async () => {
    const { browser } = await logIn('viewer', 'looks.on@sapat.example');
    expect((await ask(browser.cookies(), 'support.live_chat', OPEN_CHAT)).errors).toMatchObject([
      { extensions: { code: 'READS_ONLY' } },
    ]);
  });

  test('whoever is not bound to confidentiality reads nothing, from the next operation on (OBL-MULTI-REC-10)', async () => {
    const { browser, email } = await logIn('support_agent', 'bound@sapat.example');
    const reasons = async () =>
      (await ask(browser.cookies(), 'support.live_chat')).extensions?.privacy?.denials.map(
        ({ reason }) => reason,
      );
    expect(await reasons()).not.toContain('PURPOSE_NOT_GRANTED');
    await database.prisma.agent.updateMany({ where: { email }, data: { confidentialSince: null } });
    expect(await reasons()).toContain('PURPOSE_NOT_GRANTED');
  });

  test('no password, code, secret or token has a place in the schema (OBL-MULTI-SEC-01)', async () => {
    const token = await gateway.tokens.agent('sapat');
    const { data } = await gateway.ask('{ __schema { types { name fields { name } } } }', { as: token });
    const { types } = (data?.['__schema'] ?? { types: [] }) as {
      types: { fields: { name: string }[] | null }[];
    };
    const names = types.flatMap(({ fields }) => (fields ?? []).map(({ name }) => name));
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => /password|secret|token|otp|recovery/i.test(name))).toEqual([]);
  });
});
