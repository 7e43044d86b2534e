import { draining, ERROR_CODES, RETRY_AFTER } from '../errors.ts';
import type { Lifecycle } from '../lifecycle.ts';
import { publicError } from '../response/public-result.ts';
import type { Step } from '../walk.ts';

/**
 * Counts the HTTP requests that are being answered, so that a drain waits for them, and sends new ones to another
 * process once it began. A request whose answer is a stream counts until the stream began.
 */
export function useRunningRequests(lifecycle: Lifecycle): Step {
  const running = new WeakMap<Request, () => void>();
  return {
    onRequest({ request, fetchAPI, endResponse }) {
      if (lifecycle.draining.aborted) {
        const headers = {
          'content-type': 'application/json; charset=utf-8',
          'retry-after': String(RETRY_AFTER),
        };
        endResponse(
          new fetchAPI.Response(JSON.stringify({ errors: [publicError(draining())] }), {
            status: ERROR_CODES.DRAINING,
            headers,
          }),
        );
        return;
      }
      running.set(request, lifecycle.begin());
    },
    onResponse({ request, response }) {
      running.get(request)?.();
      // The next request of this connection shall find another process.
      if (lifecycle.draining.aborted) response.headers.set('connection', 'close');
    },
  };
}
