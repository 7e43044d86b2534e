import { type Database, newPublicId, SCOPE_IDS } from '@remit/schema';
import { issueToken, revokeToken } from '../../../src/auth/issue-token.ts';
import type { ReferenceProfile } from '../reference/profile.ts';
import { chanceOf } from './canaries.ts';
import { profileOf } from './people-states.ts';
import type { Controller } from './rows.ts';
import { readWorld, type World } from './world.ts';

/** Who sends an operation. What it may do is looked up in the database when the operation is judged. */
export type Holder = {
  readonly name: string;
  readonly controllerId: number;
  readonly kind: 'AGENT' | 'APP' | 'VISITOR';
  /** Of the agent, grant or data subject. */
  readonly id: number;
  readonly token: string | undefined;
  /** Whether the token opens anything at all; what its holder may do comes after that. */
  readonly tokenStands: boolean;
};

type Options = { readonly database: Database; readonly tokenKey: string; readonly now: Date };

/** What an app was given, and what the register says of its recipient. */
type AppKind = {
  readonly name: string;
  readonly purposes: (own: ReferenceProfile, foreign: ReferenceProfile, seed: string) => unknown;
  readonly recipient: {
    country: string;
    safeguard: string | null;
    contract: string | null;
    active: boolean;
    /** Default: all that there is. */
    fields?: readonly string[];
  } | null;
  /** Default: all that there are. */
  readonly scopes?: readonly string[];
  readonly revoked?: boolean;
};

const everything = (profile: ReferenceProfile): Record<string, string[]> =>
  Object.fromEntries(profile.purposes.map(({ id }) => [id, ['user', 'employee']]));

/** What staff write for staff is given only where it is named. */
const everythingAndNotes = (profile: ReferenceProfile): Record<string, string[]> =>
  Object.fromEntries(
    profile.purposes.map(({ id }) => [id, ['user', 'employee', 'user.content.internal_note']]),
  );

const good = { country: 'DE', safeguard: null, contract: 'DPA-1', active: true };

/** A few kinds of data for a few purposes, drawn from what the policy lists. */
const narrow: AppKind['purposes'] = (own, _foreign, seed) =>
  Object.fromEntries(
    own.purposes
      .filter(({ id }) => chanceOf(`${seed}/${id}`) < 0.5)
      .map(({ id, dataCategories }) => [
        id,
        dataCategories
          .map(({ value }) => value)
          .filter((category) => chanceOf(`${seed}/${id}/${category}`) < 0.4),
      ]),
  );

const APPS: readonly AppKind[] = [
  { name: 'full', purposes: everything, recipient: good },
  { name: 'safeguarded', purposes: everything, recipient: { ...good, country: 'US', safeguard: 'scc' } },
  { name: 'full-with-notes', purposes: everythingAndNotes, recipient: good },
  { name: 'narrow-1', purposes: narrow, recipient: good },
  { name: 'narrow-2', purposes: narrow, recipient: { ...good, country: 'RS' } },
  {
    name: 'no-categories',
    purposes: (own) => Object.fromEntries(own.purposes.map(({ id }) => [id, []])),
    recipient: good,
  },
  // What another controller's policy calls its purposes, and what nobody does.
  {
    name: 'foreign',
    purposes: (_own, other) => ({ ...everything(other), 'no.such_purpose': ['user'], '': ['user'] }),
    recipient: good,
  },
  {
    name: 'malformed',
    purposes: (own) =>
      Object.fromEntries(
        own.purposes.map(({ id }, index) => [id, [null, 'user', { user: true }][index % 3]]),
      ),
    recipient: good,
  },
  {
    name: 'unknown-categories',
    purposes: (own) =>
      Object.fromEntries(
        own.purposes.map(({ id }) => [id, ['users', 'user.', 'user.contact.', '*', 'user.name']]),
      ),
    recipient: good,
  },
  { name: 'tickets-only', purposes: everything, recipient: good, scopes: ['tickets:read', 'people:read'] },
  {
    name: 'chats-only',
    purposes: everything,
    recipient: good,
    scopes: ['chats:read', 'chats:write', 'consent:read'],
  },
  { name: 'no-scopes', purposes: everything, recipient: good, scopes: [] },
  {
    name: 'odd-scopes',
    purposes: everything,
    recipient: good,
    scopes: ['tickets', 'Tickets:Read', 'chats:read ', '*', 'people:read'],
  },
  {
    name: 'narrow-register',
    purposes: everythingAndNotes,
    recipient: { ...good, fields: ['user.name', 'user.content', 'employee.name', 'nonsense'] },
  },
  { name: 'empty-register', purposes: everything, recipient: { ...good, fields: [] } },
  { name: 'revoked', purposes: everything, recipient: good, revoked: true },
  { name: 'unregistered', purposes: everything, recipient: null },
  { name: 'inactive', purposes: everything, recipient: { ...good, active: false } },
  { name: 'without-contract', purposes: everything, recipient: { ...good, contract: null } },
  { name: 'far-away', purposes: everything, recipient: { ...good, country: 'CN' } },
  {
    name: 'claims-adequacy',
    purposes: everything,
    recipient: { ...good, country: 'CN', safeguard: 'adequacy_ec' },
  },
  { name: 'other-tool', purposes: everything, recipient: { ...good, country: 'US', safeguard: 'other' } },
  {
    name: 'unknown-tool',
    purposes: everything,
    recipient: { ...good, country: 'US', safeguard: 'handshake' },
  },
];

/** Makes the callers: agents of each role, apps of every sort, visitors, and holders of tokens that open nothing. */
export async function makeCallers(options: Options, seed: number): Promise<readonly Holder[]> {
  const before = await readWorld(options.database.sql);
  for (const [index, controller] of before.controller.entries()) {
    const foreign = before.controller[(index + 1) % before.controller.length] ?? controller;
    await makeGrants(options, before, controller, foreign, `${seed}`);
    await makeOddAgents(options, before, controller);
  }
  const world = await readWorld(options.database.sql);
  const holders: Holder[] = [];
  for (const controller of world.controller) {
    const hold = (kind: Holder['kind'], id: number, name: string) =>
      holderOf(options, controller, { kind, id, name });
    for (const agent of world.having('agent', 'controller_id', controller.id)) {
      holders.push(await hold('AGENT', agent.id, `${agent.role}${agent.disabled_at ? ' (disabled)' : ''}`));
    }
    for (const [index, grant] of world.having('grant', 'controller_id', controller.id).entries()) {
      // The seed's own grants come first.
      holders.push(await hold('APP', grant.id, APPS[index - 2]?.name ?? `seeded-${index}`));
    }
    const people = world.having('data_subject', 'controller_id', controller.id);
    for (const person of people.filter(({ kind }) => kind === 'CUSTOMER')) {
      if (chanceOf(`${seed}/${person.id}/visitor`) < 0.5)
        holders.push(await hold('VISITOR', person.id, `person ${person.id}`));
    }
    holders.push(
      ...(await closedDoors(
        options,
        holders.filter(({ controllerId }) => controllerId === controller.id),
      )),
    );
  }
  return holders;
}

async function holderOf(
  { database, tokenKey, now }: Options,
  controller: Controller,
  { kind, id, name }: Pick<Holder, 'kind' | 'id' | 'name'>,
  expiresAt?: Date,
): Promise<Holder> {
  const holder =
    kind === 'AGENT'
      ? ({ kind: 'agent', agentId: id } as const)
      : kind === 'APP'
        ? ({ kind: 'app', grantId: id } as const)
        : ({ kind: 'visitor', dataSubjectId: id } as const);
  const token = await issueToken(
    { database, tokenKey, now },
    { holder, controllerId: controller.id, ...(expiresAt && { expiresAt }) },
  );
  return {
    name: `${controller.slug} ${kind} ${name}`,
    controllerId: controller.id,
    kind,
    id,
    token,
    tokenStands: true,
  };
}

/** An expired, a revoked, an unknown and a missing token. */
async function closedDoors(options: Options, holders: readonly Holder[]): Promise<Holder[]> {
  const [first] = holders;
  if (first?.token === undefined) return [];
  const { database } = options;
  const controller = await database.prisma.controller.findUniqueOrThrow({
    where: { id: first.controllerId },
  });
  const row = { id: controller.id, slug: controller.slug } as Controller;
  const expired = await holderOf(options, row, first, options.now);
  const revoked = await holderOf(options, row, first);
  if (revoked.token) await revokeToken(options, revoked.token);
  const closed = (holder: Holder, name: string): Holder => ({ ...holder, name, tokenStands: false });
  return [
    closed(expired, `${row.slug} token expired`),
    closed(revoked, `${row.slug} token revoked`),
    closed(
      { ...first, token: `${first.token.slice(0, -1)}${first.token.endsWith('0') ? '1' : '0'}` },
      `${row.slug} token unknown`,
    ),
    closed({ ...first, token: undefined }, `${row.slug} no token`),
  ];
}

async function makeGrants(
  { database: { prisma }, now }: Options,
  world: World,
  controller: Controller,
  foreign: Controller,
  seed: string,
): Promise<void> {
  for (const app of APPS) {
    const clientId = `fuzz-${app.name}`;
    const client = await prisma.oAuthClient.upsert({
      where: { clientId },
      create: { clientId, name: app.name, publisher: 'Fuzz' },
      update: {},
    });
    const recipient =
      app.recipient &&
      (await prisma.recipient.create({
        data: {
          publicId: newPublicId('recipient'),
          controllerId: controller.id,
          name: app.name,
          country: app.recipient.country,
          safeguard: app.recipient.safeguard,
          contractRef: app.recipient.contract,
          active: app.recipient.active,
          allowedFields: [...(app.recipient.fields ?? ['user', 'employee', 'user.content.internal_note'])],
        },
      }));
    const purposes = app.purposes(
      profileOf(world, controller.id),
      profileOf(world, foreign.id),
      `${seed}/${controller.id}/${app.name}`,
    );
    await prisma.grant.create({
      data: {
        publicId: newPublicId('grant'),
        controllerId: controller.id,
        oauthClientId: client.id,
        recipientId: recipient?.id ?? null,
        purposes: JSON.parse(JSON.stringify(purposes)),
        scopes: [...(app.scopes ?? SCOPE_IDS)],
        grantedAt: now,
        revokedAt: app.revoked ? now : null,
      },
    });
  }
}

/** One agent whose role the profile does not know, and one who left. */
async function makeOddAgents(
  { database: { prisma }, now }: Options,
  world: World,
  controller: Controller,
): Promise<void> {
  const [agent] = world.having('agent', 'controller_id', controller.id);
  for (const odd of [
    { role: 'no_such_role', disabledAt: null },
    { role: agent?.role ?? '', disabledAt: now },
  ]) {
    const publicId = newPublicId('agent');
    const person = await prisma.dataSubject.create({
      data: { publicId, controllerId: controller.id, kind: 'STAFF' },
    });
    await prisma.agent.create({
      data: {
        publicId,
        controllerId: controller.id,
        dataSubjectId: person.id,
        displayName: '',
        email: '',
        ...odd,
      },
    });
  }
}
