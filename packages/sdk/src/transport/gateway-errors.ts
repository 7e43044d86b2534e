import {
  AuthenticationError,
  GatewayError,
  NetworkError,
  PurposeError,
  RateLimitError,
  RemitError,
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

/** The typed error for an entry of `errors`, by the gateway's own code. */
export function errorOf(error: ReportedError, received: Received = {}): RemitError {
  const extensions = error.extensions ?? {};
  const code = typeof extensions['code'] === 'string' ? extensions['code'] : '';
  const details = { gatewayCode: code || undefined, path: error.path, status: received.status };
  if (code === 'UNAUTHENTICATED' || code === 'FORBIDDEN')
    return new AuthenticationError(error.message, details);
  if (code.startsWith('PURPOSE_')) return new PurposeError(error.message, details);
  if (code === 'RATE_LIMITED' || received.status === 429) {
    return new RateLimitError(seconds(extensions['retryAfter'] ?? received.retryAfter), details);
  }
  const isInvalid = code === 'BAD_USER_INPUT' || code.startsWith('GRAPHQL_') || received.status === 400;
  if (isInvalid) return new ValidationError(error.message, details);
  const errorId = extensions['errorId'];
  return new GatewayError(error.message, typeof errorId === 'string' ? errorId : undefined, details);
}

/** The typed error where there is no GraphQL result at all: `cause` is what `fetch` or the parser threw. */
export function networkErrorOf(cause: unknown, received: Received): RemitError {
  if (cause instanceof RemitError) return cause;
  const { status } = received;
  if (status === undefined)
    return new NetworkError(cause instanceof Error ? cause.message : String(cause), { cause });
  const details = { status, cause };
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

function seconds(value: unknown): number {
  const parsed = typeof value === 'number' ? value : Number.parseInt(String(value), 10);
  return Number.isFinite(parsed) && parsed > 0 ? parsed : defaultWait;
}
