import type { Database } from '@remit/schema';
import { issueToken, type TokenHolder } from '../auth/issue-token.ts';

type Options = { readonly database: Database; readonly tokenKey: string; readonly clock: () => Date };

/** Tokens of the callers that the seed made. */
export type TestTokens = {
  /** Of an agent with this role of the profile; default: one who answers tickets. */
  agent(controller: string, role?: string): Promise<string>;
  /** Of the grant of an app; default the CRM's. */
  app(controller: string, clientId?: string): Promise<string>;
  /** Of a customer, by public id; default: the first who asked for something, grown up and unrestricted. */
  visitor(controller: string, publicId?: string): Promise<string>;
};

export function createTestTokens({ database, tokenKey, clock }: Options): TestTokens {
  const { prisma } = database;

  async function issue(slug: string, holder: TokenHolder): Promise<string> {
    const { id } = await prisma.controller.findUniqueOrThrow({ where: { slug } });
    return issueToken({ database, tokenKey, now: clock() }, { holder, controllerId: id });
  }

  async function idOf(slug: string): Promise<number> {
    return (await prisma.controller.findUniqueOrThrow({ where: { slug }, select: { id: true } })).id;
  }

  return {
    async agent(slug, role) {
      const controllerId = await idOf(slug);
      const where = role === undefined ? { controllerId } : { controllerId, role };
      // The seed makes those who answer first.
      const { id } = await prisma.agent.findFirstOrThrow({ where, orderBy: { id: 'asc' } });
      return issue(slug, { kind: 'agent', agentId: id });
    },
    async app(slug, clientId = 'example-crm') {
      const where = { controllerId: await idOf(slug), oauthClient: { clientId } };
      const { id } = await prisma.grant.findFirstOrThrow({ where });
      return issue(slug, { kind: 'app', grantId: id });
    },
    async visitor(slug, publicId) {
      const controllerId = await idOf(slug);
      const plain = {
        controllerId,
        kind: 'CUSTOMER' as const,
        erasedAt: null,
        restrictions: { none: {} },
        objections: { none: {} },
        OR: [{ declaredAge: null }, { declaredAge: { gte: 18 } }],
        conversations: { some: {} },
      };
      const { id } = await prisma.dataSubject.findFirstOrThrow({
        where: publicId === undefined ? plain : { controllerId, publicId },
        orderBy: { id: 'asc' },
      });
      return issue(slug, { kind: 'visitor', dataSubjectId: id });
    },
  };
}
