import { type Narrowed, type Denial, privacyOf } from '../denial.ts';
import { DenialError, type RemitError } from '../errors.ts';
import { errorOf, type ReportedError } from './gateway-errors.ts';

/** What an operation brought back. */
export interface Answer<Data, Purpose extends string = string> {
  readonly data: Data;
  /** Personal data that was withheld; empty when everything was answered. */
  readonly denials: readonly Denial<Purpose>[];
  /** Filters and orders that were answered only from part of the people. */
  readonly narrowed: readonly Narrowed[];
  /** Parts that failed, each with its `path`, while the rest was answered. */
  readonly errors?: readonly RemitError[];
  /** Of an event of a subscription: its place, from which another subscription can go on. */
  readonly cursor?: string;
}

/** A GraphQL result as it comes from either transport. */
export interface RawResult {
  readonly data?: unknown;
  readonly errors?: readonly ReportedError[] | undefined;
  readonly extensions?: unknown;
}

/** What else is known of the answer: HTTP status and headers. */
export interface Received {
  readonly status?: number | undefined;
  readonly retryAfter?: string | null | undefined;
}

/**
 * Turns a result into an answer.
 *
 * @throws {RemitError} if nothing came back but errors
 * @throws {DenialError} in strict mode, if anything was withheld
 */
export function answerOf<Data>(result: RawResult, strict: boolean, received: Received = {}): Answer<Data> {
  const errors = (result.errors ?? []).map((error) => errorOf(error, received));
  const [first] = errors;
  if (first !== undefined && !broughtAnything(result.data)) throw first;
  const { denials, narrowed } = privacyOf(result);
  if (strict && denials.length > 0) throw new DenialError(denials);
  const cursor = cursorOf(result);
  const answer = { data: result.data as Data, denials, narrowed, ...(cursor !== undefined && { cursor }) };
  return errors.length > 0 ? { ...answer, errors } : answer;
}

/** The place of an event, or of where a stream begins. */
export function cursorOf({ extensions }: RawResult): string | undefined {
  const { event } = (extensions ?? {}) as { readonly event?: { readonly cursor?: unknown } | undefined };
  return typeof event?.cursor === 'string' ? event.cursor : undefined;
}

function broughtAnything(data: unknown): boolean {
  return typeof data === 'object' && data !== null && Object.values(data).some((value) => value !== null);
}
