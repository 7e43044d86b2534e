import type { Authorization } from '../auth.ts';
import type { RawResult, Received } from './answer.ts';
import { networkErrorOf } from './gateway-errors.ts';

/**
 * `fetch` for whoever the authorization says, with the declared purpose. A token that cannot be had rejects here, so that it
 * is told like every other failure of the request.
 */
export function createSend(
  authorization: Authorization,
  purpose: string | undefined,
  fetchImpl: typeof fetch | undefined,
): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    if (purpose !== undefined) headers.set('remit-purpose', purpose);
    const url = typeof input === 'object' && 'url' in input ? input.url : String(input);
    // Looked up late, so that a fetch replaced after start (by a test, by instrumentation) is the one used.
    return authorization.send(url, { ...init, headers }, (...sent) =>
      (fetchImpl ?? globalThis.fetch)(...sent),
    );
  };
}

/** Sends a query or mutation. Always by POST: in an address, values would end up in logs. */
export async function post(
  url: string,
  send: typeof fetch,
  operation: { readonly query: string; readonly variables: object },
  { signal, key }: { readonly signal?: AbortSignal | undefined; readonly key?: string | undefined },
): Promise<{ readonly result: RawResult; readonly received: Received }> {
  signal?.throwIfAborted();
  let received: Received = {};
  try {
    const response = await abortable(
      send(url, {
        method: 'POST',
        headers: {
          accept: 'application/graphql-response+json, application/json',
          'content-type': 'application/json',
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        body: JSON.stringify(operation),
        ...(signal && { signal }),
      }),
      signal,
    );
    received = { status: response.status, retryAfter: response.headers.get('retry-after') };
    const result: unknown = await response.json();
    if (!isResult(result)) throw new TypeError('the answer is not a GraphQL result');
    return { result, received };
  } catch (cause) {
    signal?.throwIfAborted();
    throw networkErrorOf(cause, received);
  }
}

function isResult(body: unknown): body is RawResult {
  return (
    typeof body === 'object' && body !== null && ('data' in body || Array.isArray((body as RawResult).errors))
  );
}

/** Gives up at once, also while the token is being fetched, which knows nothing of the signal. */
function abortable<Value>(waiting: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return waiting;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    void waiting.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
