import type { Denial } from './denial.ts';

/** Stable codes of everything the SDK throws. */
export type RemitErrorCode =
  | 'AUTHENTICATION'
  | 'CONFIGURATION'
  | 'DENIAL'
  | 'GATEWAY'
  | 'IDEMPOTENCY_KEY_IN_USE'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'NETWORK'
  | 'PURPOSE'
  | 'RATE_LIMIT'
  | 'SCOPE'
  | 'STREAM_CLOSED'
  | 'VALIDATION'
  | 'WEBSOCKET_MISSING';

/** What an error may carry beside its message. */
export interface RemitErrorDetails {
  /** The gateway's own code: `UNAUTHENTICATED`, `PURPOSE_CONFLICT`. */
  readonly gatewayCode?: string | undefined;
  /** Where in the result it happened: `['tickets', 'edges', 0, 'node']`. */
  readonly path?: readonly (string | number)[] | undefined;
  /** HTTP status, if there was an answer over HTTP. */
  readonly status?: number | undefined;
  /** Seconds after which it is worth trying again, if the gateway said so. */
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/**
 * The base of everything the SDK throws. Catch this one, and look at `code`: it stays the same when classes are loaded
 * twice, once by `import` and once by `require`.
 *
 * @example
 * ```ts
 * import { createRemit, RateLimitError, RemitError } from '@remit/sdk';
 *
 * const remit = createRemit({ url: 'https://help.example/graphql', token: 'remit_…', purpose: 'support.ticketing' });
 * try {
 *   await remit.query({ viewer: { kind: true } });
 * } catch (error) {
 *   if (error instanceof RateLimitError) console.log(`Try again in ${error.retryAfter} s`);
 *   else if (error instanceof RemitError) console.log(error.code, error.message);
 *   else throw error;
 * }
 * ```
 */
export class RemitError extends Error {
  readonly code: RemitErrorCode;
  readonly gatewayCode: string | undefined;
  readonly path: readonly (string | number)[] | undefined;
  readonly status: number | undefined;
  /** Seconds after which it is worth trying again, if the gateway said so. */
  readonly retryAfter: number | undefined;

  constructor(code: RemitErrorCode, message: string, details: RemitErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'RemitError';
    this.code = code;
    this.gatewayCode = details.gatewayCode;
    this.path = details.path;
    this.status = details.status;
    this.retryAfter = details.retryAfter;
  }
}

/** The client was set up wrongly: no address, a token over plain HTTP, a page that the gateway does not allow. */
export class ConfigurationError extends RemitError {
  constructor(message: string, details?: RemitErrorDetails) {
    super('CONFIGURATION', message, details);
    this.name = 'ConfigurationError';
  }
}

/** The gateway does not know the token or no longer accepts it, or the app's token function failed (see `cause`). */
export class AuthenticationError extends RemitError {
  constructor(said: string, details?: RemitErrorDetails) {
    const advice =
      'Check that the token belongs to this gateway and was not revoked or expired, then sign in again.';
    super('AUTHENTICATION', `The caller could not be authenticated: ${sentence(said)} ${advice}`, details);
    this.name = 'AuthenticationError';
  }
}

/** The purpose was declared twice with two values, is unknown here, or is not one that this caller may declare. */
export class PurposeError extends RemitError {
  constructor(said: string, details?: RemitErrorDetails) {
    const advice =
      'Declare one purpose, one that this caller was granted: createRemit({ purpose }) or remit.for(purpose).';
    super('PURPOSE', `The gateway did not accept the purpose: ${sentence(said)} ${advice}`, details);
    this.name = 'PurposeError';
  }
}

/** The grant of this app does not hold a scope that the operation needs. Nothing was read and nothing was done. */
export class ScopeError extends RemitError {
  /** `tickets:write`; where one of several would do, `tickets:read or chats:read`. */
  readonly missingScopes: readonly string[];

  constructor(said: string, missingScopes: readonly string[], details?: RemitErrorDetails) {
    super('SCOPE', sentence(said), details);
    this.name = 'ScopeError';
    this.missingScopes = missingScopes;
  }
}

/** The operation itself is wrong: an unknown field, a missing argument, a value of the wrong type. Sending it again will not help. */
export class ValidationError extends RemitError {
  constructor(said: string, details?: RemitErrorDetails) {
    super('VALIDATION', `The operation cannot be run: ${sentence(said)}`, details);
    this.name = 'ValidationError';
  }
}

/** Too many or too costly operations in a short time. */
export class RateLimitError extends RemitError {
  /** Seconds to wait before the next try. */
  declare readonly retryAfter: number;

  constructor(retryAfter: number, details?: RemitErrorDetails) {
    super('RATE_LIMIT', `Too many requests. Wait ${retryAfter} s, then try again.`, {
      ...details,
      retryAfter,
    });
    this.name = 'RateLimitError';
  }
}

/** The gateway could not be reached, or something between answered in its place. */
export class NetworkError extends RemitError {
  constructor(said: string, details?: RemitErrorDetails) {
    const advice =
      'Check the address and the connection. A query may be sent again; a mutation that may have been carried out, with the same idempotencyKey.';
    super('NETWORK', `The gateway could not be reached: ${sentence(said)} ${advice}`, details);
    this.name = 'NetworkError';
  }
}

/**
 * An idempotency key was sent with another operation, other variables or another purpose before. Nothing was done: take a
 * fresh key for each operation, or give none and let the SDK make one.
 */
export class IdempotencyKeyReusedError extends RemitError {
  constructor(said: string, details?: RemitErrorDetails) {
    super('IDEMPOTENCY_KEY_REUSED', sentence(said), details);
    this.name = 'IdempotencyKeyReusedError';
  }
}

/** The same mutation is still under way under this key. The SDK has tried again already; do so later, with the same key. */
export class IdempotencyKeyInUseError extends RemitError {
  constructor(said: string, details?: RemitErrorDetails) {
    super('IDEMPOTENCY_KEY_IN_USE', sentence(said), details);
    this.name = 'IdempotencyKeyInUseError';
  }
}

/** The gateway failed. Its message is masked; the id finds the cause in the gateway's log. */
export class GatewayError extends RemitError {
  /** Give this to whoever runs the gateway. */
  readonly errorId: string | undefined;

  constructor(said: string, errorId?: string, details?: RemitErrorDetails) {
    const advice = errorId === undefined ? '' : ` Tell the people who run it this id: ${errorId}.`;
    super('GATEWAY', `The gateway could not answer: ${sentence(said)}${advice}`, details);
    this.name = 'GatewayError';
    this.errorId = errorId;
  }
}

/** In strict mode: some personal data was withheld. Without strict mode denials are data, beside the result. */
export class DenialError extends RemitError {
  readonly denials: readonly Denial[];

  constructor(denials: readonly Denial[], details?: RemitErrorDetails) {
    const each = denials.map(
      ({ coordinate, reason, remedy }) =>
        `${coordinate} (${reason})${remedy ? `: ${sentence(remedy)}` : '.'}`,
    );
    super('DENIAL', `Personal data was withheld: ${each.join(' ')}`, details);
    this.name = 'DenialError';
    this.denials = denials;
  }
}

/** A subscription ended before the app left it, and could not go on by itself. */
export class StreamClosedError extends RemitError {
  /**
   * `GRANT_REVOKED`, `TOKEN_EXPIRED`, …; `SLOW_CONSUMER` when events came faster than they were read; `CURSOR_EXPIRED` and
   * `CURSOR_UNKNOWN` when what was missed is not kept any more.
   */
  readonly reason: string;
  /** Where it was, if that is known: `subscribe(…, { after: error.cursor })` goes on there. */
  readonly cursor: string | undefined;

  constructor(reason: string, details?: RemitErrorDetails, cursor?: string) {
    const said = saidOf[reason] ?? reason;
    const advice = 'Read the current state with a query, then subscribe again.';
    super('STREAM_CLOSED', `The subscription ended: ${sentence(said)} ${advice}`, details);
    this.name = 'StreamClosedError';
    this.reason = reason;
    this.cursor = cursor;
  }
}

const saidOf: Readonly<Record<string, string>> = {
  SLOW_CONSUMER: 'events came faster than they were read',
  CURSOR_EXPIRED: 'what happened since is not kept any more',
  CURSOR_UNKNOWN: 'the gateway does not know where it was',
};

/** This runtime has no WebSocket of its own, and none was given. */
export class WebSocketMissingError extends RemitError {
  constructor() {
    super(
      'WEBSOCKET_MISSING',
      'Subscriptions need a WebSocket, and this runtime has none. ' +
        'Install the package ws and pass it on: createRemit({ …, webSocketImpl: WebSocket }). Node 22 and browsers have their own.',
    );
    this.name = 'WebSocketMissingError';
  }
}

function sentence(text: string): string {
  const trimmed = text.trim() || 'no reason was given';
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
