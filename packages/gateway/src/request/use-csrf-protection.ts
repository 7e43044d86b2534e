import { gatewayError } from '../errors.ts';
import { sessionTokenIn } from '../login/session-cookie.ts';
import type { Step } from '../walk.ts';

/** Headers that make a browser ask first (a CORS preflight) before it sends a request for another site. */
const PREFLIGHTED = ['authorization', 'remit-purpose', 'x-requested-with', 'apollo-require-preflight'];

/**
 * Refuses what a browser would send for another site without asking: a GET without any header of ours, and whatever comes
 * with the cookie of a login session and without one. A POST is safe by its content type as well, which use-json-body.ts
 * demands.
 */
export function useCsrfProtection(): Step {
  return {
    onRequestParse({ request }) {
      if (PREFLIGHTED.some((name) => request.headers.has(name))) return;
      const byCookie = sessionTokenIn(request.headers.get('cookie')) !== undefined;
      if (request.method !== 'GET' && !byCookie) return;
      throw gatewayError(
        'CSRF_HEADER_MISSING',
        `Send ${byCookie ? 'what comes with a cookie' : 'a GET'} with an authorization, remit-purpose or x-requested-with header.`,
      );
    },
  };
}
