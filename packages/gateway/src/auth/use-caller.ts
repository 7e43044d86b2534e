import type { WalledDatabase } from '@remit/schema';
import { getOperationAST, type GraphQLError, OperationTypeNode } from 'graphql';
import { challenge, proofRefused } from '../dpop/refusals.ts';
import type { ShowProof } from '../dpop/shown-proof.ts';
import { gatewayError } from '../errors.ts';
import { sessionTokenIn } from '../login/session-cookie.ts';
import type { Origins } from '../request/origins.ts';
import { type Step, type Walk, walkOf } from '../walk.ts';
import { asksOnlyAboutSchema } from './asks-only-about-schema.ts';
import { authenticate, type Authenticator, type Credentials, type Refusal } from './authenticator.ts';
import { proofIn, type Scheme, tokenOf } from './shown-token.ts';

type Options = {
  readonly database: WalledDatabase;
  readonly authenticators: readonly Authenticator[];
  readonly origins: Origins;
  readonly clock: () => Date;
  readonly showProof: ShowProof;
  /** Development: questions about the schema alone need no token, so that GraphiQL can show its documentation. */
  readonly anonymousIntrospection: boolean;
};

/**
 * Finds out who asks, with the first statement of the operation's transaction: from there on the transaction sees the
 * caller's controller and no other. Runs for every operation and every live event, so nothing revoked is let in again.
 */
export function useCaller(options: Options): Step {
  const { database, authenticators, origins, clock, showProof, anonymousIntrospection } = options;
  return {
    async onContextBuilding({ context }) {
      const walk = walkOf(context);
      if (walk.request) {
        walk.session = sessionIn(walk.request.headers, origins);
        // Of a stream it came once, with what opened it.
        walk.proof ??= proofIn(walk.request, showProof);
      }
      const credentials = credentialsOf(walk);
      const isStranger = Object.values(credentials).every((shown) => shown === undefined);
      if (isStranger && anonymousIntrospection && isAboutSchema(walk)) return;
      const operation = database.begin();
      try {
        const answer = await authenticate(authenticators, credentials, clock(), operation);
        if (answer.kind === 'refused') throw unauthenticated(answer.reason, schemeOf(credentials));
        if (answer.readsOnly && isMutation(walk)) throw readsOnly();
        if (operation.controllerId !== answer.controller.id) await operation.enterAs(answer.controller.id);
        walk.authenticated = answer;
        walk.operation = operation;
      } catch (error) {
        await operation.end();
        throw error;
      }
    },
  };
}

function credentialsOf(walk: Walk): Credentials {
  const { session, proof } = walk;
  const token = tokenOf(walk);
  if (proof === undefined || token === undefined) return { bearer: token, session };
  // It is meant, whatever else was sent by itself.
  return { bearer: undefined, session: undefined, bound: { token, proof } };
}

function schemeOf({ bearer, bound }: Credentials): Scheme | undefined {
  if (bound !== undefined) return 'DPoP';
  return bearer === undefined ? undefined : 'Bearer';
}

/**
 * One text for all reasons: a stranger learns nothing about a token. The reason stays with the error, unsent. What is wrong with
 * a proof is said, because whoever made it knows all that is in it.
 */
function unauthenticated(reason: Refusal, scheme: Scheme | undefined): GraphQLError {
  const cause = new Refused(reason);
  return (
    proofRefused(reason, cause) ??
    gatewayError('UNAUTHENTICATED', NEEDS_TOKEN, {
      headers: { 'www-authenticate': challenge(scheme) },
      cause,
    })
  );
}

const NEEDS_TOKEN =
  'This needs a valid token: send it as "authorization: Bearer <token>", or as "DPoP <token>" if it is bound to a key.';

function readsOnly() {
  return gatewayError('READS_ONLY', 'Your role looks on and changes nothing. Ask an admin for another role.');
}

/** Why somebody was not let in, for those who may know. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly reason: Refusal;
  /** More for whoever was a caller until now. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(reason: Refusal, details: Readonly<Record<string, unknown>> = {}) {
    super('refused');
    this.reason = reason;
    this.details = details;
  }
}

/** The session of a page that may use cookies here; a browser says which page it is. */
export function sessionIn(headers: Pick<Headers, 'get'>, origins: Origins): string | undefined {
  const token = sessionTokenIn(headers.get('cookie'));
  if (token === undefined || headers.get('sec-fetch-site') === 'cross-site') return undefined;
  const origin = headers.get('origin');
  if (origin !== null && !origins.mayUseCookies(origin, headers.get('host'))) return undefined;
  return token;
}

function isMutation({ document, params }: Walk): boolean {
  const operation = document && getOperationAST(document, params.operationName);
  return operation?.operation === OperationTypeNode.MUTATION;
}

function isAboutSchema({ document, params }: Walk): boolean {
  if (document === undefined) return false;
  const operation = getOperationAST(document, params.operationName);
  return operation ? asksOnlyAboutSchema(document, operation) : false;
}
