import { DENIAL_REASONS } from '@remit/schema';
import { GraphQLError } from 'graphql';

/**
 * What can go wrong, as `errors[].extensions.code`. Public API: stable. Whatever carries no such code is answered as
 * `INTERNAL_SERVER_ERROR`, and told to nobody but the log.
 */
export const ERROR_CODES = {
  /** No token, or one that is unknown, expired or revoked. The text never says which. */
  UNAUTHENTICATED: 401,
  /** The token is bound to a key (RFC 9449), and its proof is not for this request; `extensions.reason` says why. */
  DPOP_PROOF_INVALID: 401,
  /** An app asked for what no scope of its grant opens; `extensions.missingScopes` names one for each place. Nothing was read. */
  SCOPE_MISSING: 403,
  /** This app is held to a list of documents, and this one is not in it; `extensions.sha256` is what it would be listed by. */
  DOCUMENT_NOT_TRUSTED: 403,
  /** This app may not ask about the schema. */
  INTROSPECTION_CLOSED: 403,
  /** The role of this caller looks on and changes nothing. */
  READS_ONLY: 403,
  /** Header, connection and operation name different purposes. Nothing was executed. */
  PURPOSE_CONFLICT: 400,
  /** A variable, an argument, or the operation's name does not fit. */
  BAD_USER_INPUT: 400,
  /** The HTTP request is not one of GraphQL over HTTP. */
  BAD_REQUEST: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  /** The document is longer, deeper or wider than this server reads. */
  DOCUMENT_TOO_LARGE: 400,
  /** The operation asks for more than one may. `extensions.cost` has what it costs, and the limit. */
  OPERATION_TOO_COSTLY: 400,
  /** This caller has spent what it has for this purpose. `Retry-After` says when there is enough again. */
  RATE_LIMITED: 429,
  REQUEST_ENTITY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  /** The client takes no answer of the kind that this operation has. Nothing was executed. */
  NOT_ACCEPTABLE: 406,
  /** A browser could have sent this request for another site without asking first. */
  CSRF_HEADER_MISSING: 403,
  /** The page that sent this is on none of the allowed origins. */
  ORIGIN_NOT_ALLOWED: 403,
  /** There is no file for this caller at this address, or the address is too old. */
  FILE_NOT_FOUND: 404,
  /** The decision about the file is no; `extensions.reason` says why, as a denial would. */
  FILE_DENIED: 403,
  /** One connection runs too many operations at once. */
  TOO_MANY_OPERATIONS: 429,
  /** This caller or controller, or everybody together, has too many WebSockets and live streams open. */
  TOO_MANY_CONNECTIONS: 429,
  /** The key came with another operation before. Nothing was done. */
  IDEMPOTENCY_KEY_REUSED: 422,
  /** The same operation is under way under this key. Try again with the same key. */
  IDEMPOTENCY_KEY_IN_USE: 409,
  /** The entry in the ledger could not be written, so there is no answer; a change is undone, or the text says that it was made. */
  LEDGER_UNAVAILABLE: 503,
  /** The database is away, or too slow or too busy to answer. Nothing was answered; try again soon. */
  DATABASE_UNAVAILABLE: 503,
  /** The disk of the embedded database is full, so nothing is written. */
  STORAGE_FULL: 507,
  /** This process is going away; another one answers. */
  DRAINING: 503,
  /** A live stream is over; `extensions.reason` says why, and `extensions.cursor` where it was. */
  STREAM_ENDED: 200,
  /** The client read its live stream too slowly. Only this stream ended; it goes on after `extensions.cursor`. */
  SLOW_CONSUMER: 200,
  /** The cursor is no place in this controller's log of changes. */
  CURSOR_UNKNOWN: 400,
  /** What happened after the cursor is not kept any more. */
  CURSOR_EXPIRED: 410,
  INTERNAL_SERVER_ERROR: 500,
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Codes that the schema's own resolvers throw, beside ours: a stream of what may not be read, and what is not there. */
export const SCHEMA_CODES = [...DENIAL_REASONS, 'NOT_FOUND'] as const;

/** True for a code of the list above: such an error passes unmasked. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}

type Details = {
  /** More for the caller, beside the code. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** HTTP headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
};

/**
 * An error that the caller is meant to read.
 * @example
 * throw gatewayError('UNAUTHENTICATED', 'This needs a valid token.');
 */
export function gatewayError(code: ErrorCode, message: string, details: Details = {}): GraphQLError {
  const { headers } = details;
  return new GraphQLError(message, {
    ...(details.cause === undefined ? {} : { cause: details.cause }),
    extensions: {
      ...details.extensions,
      code,
      // Read by the HTTP layer, and taken off before anything is sent.
      http: { status: ERROR_CODES[code], ...(headers && { headers }) },
    },
  });
}

/** Seconds after which it is worth trying again. */
export const RETRY_AFTER = 5;

/** There is no room for one more long-lived connection. */
export function tooManyConnections(): GraphQLError {
  return gatewayError(
    'TOO_MANY_CONNECTIONS',
    'Too many connections are open already. Close some, then try again.',
    { headers: { 'retry-after': String(RETRY_AFTER) } },
  );
}

/** This process is going away. */
export function draining(): GraphQLError {
  return gatewayError('DRAINING', 'This process is going away. Try again.', {
    headers: { 'retry-after': String(RETRY_AFTER) },
  });
}

/** The database does not answer. */
export function databaseUnavailable(): GraphQLError {
  return gatewayError(
    'DATABASE_UNAVAILABLE',
    'The database does not answer now, so there is no answer. Try again soon; after a mutation, first read whether it was made.',
    { headers: { 'retry-after': String(RETRY_AFTER) } },
  );
}

/** The disk under the embedded database is full. */
export function storageFull(): GraphQLError {
  return gatewayError(
    'STORAGE_FULL',
    'The disk of this server is full, so nothing was written. Try again when somebody has made room.',
    { headers: { 'retry-after': String(RETRY_AFTER) } },
  );
}
