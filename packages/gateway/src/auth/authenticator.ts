import type { Access, Caller, ControllerFacts, Operation, PolicyInForce } from '@remit/schema';

/** Who asks, for which controller, under which policy, and what it was given. */
export type Authenticated = {
  readonly caller: Caller;
  readonly controller: ControllerFacts;
  readonly access: Access;
  readonly inForce: PolicyInForce;
  /** Public id of the policy version in force. */
  readonly policyPublicId: string;
  /** When what the caller showed ends by itself; unset: never. Its live streams end then. */
  readonly endsAt?: Date | undefined;
};

/** Why somebody is not let in. Told to the log and to a stream that ends, never to a stranger. */
export type Refusal =
  | 'TOKEN_MISSING'
  | 'TOKEN_UNKNOWN'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_REVOKED'
  | 'AGENT_DISABLED'
  | 'GRANT_REVOKED'
  | 'APP_DISABLED'
  /** The grant is without a scope that this operation needs. Such a caller is told which. */
  | 'SCOPE_MISSING'
  | 'PERSON_ERASED'
  | 'NO_POLICY_IN_FORCE';

export type Authentication =
  | ({ readonly kind: 'authenticated' } & Authenticated)
  | { readonly kind: 'refused'; readonly reason: Refusal };

/** What a caller shows. A session cookie comes here when people log in. */
export type Credentials = {
  /** `authorization: Bearer …`, or `token` of a WebSocket's connection parameters. */
  readonly bearer: string | undefined;
};

/**
 * One way of showing who you are. Answers undefined for credentials of another kind, so that the next in the list is
 * asked: a login session or an OAuth token becomes one more entry.
 *
 * `operation` is the one that the answer is for, not yet entered. Who does not enter it needs not care: the wall is put
 * around the controller of the answer.
 */
export type Authenticator = (
  credentials: Credentials,
  now: Date,
  operation: Operation,
) => Promise<Authentication | undefined>;

/** Asks each authenticator in turn; nobody's credentials are nobody's. */
export async function authenticate(
  authenticators: readonly Authenticator[],
  credentials: Credentials,
  now: Date,
  operation: Operation,
): Promise<Authentication> {
  for (const authenticator of authenticators) {
    const answer = await authenticator(credentials, now, operation);
    if (answer !== undefined) return answer;
  }
  return { kind: 'refused', reason: credentials.bearer === undefined ? 'TOKEN_MISSING' : 'TOKEN_UNKNOWN' };
}
