import {
  AuthenticationError,
  ConfigurationError,
  GatewayError,
  IdempotencyKeyInUseError,
  IdempotencyKeyReusedError,
  NetworkError,
  PurposeError,
  RateLimitError,
  RemitError,
  ScopeError,
  StreamClosedError,
  ValidationError,
} from '../errors.ts';
import type { Received } from './answer.ts';

/** An entry of `errors` in a GraphQL result. */
export interface ReportedError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** Seconds to wait when the gateway does not say how long. */
const defaultWait = 1;

/** Codes of the gateway by what they become. What is in no list, and says nothing else, is a failure of the gateway. */
const limits = new Set(['RATE_LIMITED', 'TOO_MANY_OPERATIONS']);
const invalid = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'DOCUMENT_TOO_LARGE',
  'OPERATION_RESOLUTION_FAILURE',
]);
const streamEnds = new Set(['STREAM_ENDED', 'SLOW_CONSUMER', 'CURSOR_UNKNOWN', 'CURSOR_EXPIRED']);
const configuration = new Set(['CSRF_HEADER_MISSING', 'ORIGIN_NOT_ALLOWED']);

/** The typed error for an entry of `errors`, by the gateway's own code. */
export function errorOf(error: ReportedError, received: Received = {}): RemitError {
  const { message, path, extensions = {} } = error;
  const { status, retryAfter } = received;
  const code = textAt(extensions, 'code') ?? '';
  const details = { gatewayCode: code || undefined, path, status, retryAfter: asked(retryAfter) };
  if (code === 'UNAUTHENTICATED' || code === 'DPOP_PROOF_INVALID')
    return new AuthenticationError(message, details);
  if (code.startsWith('PURPOSE_')) return new PurposeError(message, details);
  if (code === 'SCOPE_MISSING') return new ScopeError(message, textsAt(extensions, 'missingScopes'), details);
  if (streamEnds.has(code)) {
    return new StreamClosedError(textAt(extensions, 'reason') ?? code, details, textAt(extensions, 'cursor'));
  }
  if (code === 'IDEMPOTENCY_KEY_REUSED') return new IdempotencyKeyReusedError(message, details);
  if (code === 'IDEMPOTENCY_KEY_IN_USE') return new IdempotencyKeyInUseError(message, details);
  if (configuration.has(code)) return new ConfigurationError(message, details);
  if (limits.has(code) || status === 429) return new RateLimitError(seconds(retryAfter), details);
  // GraphQL's own refusals of a whole operation have no code everywhere, and never a path.
  const isRefusal = code === '' && path === undefined;
  if (isRefusal || invalid.has(code) || code.startsWith('GRAPHQL_') || isClientError(status)) {
    return new ValidationError(message, details);
  }
  return new GatewayError(message, textAt(extensions, 'errorId'), details);
}

function textAt(extensions: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = extensions[name];
  return typeof value === 'string' ? value : undefined;
}

function textsAt(extensions: Readonly<Record<string, unknown>>, name: string): readonly string[] {
  const value = extensions[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function isClientError(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500;
}

/** The typed error where there is no GraphQL result at all: `cause` is what `fetch` or the parser threw. */
export function networkErrorOf(cause: unknown, received: Received): RemitError {
  if (cause instanceof RemitError) return cause;
  const { status } = received;
  if (status === undefined) return new NetworkError(saidBy(cause), { cause });
  const details = { status, cause, retryAfter: asked(received.retryAfter) };
  if (status === 401 || status === 403) return new AuthenticationError(`HTTP ${status}`, details);
  if (status === 429) return new RateLimitError(seconds(received.retryAfter), details);
  return new NetworkError(`what answered was not a gateway (HTTP ${status})`, details);
}

/** The typed error for the end of a live connection: a close event, errors of the operation, or whatever was thrown. */
export function liveErrorOf(cause: unknown): RemitError {
  if (cause instanceof RemitError) return cause;
  if (Array.isArray(cause)) return errorOf((cause as ReportedError[])[0] ?? { message: '' });
  const { code, reason, message } = (cause ?? {}) as { code?: unknown; reason?: unknown; message?: unknown };
  if (typeof code !== 'number')
    return new NetworkError(typeof message === 'string' ? message : '', { cause });
  const said = typeof reason === 'string' && reason !== '' ? reason : `connection closed with code ${code}`;
  if (code === 4401 || code === 4403) return new AuthenticationError(said, { cause });
  // Below 3000 are the protocol's own codes: nobody decided to close, the connection broke.
  return code < 3000 ? new NetworkError(said, { cause }) : new StreamClosedError(said, { cause });
}

/** Node's fetch says only "fetch failed", and keeps what happened in the cause. */
function saidBy(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const inner = cause.cause as { message?: string; code?: string } | undefined;
  return inner?.message || inner?.code || cause.message;
}

function asked(retryAfter: Received['retryAfter']): number | undefined {
  return retryAfter ? seconds(retryAfter) : undefined;
}

function seconds(value: unknown): number {
  const parsed = typeof value === 'number' ? value : Number.parseInt(String(value), 10);
  return Number.isFinite(parsed) && parsed > 0 ? parsed : defaultWait;
}
