import { gatewayError } from '../errors.ts';
import type { Step } from '../walk.ts';
import type { Origins } from './origins.ts';

const METHODS = 'GET, POST, PUT, OPTIONS';
const HEADERS = 'authorization, content-type, dpop, idempotency-key, remit-purpose, x-requested-with';
/** Seconds for which a browser need not ask again. */
const MAX_AGE = '7200';

/** Lets pages in by the list of origins (CORS), and refuses a page outside it even when its browser would not. */
export function useOrigins(origins: Origins): Step {
  return {
    onRequest({ request, fetchAPI, endResponse }) {
      const origin = request.headers.get('origin');
      if (request.method === 'OPTIONS') {
        const host = request.headers.get('host');
        const allowed = origin !== null && origins.allows(origin, host);
        const cookies = origin !== null && origins.mayUseCookies(origin, host);
        endResponse(
          new fetchAPI.Response(null, {
            status: 204,
            headers: allowed ? preflightHeaders(origin, cookies) : {},
          }),
        );
      }
    },
    onRequestParse({ request }) {
      const origin = request.headers.get('origin');
      if (origin !== null && !origins.allows(origin, request.headers.get('host'))) {
        throw gatewayError('ORIGIN_NOT_ALLOWED', 'This page may not use this gateway.');
      }
    },
    onResponse({ request, response }) {
      const origin = request.headers.get('origin');
      if (origin === null || !origins.allows(origin, request.headers.get('host'))) return;
      response.headers.set('access-control-allow-origin', origin);
      if (origins.mayUseCookies(origin, request.headers.get('host')))
        response.headers.set('access-control-allow-credentials', 'true');
      response.headers.append('vary', 'Origin');
      response.headers.set('access-control-expose-headers', 'retry-after, www-authenticate');
    },
  };
}

function preflightHeaders(origin: string, cookies: boolean): Record<string, string> {
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': METHODS,
    'access-control-allow-headers': HEADERS,
    'access-control-max-age': MAX_AGE,
    ...(cookies && { 'access-control-allow-credentials': 'true' }),
  };
}
