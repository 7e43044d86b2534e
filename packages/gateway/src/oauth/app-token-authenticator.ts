import { purposesIn } from '@remit/schema';
import { recipientFacts } from '../auth/access.ts';
import type { Authentication, Authenticator, Refusal } from '../auth/authenticator.ts';
import { controllerOf, type HolderRow, type HolderOptions } from '../auth/token-authenticator.ts';
import { digestOfToken } from '../auth/token.ts';
import { intersect } from './granted-purposes.ts';

/** What `remit_enter_app()` of the database answers. */
type AppRow = Omit<HolderRow, 'agent_id' | 'role' | 'disabled_at' | 'visitor_id' | 'erased_at'> & {
  token_scopes: readonly string[];
  token_purposes: unknown;
  /** Thumbprint of a key. */
  bound_to: string | null;
};

/** What the authorization server gives out: 32 random bytes, and no word of ours before them. */
const APP_TOKEN = /^[\w-]{43}$/;

/**
 * Knows apps by the tokens of the authorization server. What such a token opens is what its grant allows now, and of that no
 * more than was approved for this token: neither is ever widened by the other. A token that is bound to a key is one only with
 * the proof of that key (RFC 9449), and one that is bound to none is none with it.
 */
export function createAppTokenAuthenticator(options: HolderOptions): Authenticator {
  const { tokenKey, policies, accessBook, heldApps } = options;
  return async ({ bearer, bound }, now, operation): Promise<Authentication | undefined> => {
    const token = bearer ?? bound?.token;
    if (token === undefined || !APP_TOKEN.test(token)) return undefined;
    const proven = await bound?.proof.key();
    if (proven && 'fault' in proven) return refused(proven.fault);
    const row = await operation.enterApp<AppRow>(digestOfToken(token, tokenKey));
    if (row === undefined) return refused('TOKEN_UNKNOWN');
    const reason = refusalOf(row, now);
    if (reason !== undefined) return refused(reason);
    if (row.bound_to !== (proven?.key ?? null)) return refused('TOKEN_OF_OTHER_KEY');
    // To write it down is an errand of its own, and an embedded database has one connection.
    if (bound && !(await bound.proof.use(() => operation.pause()))) return refused('PROOF_USED');
    if (row.policy_id === null || row.policy_public_id === null || row.grant_id === null) {
      return refused('NO_POLICY_IN_FORCE');
    }
    const grant = { id: row.grant_id, version: row.grant_version ?? 0 };
    return {
      kind: 'authenticated',
      caller: { kind: 'APP', id: row.grant_id, name: row.app_name ?? '' },
      heldTo: await heldApps.of(grant, operation.sql),
      access: accessBook.ofGrant({
        ...grant,
        purposes: intersect(purposesIn(row.purposes), purposesIn(row.token_purposes)),
        scopes: row.scopes?.filter((scope) => row.token_scopes.includes(scope)) ?? [],
        narrowedTo: JSON.stringify([row.token_scopes, row.token_purposes]),
        recipient: recipientFacts(row),
      }),
      controller: controllerOf(row),
      inForce: await policies.inForce(row.policy_id, operation.sql),
      policyPublicId: row.policy_public_id,
      endsAt: row.expires_at ?? undefined,
      boundTo: row.bound_to ?? undefined,
    };
  };
}

/** The larger reason first: an app that is disabled is told so, and not that its token went with it. */
function refusalOf(row: AppRow, now: Date): Refusal | undefined {
  if (row.app_disabled_at !== null) return 'APP_DISABLED';
  if (row.grant_revoked_at !== null) return 'GRANT_REVOKED';
  if (row.revoked_at !== null) return 'TOKEN_REVOKED';
  if (row.expires_at !== null && row.expires_at <= now) return 'TOKEN_EXPIRED';
  return undefined;
}

function refused(reason: Refusal): Authentication {
  return { kind: 'refused', reason };
}
