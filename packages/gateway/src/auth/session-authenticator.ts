import { dataRoleOf } from '../login/roles.ts';
import type { LoginSecrets } from '../login/secrets.ts';
import { refusalOfSession, type SessionRow } from '../login/session-row.ts';
import type { AccessBook } from './access.ts';
import type { Authentication, Authenticator } from './authenticator.ts';
import type { PolicyStore } from './policy-store.ts';

type Options = {
  readonly secrets: Pick<LoginSecrets, 'digestOfSession'>;
  readonly policies: PolicyStore;
  readonly accessBook: AccessBook;
};

/**
 * Knows agents who logged in, by the cookie of their session. One look-up for every operation and every live event, like a
 * token: who signs out, is disabled, or gets another role is somebody else with the next one, in every process.
 */
export function createSessionAuthenticator({ secrets, policies, accessBook }: Options): Authenticator {
  return async ({ bearer, session }, now, operation): Promise<Authentication | undefined> => {
    // What was put into a header is meant; a cookie is sent by itself.
    if (session === undefined || bearer !== undefined) return undefined;
    const row = await operation.enterSession<SessionRow>(secrets.digestOfSession(session));
    const reason = refusalOfSession(row, now);
    if (row === undefined || reason !== undefined)
      return { kind: 'refused', reason: reason ?? 'SESSION_ENDED' };
    if (row.policy_id === null || row.policy_public_id === null) {
      return { kind: 'refused', reason: 'NO_POLICY_IN_FORCE' };
    }
    const inForce = await policies.inForce(row.policy_id, operation.sql);
    return {
      kind: 'authenticated',
      caller: { kind: 'AGENT', id: row.agent_id, dataSubjectId: row.agent_person_id, name: row.agent_name },
      access: accessBook.ofRole(
        dataRoleOf(row.role, row.confidential_since, inForce.policy),
        inForce.policy,
        inForce.policyVersionId,
      ),
      readsOnly: row.role === 'viewer',
      controller: {
        id: row.controller_id,
        publicId: row.controller_public_id,
        slug: row.slug,
        displayName: row.controller_name,
        timeZone: row.time_zone,
      },
      inForce,
      policyPublicId: row.policy_public_id,
      endsAt: row.expires_at,
    };
  };
}
