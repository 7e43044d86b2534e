import { holdApp } from '@remit/schema';
import { issueToken } from '../../src/auth/issue-token.ts';
import { digestOfToken } from '../../src/auth/token.ts';
import { TEST_NOW, TEST_TOKEN_KEY } from '../../src/testing/index.ts';
import type { Refusal } from './refusal.ts';
import { PURPOSE, type World } from './world.ts';

const NOBODY = `rmt_agent_${'0'.repeat(43)}`;
const WHO = '{ viewer { kind } }';
const MUTATION = 'mutation { openChat(input: { message: "Hello." }) { problems { code } } }';

const refused = (what: string, token: (world: World) => string | undefined | Promise<string>): Refusal => ({
  what,
  code: 'UNAUTHENTICATED',
  async ask(world) {
    const as = await token(world);
    return { operation: WHO, ...(as !== undefined && { as }) };
  },
});

async function agentWith(
  { controller, database }: World,
  token: { readonly expiresAt?: Date },
  agent: { readonly disabledAt?: Date } = {},
): Promise<string> {
  const { controllerId } = controller;
  const { publicId = '' } = await controller.agent('support_agent');
  const { id } = await database.prisma.agent.update({ where: { publicId }, data: agent });
  const options = { database, tokenKey: TEST_TOKEN_KEY, now: TEST_NOW };
  return issueToken(options, { controllerId, holder: { kind: 'agent', agentId: id }, ...token });
}

async function appHeldTo(
  { controller, database }: World,
  to: { readonly documents?: readonly string[]; readonly introspection?: boolean },
): Promise<string> {
  const { token, grantId = 0 } = await controller.app({ [PURPOSE]: ['user'] });
  const { oauthClient } = await database.prisma.grant.findUniqueOrThrow({
    where: { id: grantId },
    select: { oauthClient: { select: { clientId: true } } },
  });
  const { controllerId } = controller;
  await database.prisma.$transaction((tx) => holdApp(tx, { controllerId, ...oauthClient, ...to }));
  return token;
}

/** Who asks: not let in, or let in for other things. */
export const ofTheCaller: readonly Refusal[] = [
  refused('no token', () => undefined),
  refused('a token of nobody', () => NOBODY),
  refused('no token of ours', () => 'eyJhbGciOiJIUzI1NiJ9.e30.x'),
  refused('a token with a byte too many', () => `${NOBODY}0`),
  refused('an expired token', (world) => agentWith(world, { expiresAt: TEST_NOW })),
  refused('a disabled agent', (world) => agentWith(world, {}, { disabledAt: TEST_NOW })),
  refused('a revoked token', async (world) => {
    const token = await agentWith(world, {});
    const digest = digestOfToken(token, TEST_TOKEN_KEY);
    await world.database.prisma.accessToken.update({ where: { digest }, data: { revokedAt: TEST_NOW } });
    return token;
  }),
  refused('a revoked grant', async ({ controller, database }) => {
    const { token, grantId = 0 } = await controller.app({ [PURPOSE]: ['user'] });
    await database.prisma.grant.update({ where: { id: grantId }, data: { revokedAt: TEST_NOW } });
    return token;
  }),
  refused('a disabled app', async ({ controller, database }) => {
    const { token, grantId = 0 } = await controller.app({ [PURPOSE]: ['user'] });
    await database.prisma.oAuthClient.updateMany({
      where: { grants: { some: { id: grantId } } },
      data: { disabledAt: TEST_NOW },
    });
    return token;
  }),
  refused('an app’s token of nobody', () => 'x'.repeat(43)),
  refused('an app’s token that was revoked', async ({ controller, appToken }) => {
    const { grantId = 0 } = await controller.app({ [PURPOSE]: ['user'] });
    return appToken(grantId, { revokedAt: TEST_NOW });
  }),
  refused('an app’s token that is too old', async ({ controller, appToken }) => {
    const { grantId = 0 } = await controller.app({ [PURPOSE]: ['user'] });
    return appToken(grantId, { expiresAt: TEST_NOW });
  }),
  refused('an erased person', async ({ controller, database }) => {
    const person = await controller.person();
    const { token } = await controller.visitor(person);
    await database.prisma.dataSubject.update({ where: { id: person.id }, data: { erasedAt: TEST_NOW } });
    return token;
  }),
  {
    what: 'a stranger who asks about the schema',
    code: 'UNAUTHENTICATED',
    ask: () => ({ operation: '{ __schema { queryType { name } } }' }),
  },
  {
    what: 'an app without the scope',
    code: 'SCOPE_MISSING',
    async ask({ controller }) {
      const { token } = await controller.app({ [PURPOSE]: ['user'] }, { scopes: ['tickets:read'] });
      return { as: token, purpose: PURPOSE, operation: '{ chats { totalCount } }' };
    },
  },
  {
    what: 'a stream of an app without the scope',
    code: 'SCOPE_MISSING',
    over: ['sse', 'ws'],
    async ask({ controller }) {
      const { token } = await controller.app({ [PURPOSE]: ['user'] }, { scopes: ['tickets:read'] });
      return { as: token, purpose: PURPOSE, operation: 'subscription { chatChanged { id } }' };
    },
  },
  {
    what: 'a document that is not on the app’s list',
    code: 'DOCUMENT_NOT_TRUSTED',
    ask: async (world) => ({ as: await appHeldTo(world, { documents: ['{ a }'] }), operation: WHO }),
  },
  {
    what: 'an app that asks about the schema',
    code: 'INTROSPECTION_CLOSED',
    ask: async (world) => ({
      as: await appHeldTo(world, { introspection: false }),
      operation: '{ __schema { queryType { name } } }',
    }),
  },
  {
    what: 'a mutation of a role that looks on',
    code: 'READS_ONLY',
    ask: async ({ session }) => ({ cookie: await session('viewer'), purpose: PURPOSE, operation: MUTATION }),
  },
  {
    what: 'two purposes',
    code: 'PURPOSE_CONFLICT',
    ask: ({ agent }) => ({
      as: agent,
      purpose: PURPOSE,
      extensions: { purpose: 'support.inquiry' },
      operation: WHO,
    }),
  },
];
