import type { Access, Caller, ControllerFacts, Operation, PolicyInForce } from '@remit/schema';
import type { ProofFault } from '../dpop/proof.ts';
import type { ShownProof } from '../dpop/shown-proof.ts';
import type { HeldTo } from './held-apps.ts';

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
  /** Thumbprint of the key that was proven with the token; unset: the token is bound to none. */
  readonly boundTo?: string | undefined;
  /** What an app is held to; unset: it is no app. */
  readonly heldTo?: HeldTo | undefined;
  /** Somebody who looks on: no mutation. */
  readonly readsOnly?: boolean;
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
  /** The app is held to documents, and this one is not among them. */
  | 'DOCUMENT_NOT_TRUSTED'
  /** The app may not ask about the schema. */
  | 'INTROSPECTION_CLOSED'
  | 'PERSON_ERASED'
  /** The token is bound to a key, and that one was not proven; or it is bound to none, and one was. */
  | 'TOKEN_OF_OTHER_KEY'
  | ProofFault
  | 'SESSION_ENDED'
  | 'SESSION_EXPIRED'
  | 'SECOND_FACTOR_MISSING'
  | 'NO_POLICY_IN_FORCE';

export type Authentication =
  | ({ readonly kind: 'authenticated' } & Authenticated)
  | { readonly kind: 'refused'; readonly reason: Refusal };

/** What a caller shows. */
export type Credentials = {
  /** `authorization: Bearer …`, or `token` of a WebSocket's connection parameters. */
  readonly bearer: string | undefined;
  /** What the cookie of a login session holds, sent by a page that may use cookies here. */
  readonly session?: string | undefined;
  /** `authorization: DPoP …`: a token that is nobody's without the proof of its key. Comes without the two above. */
  readonly bound?: { readonly token: string; readonly proof: ShownProof } | undefined;
};

/**
 * One way of showing who you are. Answers undefined for credentials of another kind, so that the next in the list is
 * asked.
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
  const { bearer, bound } = credentials;
  const isNothing = bearer === undefined && bound === undefined;
  return { kind: 'refused', reason: isNothing ? 'TOKEN_MISSING' : 'TOKEN_UNKNOWN' };
}
