import type { WalledDatabase } from '@remit/schema';
import { getOperationAST, OperationTypeNode } from 'graphql';
import { gatewayError } from '../errors.ts';
import { sessionTokenIn } from '../login/session-cookie.ts';
import type { Origins } from '../request/origins.ts';
import { type Step, type Walk, walkOf } from '../walk.ts';
import { asksOnlyAboutSchema } from './asks-only-about-schema.ts';
import { authenticate, type Authenticator, type Refusal } from './authenticator.ts';

type Options = {
  readonly database: WalledDatabase;
  readonly authenticators: readonly Authenticator[];
  readonly origins: Origins;
  readonly clock: () => Date;
  /** Development: questions about the schema alone need no token, so that GraphiQL can show its documentation. */
  readonly anonymousIntrospection: boolean;
};

/**
 * Finds out who asks, with the first statement of the operation's transaction: from there on the transaction sees the
 * caller's controller and no other. Runs for every operation and every live event, so nothing revoked is let in again.
 */
export function useCaller(options: Options): Step {
  const { database, authenticators, origins, clock, anonymousIntrospection } = options;
  return {
    async onContextBuilding({ context }) {
      const walk = walkOf(context);
      const bearer = bearerOf(walk);
      if (walk.request) walk.session = sessionIn(walk.request.headers, origins);
      const { session } = walk;
      if (bearer === undefined && session === undefined && anonymousIntrospection && isAboutSchema(walk))
        return;
      const operation = database.begin();
      try {
        const answer = await authenticate(authenticators, { bearer, session }, clock(), operation);
        if (answer.kind === 'refused') throw unauthenticated(answer.reason);
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

/** One text for all reasons: a stranger learns nothing about a token. The reason stays with the error, unsent. */
function unauthenticated(reason: Refusal) {
  return gatewayError(
    'UNAUTHENTICATED',
    'This needs a valid token: send it as "authorization: Bearer <token>".',
    {
      headers: { 'www-authenticate': 'Bearer' },
      cause: new Refused(reason),
    },
  );
}

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

/** The token that an operation came with. */
export function bearerOf({ request, connectionParams }: Walk): string | undefined {
  if (request) return bearerIn(request.headers);
  const token = connectionParams?.['token'];
  return typeof token === 'string' ? token : undefined;
}

export function bearerIn(headers: Headers): string | undefined {
  return /^Bearer +(\S+)\s*$/i.exec(headers.get('authorization') ?? '')?.[1];
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
