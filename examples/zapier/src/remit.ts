import { createRemit } from '@remit/sdk';
import type { Bundle, ZObject } from 'zapier-platform-core';
import { app } from './manifest.ts';

/** What this connection is granted: a field that the manifest does not ask for does not compile. */
export function remitOf(z: ZObject, { authData }: Pick<Bundle, 'authData'>) {
  const url = `${gateway()}/graphql`;
  const remit = createRemit(app, { url, auth: authData['access_token'] ?? '', fetch: throughZapier(z) });
  return { grant: () => remit.grant(), support: remit.for('service.provision') };
}

/** The address of the gateway, as it names itself: an environment variable of the integration, like its client id and secret. */
export function gateway(): string {
  const { origin, protocol, hostname } = new URL(process.env['REMIT_URL'] ?? 'unset:');
  // The secret of the integration goes there as well as tokens.
  if (protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1')) return origin;
  throw new Error('REMIT_URL is no https address. Whoever published the integration sets it.');
}

/** Zapier fills in what stands in double braces. What people write is sent as it is. */
const AS_IT_IS = { merge: false };

/** Sends with Zapier's client, so that requests stand in its logs and its rules for integrations hold. */
function throughZapier(z: ZObject): typeof fetch {
  return async (url, { headers, body } = {}) => {
    try {
      const { status, content, getHeader } = await z.request(url instanceof Request ? url.url : String(url), {
        method: 'POST',
        headers: Object.fromEntries(new Headers(headers)),
        body: body as string,
        ...AS_IT_IS,
      });
      const retryAfter = getHeader('retry-after');
      return new Response(content, { status, headers: retryAfter ? { 'retry-after': retryAfter } : {} });
    } catch (error) {
      // With autoRefresh Zapier throws before anybody has read a 401. Here it is an answer like every other.
      if (error instanceof z.errors.RefreshAuthError) return new Response(null, { status: 401 });
      throw error;
    }
  };
}
