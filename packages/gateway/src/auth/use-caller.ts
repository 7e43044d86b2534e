import type { WalledDatabase } from '@remit/schema';
import { getOperationAST } from 'graphql';
import { gatewayError } from '../errors.ts';
import { type Step, type Walk, walkOf } from '../walk.ts';
import { asksOnlyAboutSchema } from './asks-only-about-schema.ts';
import { authenticate, type Authenticator, type Refusal } from './authenticator.ts';

type Options = {
  readonly database: WalledDatabase;
  readonly authenticators: readonly Authenticator[];
  readonly clock: () => Date;
  /** Development: questions about the schema alone need no token, so that GraphiQL can show its documentation. */
  readonly anonymousIntrospection: boolean;
};

/**
 * Finds out who asks, with the first statement of the operation's transaction: from there on the transaction sees the
 * caller's controller and no other. Runs for every operation and every live event, so nothing revoked is let in again.
 */
export function useCaller({ database, authenticators, clock, anonymousIntrospection }: Options): Step {
  return {
    async onContextBuilding({ context }) {
      const walk = walkOf(context);
      const bearer = bearerOf(walk);
      if (bearer === undefined && anonymousIntrospection && isAboutSchema(walk)) return;
      const operation = database.begin();
      try {
        const answer = await authenticate(authenticators, { bearer }, clock(), operation);
        if (answer.kind === 'refused') throw unauthenticated(answer.reason);
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

function isAboutSchema({ document, params }: Walk): boolean {
  if (document === undefined) return false;
  const operation = getOperationAST(document, params.operationName);
  return operation ? asksOnlyAboutSchema(document, operation) : false;
}
