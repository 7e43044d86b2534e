import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '@remit/schema';
import { issueToken, type TokenHolder } from '../auth/issue-token.ts';
import { digestOfToken } from '../auth/token.ts';

/** A caller of the demo data with its token. */
export type DevCaller = {
  readonly kind: TokenHolder['kind'];
  readonly name: string;
  /** Public id of the agent or person; client id of the app. */
  readonly id: string;
  /** Role of an agent in the profile. */
  readonly role: string | null;
  readonly token: string;
};

/** What `GET /demo/tokens` answers, one a controller. */
export type DevController = {
  readonly slug: string;
  readonly displayName: string;
  readonly liveChatPurpose: string;
  readonly ticketingPurpose: string;
  readonly marketingPurpose: string;
  /** One of each role, those who answer first. */
  readonly agents: readonly DevCaller[];
  readonly apps: readonly DevCaller[];
  readonly visitors: readonly DevCaller[];
};

type Options = {
  readonly database: Database;
  readonly tokenKey: string;
  /** Tokens are kept here, so that a restart does not change them. */
  readonly folder: string;
  readonly now: Date;
};

type Holder = Omit<DevCaller, 'token'> & { readonly holder: TokenHolder };

/** A token for each role, app and one visitor of every controller: the ones of the last start where they still open. */
export async function devTokens(options: Options): Promise<readonly DevController[]> {
  const { database, folder } = options;
  const kept = await keptTokens(options);
  const controllers = await database.prisma.controller.findMany({
    where: { currentPolicyId: { not: null } },
    orderBy: { id: 'asc' },
    select: { id: true, slug: true, displayName: true, currentPolicy: { select: { profile: true } } },
  });
  const made: DevController[] = [];
  for (const { id, slug, displayName, currentPolicy } of controllers) {
    const give = async ({ holder, ...caller }: Holder): Promise<DevCaller> => {
      const token = kept.get(`${slug} ${caller.kind} ${caller.id}`);
      return { ...caller, token: token ?? (await issueToken(options, { holder, controllerId: id })) };
    };
    const { liveChat, ticketing, marketing } = helpdeskOf(currentPolicy?.profile);
    made.push({
      slug,
      displayName,
      liveChatPurpose: liveChat,
      ticketingPurpose: ticketing,
      marketingPurpose: marketing,
      agents: await all(await agentsOf(database, id), give),
      apps: await all(await appsOf(database, id), give),
      visitors: await all(await visitorsOf(database, id), give),
    });
  }
  await writeFile(fileIn(folder), JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}

async function all(
  holders: readonly Holder[],
  give: (holder: Holder) => Promise<DevCaller>,
): Promise<DevCaller[]> {
  const callers: DevCaller[] = [];
  for (const holder of holders) callers.push(await give(holder));
  return callers;
}

function fileIn(folder: string): string {
  return join(folder, 'dev-tokens.json');
}

/** Tokens of the last start that the database still knows, by controller, kind and holder. */
async function keptTokens({ database, tokenKey, folder }: Options): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(fileIn(folder), 'utf8').catch(() => '[]');
  const tokens = (JSON.parse(text) as DevController[]).flatMap(({ slug, agents, apps, visitors }) =>
    [...agents, ...apps, ...visitors].map(({ kind, id, token }) => ({
      holder: `${slug} ${kind} ${id}`,
      token,
    })),
  );
  const known = await database.prisma.accessToken.findMany({
    where: { digest: { in: tokens.map(({ token }) => digestOfToken(token, tokenKey)) }, revokedAt: null },
    select: { digest: true },
  });
  const digests = new Set(known.map(({ digest }) => digest));
  return new Map(
    tokens.flatMap(({ holder, token }) =>
      digests.has(digestOfToken(token, tokenKey)) ? [[holder, token]] : [],
    ),
  );
}

/** Which purposes stand behind the helpdesk, as the stored profile says. */
function helpdeskOf(profile: unknown): Record<'liveChat' | 'ticketing' | 'marketing', string> {
  const { helpdesk } = profile as {
    helpdesk: Record<'liveChat' | 'ticketing' | 'marketing', { value: string }>;
  };
  const { liveChat, ticketing, marketing } = helpdesk;
  return { liveChat: liveChat.value, ticketing: ticketing.value, marketing: marketing.value };
}

async function agentsOf({ prisma }: Database, controllerId: number): Promise<Holder[]> {
  const agents = await prisma.agent.findMany({
    where: { controllerId, disabledAt: null },
    orderBy: { id: 'asc' },
    distinct: ['role'],
    select: { id: true, publicId: true, displayName: true, role: true },
  });
  return agents
    .sort((a, b) => a.id - b.id)
    .map(({ id, publicId, displayName, role }) => ({
      kind: 'agent',
      id: publicId,
      name: displayName,
      role,
      holder: { kind: 'agent', agentId: id },
    }));
}

async function appsOf({ prisma }: Database, controllerId: number): Promise<Holder[]> {
  const grants = await prisma.grant.findMany({
    where: { controllerId, revokedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, oauthClient: { select: { clientId: true, name: true } } },
  });
  return grants.map(({ id, oauthClient: { clientId, name } }) => ({
    kind: 'app',
    id: clientId,
    name,
    role: null,
    holder: { kind: 'app', grantId: id },
  }));
}

/** Somebody who wrote before, is grown up, and about whom nothing is restricted. */
async function visitorsOf({ prisma }: Database, controllerId: number): Promise<Holder[]> {
  const people = await prisma.dataSubject.findMany({
    where: {
      controllerId,
      kind: 'CUSTOMER',
      erasedAt: null,
      restrictions: { none: {} },
      objections: { none: {} },
      OR: [{ declaredAge: null }, { declaredAge: { gte: 18 } }],
      conversations: { some: {} },
    },
    // Somebody with a name, where there is one.
    orderBy: [{ displayName: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: 1,
    select: { id: true, publicId: true, displayName: true },
  });
  return people.map(({ id, publicId, displayName }) => ({
    kind: 'visitor',
    id: publicId,
    name: displayName ?? publicId,
    role: null,
    holder: { kind: 'visitor', dataSubjectId: id },
  }));
}
