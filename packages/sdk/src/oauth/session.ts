/** A login that began and is not over: what the answer is held against. */
export interface PendingLogin {
  readonly state: string;
  readonly codeVerifier: string;
}

/** The tokens of an installed grant. */
export interface TokenSet {
  readonly accessToken: string;
  readonly refreshToken?: string | undefined;
  /** Milliseconds since 1970; undefined where the server does not say. */
  readonly expiresAt?: number | undefined;
}

/** Everything that `oauth` has to remember. */
export interface OAuthSession {
  readonly pending?: PendingLogin | undefined;
  readonly tokens?: TokenSet | undefined;
}

/**
 * Where a session is kept. A server that several people install the app from makes one `oauth` for each of them, with a store
 * of its own. Refresh tokens are secrets: encrypt them where they are stored.
 */
export interface OAuthStore {
  load(): OAuthSession | undefined | Promise<OAuthSession | undefined>;
  save(session: OAuthSession): void | Promise<void>;
}

/** Keeps it as long as the object lives. */
export function inMemory(): OAuthStore {
  let kept: OAuthSession | undefined;
  return { load: () => kept, save: (session) => void (kept = session) };
}

/**
 * For a page that is left for the login: the login that began is kept in the tab, tokens only in memory, where no other
 * script of a later page finds them.
 *
 * @example
 * ```ts
 * import { inSessionStorage } from '@remit/sdk/oauth';
 *
 * const store = inSessionStorage('my-app');
 * ```
 */
export function inSessionStorage(key: string): OAuthStore {
  let tokens: TokenSet | undefined;
  return {
    load() {
      const text = sessionStorage.getItem(key);
      return { pending: text === null ? undefined : (JSON.parse(text) as PendingLogin), tokens };
    },
    save(session) {
      tokens = session.tokens;
      if (session.pending === undefined) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify(session.pending));
    },
  };
}
