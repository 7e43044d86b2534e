import * as lib from 'oauth4webapi';
import { AuthenticationError, ConfigurationError } from '../errors.ts';
import { networkErrorOf } from '../transport/gateway-errors.ts';
import { once } from './once.ts';
import type { OAuthOptions } from './options.ts';
import { askingAgain, type Prover } from './prover.ts';
import type { TokenSet } from './session.ts';

/** The requests to the authorization server. */
export interface AuthorizationServer {
  /** Sends what is asked for past the browser (RFC 9126). @returns where the person goes now */
  push(parameters: Readonly<Record<string, string>>): Promise<string>;
  /** Checks state and issuer of the answer, and redeems its code. */
  redeem(answer: URL, state: string, codeVerifier: string): Promise<TokenSet>;
  refresh(refreshToken: string): Promise<TokenSet>;
  revoke(token: string): Promise<void>;
}

/** @param prover proves with each request the key that tokens are to be bound to */
export function authorizationServer(options: OAuthOptions, prover: Prover | undefined): AuthorizationServer {
  const { app, issuer, clientSecret, allowInsecureRequests: insecure = false, now = Date.now } = options;
  const client: lib.Client = { client_id: app.clientId };
  const redirectUri = redirectUriOf(options);
  const authentication = clientSecret === undefined ? lib.None() : lib.ClientSecretBasic(clientSecret);
  const settings = {
    [lib.allowInsecureRequests]: insecure,
    [lib.customFetch]: (to: string, sent: object) => reach(options.fetch ?? globalThis.fetch, to, sent),
  };
  const server = once(async () => {
    const address = new URL(issuer);
    const found = await lib.discoveryRequest(address, { ...settings, algorithm: 'oauth2' });
    return lib.processDiscoveryResponse(address, found);
  });
  type Settings = typeof settings & lib.DPoPRequestOptions;

  /** Asks with a proof, where there is a key. */
  async function proving<Result>(
    ask: (as: lib.AuthorizationServer, proven: Settings) => Promise<Result>,
  ): Promise<Result> {
    const as = await server();
    const proven = { ...settings, ...(prover && { DPoP: await prover.handle() }) };
    return askingAgain(() => ask(as, proven));
  }

  /** @param before a refresh token that is kept by a server which does not rotate */
  async function tokensFor(
    ask: (as: lib.AuthorizationServer, proven: Settings) => Promise<Response>,
    before?: string,
  ): Promise<TokenSet> {
    const answer = await proving(async (as, proven) =>
      lib.processGenericTokenEndpointResponse(as, client, await ask(as, proven)),
    );
    if (prover && answer.token_type !== 'dpop')
      throw new AuthenticationError(`${issuer} binds no tokens: leave dpop out`);
    return {
      accessToken: answer.access_token,
      refreshToken: answer.refresh_token ?? before,
      expiresAt: answer.expires_in === undefined ? undefined : now() + answer.expires_in * 1000,
    };
  }

  return {
    async push(parameters) {
      const all = { ...parameters, redirect_uri: redirectUri };
      return proving(async (as, proven) => {
        const response = await lib.pushedAuthorizationRequest(as, client, authentication, all, proven);
        const pushed = await lib.processPushedAuthorizationResponse(as, client, response);
        if (as.authorization_endpoint === undefined) {
          throw new ConfigurationError(`${issuer} has no page to log in at.`);
        }
        const address = new URL(as.authorization_endpoint);
        address.searchParams.set('client_id', app.clientId);
        address.searchParams.set('request_uri', pushed.request_uri);
        return address.href;
      });
    },
    redeem: (answer, state, codeVerifier) =>
      tokensFor((as, proven) =>
        lib.authorizationCodeGrantRequest(
          as,
          client,
          authentication,
          lib.validateAuthResponse(as, client, answer, state),
          redirectUri,
          codeVerifier,
          proven,
        ),
      ),
    refresh: (refreshToken) =>
      tokensFor(
        (as, proven) => lib.refreshTokenGrantRequest(as, client, authentication, refreshToken, proven),
        refreshToken,
      ),
    async revoke(token) {
      const as = await server();
      await lib.processRevocationResponse(
        await lib.revocationRequest(as, client, authentication, token, settings),
      );
    },
  };
}

/**
 * Nobody there, overloaded, or failing: that says nothing of the tokens, and may pass.
 * @throws {NetworkError | RateLimitError}
 */
async function reach(send: typeof fetch, to: string, sent: object): Promise<Response> {
  let answer: Response;
  try {
    answer = await send(to, sent);
  } catch (cause) {
    throw networkErrorOf(cause, {});
  }
  const { status, headers } = answer;
  if (status !== 429 && status < 500) return answer;
  await answer.body?.cancel();
  throw networkErrorOf(undefined, { status, retryAfter: headers.get('retry-after') });
}

function redirectUriOf({ app, redirectUri }: OAuthOptions): string {
  const [first, ...others] = app.redirectUris;
  const chosen = redirectUri ?? (others.length === 0 ? first : undefined);
  if (chosen !== undefined && app.redirectUris.includes(chosen)) return chosen;
  throw new ConfigurationError(
    `oauth({ redirectUri }) must be one of the manifest's: ${app.redirectUris.join(', ') || 'it has none'}.`,
  );
}
