import * as lib from 'oauth4webapi';
import type { OutgoingRequest } from '../auth.ts';
import { once } from './once.ts';
import type { OAuthOptions } from './options.ts';

/** What WebCrypto makes. The private key need not, and should not, be extractable; the public one is. */
export type ProofKeyPair = Extract<
  Awaited<ReturnType<typeof crypto.subtle.generateKey>>,
  { readonly privateKey: unknown }
>;

/** Proves with each request that whoever sends it has the key that the tokens are bound to. */
export interface Prover {
  /** For the requests to the authorization server. */
  readonly handle: () => Promise<lib.DPoPHandle>;
  /** Sends with the token and a proof of its own; once more where the answer asks for a nonce. */
  readonly send: (
    token: string,
    url: string,
    request: OutgoingRequest,
    fetchImpl: typeof fetch,
  ) => Promise<Response>;
  /** For a WebSocket: the proof that its first message carries. */
  readonly proof: (token: string, url: string) => Promise<string>;
}

/** Undefined where tokens are not to be bound. */
export function proverOf({ dpop }: Pick<OAuthOptions, 'dpop'>): Prover | undefined {
  if (!dpop) return undefined;
  const handle = once(async () => lib.DPoP({}, dpop === true ? await makeKeyPair() : dpop));

  /** Makes a proof, and hands it on with the token, in the headers that were there. */
  async function proving(
    token: string,
    url: string,
    { method = 'GET', headers }: Partial<OutgoingRequest>,
    send: (headers: Headers) => Promise<Response>,
  ): Promise<Response> {
    return lib.protectedResourceRequest(token, method, new URL(url), headers, undefined, {
      DPoP: await handle(),
      // Where a token may go unencrypted is for the addresses of the client to say, which were checked.
      [lib.allowInsecureRequests]: true,
      [lib.customFetch]: (_to: string, made: { readonly headers: Record<string, string> }) =>
        send(new Headers(made.headers)),
    });
  }

  return {
    handle,
    async send(token, url, request, fetchImpl) {
      try {
        return await askingAgain(() =>
          proving(token, url, request, (headers) => fetchImpl(url, { ...request, headers })),
        );
      } catch (cause) {
        // Who answered no has said why in its body.
        if (cause instanceof lib.WWWAuthenticateChallengeError) return cause.response;
        throw cause;
      }
    },
    async proof(token, url) {
      let proof = '';
      // A WebSocket begins as a GET of the same address. Nothing is sent here: only the proof is wanted.
      await proving(token, url.replace(/^ws/, 'http'), {}, (headers) => {
        proof = headers.get('dpop') ?? '';
        return Promise.resolve(new Response());
      });
      return proof;
    },
  };
}

/** ECDSA with P-256. Not extractable: no script, and nobody who reads the memory of a page, takes the private key away. */
function makeKeyPair(): Promise<ProofKeyPair> {
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
}

/** Asks once more, with the nonce that was demanded. @see https://www.rfc-editor.org/rfc/rfc9449#section-8 */
export async function askingAgain<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (cause) {
    if (!lib.isDPoPNonceError(cause)) throw cause;
    return ask();
  }
}
