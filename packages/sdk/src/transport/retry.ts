import { IdempotencyKeyInUseError, RemitError } from '../errors.ts';
import type { RemitOptions } from '../options.ts';

/** How often a mutation is sent again at most, under its own key. */
const mostRetries = 3;

/** A key that nobody else has. Pages without encryption have no `randomUUID`. */
export function freshKey(): string {
  const { crypto } = globalThis;
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/**
 * Sends a mutation until it is answered: again when nobody answered, when the gateway is busy or going away, and while an
 * earlier try is still under way. Its key makes that safe.
 */
export async function sendUntilAnswered<Result>(
  send: () => Promise<Result>,
  { retryDelay = defaultDelay }: Pick<RemitOptions, 'retryDelay'>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (cause) {
      if (attempt > mostRetries || !mayPass(cause)) throw cause;
      await pause(retryDelay(attempt, cause.retryAfter), signal);
    }
  }
}

/** Whether the same may be answered later. What carries a status and is none of these is decided. */
export function mayPass(cause: unknown): cause is RemitError {
  if (!(cause instanceof RemitError)) return false;
  if (cause instanceof IdempotencyKeyInUseError) return true;
  if (cause.code === 'NETWORK') return cause.status === undefined || cause.status >= 500;
  return cause.status === 503;
}

/** Milliseconds: what the gateway asks for, or about 200, doubling, with chance in it. */
function defaultDelay(attempt: number, retryAfter: number | undefined): number {
  return Math.max((retryAfter ?? 0) * 1000, 200 * 2 ** (attempt - 1) * (0.5 + Math.random()));
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  });
}
