import * as lib from 'oauth4webapi';
import { ConfigurationError } from '../errors.ts';
import type { OAuthOptions } from './options.ts';
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

export function authorizationServer(options: OAuthOptions): AuthorizationServer {
  const { app, issuer, clientSecret, allowInsecureRequests: insecure = false, now = Date.now } = options;
  const client: lib.Client = { client_id: app.clientId };
  const redirectUri = redirectUriOf(options);
  const proof = clientSecret === undefined ? lib.None() : lib.ClientSecretBasic(clientSecret);
  const { fetch: send } = options;
  const settings = {
    [lib.allowInsecureRequests]: insecure,
    ...(send && { [lib.customFetch]: (to: string, sent: object) => send(to, sent) }),
  };
  const server = once(async () => {
    const address = new URL(issuer);
    const found = await lib.discoveryRequest(address, { ...settings, algorithm: 'oauth2' });
    return lib.processDiscoveryResponse(address, found);
  });
  function tokensOf(answer: lib.TokenEndpointResponse, before?: string): TokenSet {
    return {
      accessToken: answer.access_token,
      // A server that does not rotate leaves it out.
      refreshToken: answer.refresh_token ?? before,
      expiresAt: answer.expires_in === undefined ? undefined : now() + answer.expires_in * 1000,
    };
  }

  return {
    async push(parameters) {
      const as = await server();
      const all = { ...parameters, client_id: app.clientId, redirect_uri: redirectUri };
      const response = await lib.pushedAuthorizationRequest(as, client, proof, all, settings);
      const pushed = await lib.processPushedAuthorizationResponse(as, client, response);
      if (as.authorization_endpoint === undefined) {
        throw new ConfigurationError(`${issuer} has no page to log in at.`);
      }
      const address = new URL(as.authorization_endpoint);
      address.searchParams.set('client_id', app.clientId);
      address.searchParams.set('request_uri', pushed.request_uri);
      return address.href;
    },
    async redeem(answer, state, codeVerifier) {
      const as = await server();
      const parameters = lib.validateAuthResponse(as, client, answer, state);
      const response = await lib.authorizationCodeGrantRequest(
        as,
        client,
        proof,
        parameters,
        redirectUri,
        codeVerifier,
        settings,
      );
      return tokensOf(await lib.processAuthorizationCodeResponse(as, client, response));
    },
    async refresh(refreshToken) {
      const as = await server();
      const response = await lib.refreshTokenGrantRequest(as, client, proof, refreshToken, settings);
      return tokensOf(await lib.processRefreshTokenResponse(as, client, response), refreshToken);
    },
    async revoke(token) {
      const as = await server();
      await lib.processRevocationResponse(await lib.revocationRequest(as, client, proof, token, settings));
    },
  };
}

/** Does it once; what failed is done again when it is asked for again. */
function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let making: Promise<Result> | undefined;
  return () =>
    (making ??= make().catch((cause: unknown) => {
      making = undefined;
      throw cause;
    }));
}

function redirectUriOf({ app, redirectUri }: OAuthOptions): string {
  const [first, ...others] = app.redirectUris;
  const chosen = redirectUri ?? (others.length === 0 ? first : undefined);
  if (chosen !== undefined && app.redirectUris.includes(chosen)) return chosen;
  throw new ConfigurationError(
    `oauth({ redirectUri }) must be one of the manifest's: ${app.redirectUris.join(', ') || 'it has none'}.`,
  );
}
