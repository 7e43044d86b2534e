import {
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  WWWAuthenticateChallengeError,
} from 'oauth4webapi';
import type { AppManifest } from '../app-manifest.ts';
import type { Authorization, OutgoingRequest } from '../auth.ts';
import { AuthenticationError, RemitError } from '../errors.ts';
import { authorizationServer } from './authorization-server.ts';
import type { OAuthOptions } from './options.ts';
import { proverOf } from './prover.ts';
import { inMemory, type OAuthSession, type TokenSet } from './session.ts';

/** Milliseconds before its end in which a token is renewed, so that it does not end on its way. */
const renewBefore = 30_000;

/** The `auth` of an app that is installed through OAuth. Made by {@link oauth}. */
export interface OAuth extends Authorization {
  /**
   * Begins an installation: asks for the scopes and purposes of the manifest. Begin when somebody is there to decide: the address
   * that comes back is good for a minute, and once.
   * @returns where to send the person who decides for the controller; the answer comes to the redirect URI
   */
  begin(): Promise<string>;
  /**
   * Ends it, with the whole address at which the answer came.
   * @throws {AuthenticationError} if it is the answer to something else, was refused, or came from another server
   */
  finish(address: string | URL): Promise<void>;
  /** Whether there is a token, perhaps one that has to be renewed. */
  isSignedIn(): Promise<boolean>;
  /**
   * Forgets the tokens, and takes them back at the server.
   * @throws {NetworkError} if it could not be reached: they are forgotten all the same, and end by themselves
   */
  signOut(): Promise<void>;
}

/**
 * Lets an app come in through the gateway's authorization server: authorization code with PKCE (S256), pushed (RFC 9126),
 * asking for what the manifest says (RFC 9396), in a page or on a server. Tokens are renewed by themselves, once for all calls
 * that wait, before they end and when the gateway refuses one. With `dpop` they are bound to a key (RFC 9449).
 *
 * @throws {ConfigurationError} if the redirect URI is not one of the manifest's
 * @see https://www.rfc-editor.org/rfc/rfc9700
 *
 * @example
 * ```ts
 * import { createRemit, type AppManifest } from '@remit/sdk';
 * import { inSessionStorage, oauth } from '@remit/sdk/oauth';
 *
 * declare const app: AppManifest; // what defineApp gave
 * const auth = oauth({ app, issuer: 'https://help.example', store: inSessionStorage('ticket-board') });
 * if (new URLSearchParams(location.search).has('state')) {
 *   const answer = location.href;
 *   history.replaceState(null, '', location.pathname); // it is good once, and a reload would bring it again
 *   await auth.finish(answer); // throws where the answer is no
 * } else if (!(await auth.isSignedIn())) location.assign(await auth.begin());
 *
 * const remit = createRemit(app, { url: 'https://help.example/graphql', auth });
 * ```
 */
export function oauth(options: OAuthOptions): OAuth {
  const prover = proverOf(options);
  const server = authorizationServer(options, prover);
  const { app, controller, store = inMemory(), now = Date.now } = options;
  let renewing: Promise<TokenSet> | undefined;
  /** Renewed, and not in the store yet. They must not be lost: what renewed them is good once, and was used. */
  let unsaved: TokenSet | undefined;

  async function session(): Promise<OAuthSession> {
    return (await store.load()) ?? {};
  }

  /** The tokens; new ones where these end, or are the ones that were refused. One renewal serves all who wait. */
  async function tokens(refused?: string): Promise<TokenSet> {
    // Whoever comes while it is under way waits for it, and never sends a refresh token that was used already.
    if (renewing !== undefined) return renewing;
    const kept = unsaved ?? (await session()).tokens;
    if (renewing !== undefined) return renewing;
    if (kept === undefined) throw new AuthenticationError('nobody installed this app yet: see oauth.begin()');
    const isOver = kept.expiresAt !== undefined && kept.expiresAt - renewBefore <= now();
    const isGood = !isOver && kept.accessToken !== refused;
    if (isGood && unsaved === undefined) return kept;
    renewing = (isGood ? keep(kept) : renew(kept)).finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  const sendWith = prover === undefined ? sendAsBearer : prover.send;

  async function renew({ refreshToken }: TokenSet): Promise<TokenSet> {
    if (refreshToken === undefined)
      throw new AuthenticationError('the token ended, and there is none to renew it');
    let renewed: TokenSet;
    try {
      renewed = await server.refresh(refreshToken);
    } catch (cause) {
      // Revoked, or used by somebody else: it will never be good again. Whatever else went wrong may pass.
      if (isRefusal(cause)) {
        unsaved = undefined;
        await store.save({ ...(await session()), tokens: undefined });
      }
      throw toldAs('the token could not be renewed', cause);
    }
    return keep(renewed);
  }

  async function keep(renewed: TokenSet): Promise<TokenSet> {
    unsaved = renewed;
    await store.save({ ...(await session()), tokens: renewed });
    unsaved = undefined;
    return renewed;
  }

  return {
    async begin() {
      const state = generateRandomState();
      const codeVerifier = generateRandomCodeVerifier();
      await store.save({ ...(await session()), pending: { state, codeVerifier } });
      try {
        return await server.push({
          response_type: 'code',
          scope: app.scopes.join(' '),
          authorization_details: JSON.stringify([detailOf(app, controller)]),
          code_challenge: await calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
          state,
        });
      } catch (cause) {
        throw toldAs('the installation could not begin', cause);
      }
    },
    async finish(address) {
      const { pending } = await session();
      if (pending === undefined) throw new AuthenticationError('no installation was begun here');
      try {
        const got = await server.redeem(new URL(address), pending.state, pending.codeVerifier);
        unsaved = undefined;
        await store.save({ tokens: got });
      } catch (cause) {
        throw toldAs('the installation was not finished', cause);
      }
    },
    isSignedIn: async () => (unsaved ?? (await session()).tokens) !== undefined,
    async signOut() {
      // What is being renewed would come back into the store, and is what has to be taken back.
      await renewing?.catch(() => undefined);
      const kept = unsaved ?? (await session()).tokens;
      unsaved = undefined;
      await store.save({});
      if (kept === undefined) return;
      try {
        await server.revoke(kept.refreshToken ?? kept.accessToken);
      } catch (cause) {
        throw toldAs('the tokens are forgotten here, and could not be taken back at the server', cause);
      }
    },
    token: async () => (await tokens()).accessToken,
    ...(prover && { proof: prover.proof }),
    async send(url, request, fetchImpl) {
      const { accessToken } = await tokens();
      const answer = await sendWith(accessToken, url, request, fetchImpl);
      if (answer.status !== 401 || isAboutProof(answer)) return answer;
      const renewed = await tokens(accessToken);
      // Never read: what was refused is sent again.
      await answer.body?.cancel();
      return sendWith(renewed.accessToken, url, request, fetchImpl);
    },
  };
}

function sendAsBearer(
  token: string,
  url: string,
  request: OutgoingRequest,
  fetchImpl: typeof fetch,
): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.set('authorization', `Bearer ${token}`);
  return fetchImpl(url, { ...request, headers });
}

/** A new token would be refused for the same reason. */
function isAboutProof({ headers }: Response): boolean {
  return /invalid_dpop_proof/.test(headers.get('www-authenticate') ?? '');
}

/** What the manifest asks for, as the authorization server takes it. @see https://www.rfc-editor.org/rfc/rfc9396 */
function detailOf({ purposes }: AppManifest, controller: string | undefined): object {
  const asked = Object.entries(purposes).map(([purpose, { categories }]) => [purpose, categories] as const);
  return { type: 'remit_grant', purposes: Object.fromEntries(asked), ...(controller && { controller }) };
}

/** Whether the server said no, for good. */
function isRefusal(cause: unknown): boolean {
  const { error } = (cause ?? {}) as { error?: unknown };
  return error === 'invalid_grant';
}

function toldAs(what: string, cause: unknown): RemitError {
  if (cause instanceof RemitError) return cause;
  const { error, error_description: more, message } = (cause ?? {}) as Readonly<Record<string, unknown>>;
  const why =
    cause instanceof WWWAuthenticateChallengeError || error === 'invalid_client'
      ? 'the server does not know this app, or not with this clientSecret'
      : [error, more].filter((part) => typeof part === 'string').join(', ') || String(message);
  return new AuthenticationError(`${what} (${why})`, { cause });
}
