import type { Database, PolicyInForce } from '@remit/schema';
import { type AccessBook, recipientFacts } from './access.ts';
import type { Authentication, Authenticator, Refusal } from './authenticator.ts';
import type { PolicyStore } from './policy-store.ts';
import { digestOfToken, kindOfToken, type TokenKind } from './token.ts';

/**
 * One indexed look-up from the token to all that the steps need. It runs for every operation and every live event: a
 * revocation bites on the next one, in every process, because nothing here is remembered for a time.
 */
const HOLDER_OF_TOKEN = `
  SELECT t.expires_at, t.revoked_at,
         c.id AS controller_id, c.public_id AS controller_public_id, c.slug, c.display_name AS controller_name,
         c.time_zone, c.current_policy_id AS policy_id, p.public_id AS policy_public_id,
         a.id AS agent_id, a.display_name AS agent_name, a.role, a.data_subject_id AS agent_person_id, a.disabled_at,
         g.id AS grant_id, g.version AS grant_version, g.purposes, g.revoked_at AS grant_revoked_at,
         o.name AS app_name,
         r.country AS recipient_country, r.safeguard AS recipient_safeguard, r.contract_ref AS recipient_contract,
         r.active AS recipient_active,
         d.id AS visitor_id, d.erased_at
    FROM access_token t
    JOIN controller c ON c.id = t.controller_id
    LEFT JOIN policy_version p ON p.id = c.current_policy_id AND p.controller_id = c.id
    LEFT JOIN agent a ON a.id = t.agent_id AND a.controller_id = c.id
    LEFT JOIN "grant" g ON g.id = t.grant_id AND g.controller_id = c.id
    LEFT JOIN oauth_client o ON o.id = g.oauth_client_id
    LEFT JOIN recipient r ON r.id = g.recipient_id AND r.controller_id = c.id
    LEFT JOIN data_subject d ON d.id = t.data_subject_id AND d.controller_id = c.id
   WHERE t.digest = $1`;

type HolderRow = {
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
  grant_revoked_at: Date | null;
  app_name: string | null;
  recipient_country: string | null;
  recipient_safeguard: string | null;
  recipient_contract: string | null;
  recipient_active: boolean | null;
  visitor_id: number | null;
  erased_at: Date | null;
};

type Options = {
  readonly database: Database;
  readonly tokenKey: string;
  readonly policies: PolicyStore;
  readonly accessBook: AccessBook;
};

/** Knows the callers that hold one of our opaque tokens: agents, apps and visitors. */
export function createTokenAuthenticator({
  database,
  tokenKey,
  policies,
  accessBook,
}: Options): Authenticator {
  return async ({ bearer }, now): Promise<Authentication | undefined> => {
    const kind = bearer === undefined ? undefined : kindOfToken(bearer);
    if (bearer === undefined || kind === undefined) return undefined;
    const [row] = await database.sql.query<HolderRow>('holder_of_token', HOLDER_OF_TOKEN, [
      digestOfToken(bearer, tokenKey),
    ]);
    if (row === undefined) return { kind: 'refused', reason: 'TOKEN_UNKNOWN' };
    const reason = refusalOf(row, now);
    if (reason !== undefined) return { kind: 'refused', reason };
    if (row.policy_id === null || row.policy_public_id === null) {
      return { kind: 'refused', reason: 'NO_POLICY_IN_FORCE' };
    }
    const inForce = await policies.inForce(row.policy_id);
    const holder = holderOf(kind, row, inForce, accessBook);
    if (holder === undefined) return { kind: 'refused', reason: 'TOKEN_UNKNOWN' };
    const controller = {
      id: row.controller_id,
      publicId: row.controller_public_id,
      slug: row.slug,
      displayName: row.controller_name,
      timeZone: row.time_zone,
    };
    return {
      kind: 'authenticated',
      ...holder,
      controller,
      inForce,
      policyPublicId: row.policy_public_id,
      endsAt: row.expires_at ?? undefined,
    };
  };
}

function refusalOf(row: HolderRow, now: Date): Refusal | undefined {
  if (row.revoked_at !== null) return 'TOKEN_REVOKED';
  if (row.expires_at !== null && row.expires_at <= now) return 'TOKEN_EXPIRED';
  if (row.disabled_at !== null) return 'AGENT_DISABLED';
  if (row.grant_revoked_at !== null) return 'GRANT_REVOKED';
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
