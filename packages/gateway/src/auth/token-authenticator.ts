import type { ControllerFacts, PolicyInForce } from '@remit/schema';
import { type AccessBook, recipientFacts } from './access.ts';
import type { Authentication, Authenticator, Refusal } from './authenticator.ts';
import type { HeldApps } from './held-apps.ts';
import type { PolicyStore } from './policy-store.ts';
import { digestOfToken, kindOfToken, type TokenKind } from './token.ts';

/** What `remit_enter()` of the database answers: all that the steps need to know of the holder. */
export type HolderRow = {
  expires_at: Date | null;
  revoked_at: Date | null;
  controller_id: number;
  controller_public_id: string;
  slug: string;
  controller_name: string;
  time_zone: string;
  policy_id: number | null;
  policy_public_id: string | null;
  agent_id: number | null;
  agent_name: string | null;
  role: string | null;
  agent_person_id: number | null;
  disabled_at: Date | null;
  grant_id: number | null;
  grant_version: number | null;
  purposes: unknown;
  scopes: readonly string[] | null;
  grant_revoked_at: Date | null;
  app_name: string | null;
  app_disabled_at: Date | null;
  recipient_country: string | null;
  recipient_safeguard: string | null;
  recipient_contract: string | null;
  recipient_active: boolean | null;
  recipient_fields: readonly string[] | null;
  visitor_id: number | null;
  erased_at: Date | null;
};

export type HolderOptions = {
  readonly tokenKey: string;
  readonly policies: PolicyStore;
  readonly accessBook: AccessBook;
  readonly heldApps: HeldApps;
};

/**
 * Knows the callers that hold one of our opaque tokens: agents, apps and visitors.
 *
 * One indexed look-up, for every operation and every live event: a revocation bites on the next one, in every process,
 * because nothing here is remembered for a time.
 */
export function createTokenAuthenticator(options: HolderOptions): Authenticator {
  const { tokenKey, policies, accessBook, heldApps } = options;
  return async ({ bearer }, now, operation): Promise<Authentication | undefined> => {
    const kind = bearer === undefined ? undefined : kindOfToken(bearer);
    if (bearer === undefined || kind === undefined) return undefined;
    const row = await operation.enter<HolderRow>(digestOfToken(bearer, tokenKey));
    if (row === undefined) return { kind: 'refused', reason: 'TOKEN_UNKNOWN' };
    const reason = refusalOf(row, now);
    if (reason !== undefined) return { kind: 'refused', reason };
    if (row.policy_id === null || row.policy_public_id === null) {
      return { kind: 'refused', reason: 'NO_POLICY_IN_FORCE' };
    }
    const inForce = await policies.inForce(row.policy_id, operation.sql);
    const holder = holderOf(kind, row, inForce, accessBook);
    if (holder === undefined) return { kind: 'refused', reason: 'TOKEN_UNKNOWN' };
    const isApp = holder.caller.kind === 'APP';
    return {
      kind: 'authenticated',
      ...holder,
      heldTo: isApp
        ? await heldApps.of({ id: holder.caller.id, version: row.grant_version ?? 0 }, operation.sql)
        : undefined,
      controller: controllerOf(row),
      inForce,
      policyPublicId: row.policy_public_id,
      endsAt: row.expires_at ?? undefined,
    };
  };
}

/** The controller whose holder it is. */
export function controllerOf(
  row: Pick<HolderRow, 'controller_id' | 'controller_public_id' | 'slug' | 'controller_name' | 'time_zone'>,
): ControllerFacts {
  return {
    id: row.controller_id,
    publicId: row.controller_public_id,
    slug: row.slug,
    displayName: row.controller_name,
    timeZone: row.time_zone,
  };
}

function refusalOf(row: HolderRow, now: Date): Refusal | undefined {
  if (row.revoked_at !== null) return 'TOKEN_REVOKED';
  if (row.expires_at !== null && row.expires_at <= now) return 'TOKEN_EXPIRED';
  if (row.disabled_at !== null) return 'AGENT_DISABLED';
  if (row.grant_revoked_at !== null) return 'GRANT_REVOKED';
  if (row.app_disabled_at !== null) return 'APP_DISABLED';
  if (row.erased_at !== null) return 'PERSON_ERASED';
  return undefined;
}

/** The token's own kind decides which columns count, so a row can never be read as somebody else's. */
function holderOf(
  kind: TokenKind,
  row: HolderRow,
  { policy, policyVersionId }: PolicyInForce,
  accessBook: AccessBook,
) {
  switch (kind) {
    case 'agent':
      if (row.agent_id === null || row.agent_person_id === null || row.role === null) return undefined;
      return {
        caller: {
          kind: 'AGENT',
          id: row.agent_id,
          dataSubjectId: row.agent_person_id,
          name: row.agent_name ?? '',
        },
        access: accessBook.ofRole(row.role, policy, policyVersionId),
      } as const;
    case 'app':
      if (row.grant_id === null || row.grant_version === null) return undefined;
      return {
        caller: { kind: 'APP', id: row.grant_id, name: row.app_name ?? '' },
        access: accessBook.ofGrant({
          id: row.grant_id,
          version: row.grant_version,
          purposes: row.purposes,
          scopes: row.scopes,
          recipient: recipientFacts(row),
        }),
      } as const;
    case 'visitor':
      if (row.visitor_id === null) return undefined;
      return {
        caller: { kind: 'VISITOR', id: row.visitor_id, dataSubjectId: row.visitor_id },
        access: accessBook.ofVisitor(policy, policyVersionId),
      } as const;
  }
}
