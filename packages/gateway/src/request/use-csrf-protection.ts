import { gatewayError } from '../errors.ts';
import type { Step } from '../walk.ts';

/** Headers that make a browser ask first (a CORS preflight) before it sends a request for another site. */
const PREFLIGHTED = ['authorization', 'remit-purpose', 'x-requested-with', 'apollo-require-preflight'];

/**
 * Refuses what a browser would send for another site without asking: a GET without any header of ours. A POST is safe
 * by its content type, which use-json-body.ts demands.
 */
export function useCsrfProtection(): Step {
  return {
    onRequestParse({ request }) {
      if (request.method !== 'GET' || PREFLIGHTED.some((name) => request.headers.has(name))) return;
      throw gatewayError(
        'CSRF_HEADER_MISSING',
        'Send a GET with an authorization, remit-purpose or x-requested-with header.',
      );
    },
  };
}
