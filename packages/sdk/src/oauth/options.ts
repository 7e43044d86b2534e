import type { AppManifest } from '../app-manifest.ts';
import type { ProofKeyPair } from './prover.ts';
import type { OAuthStore } from './session.ts';

/** How an app comes in: see `oauth`. */
export interface OAuthOptions {
  /** The manifest: its scopes and purposes are what is asked for. */
  readonly app: AppManifest;
  /** The authorization server, as it names itself: `https://help.example`. */
  readonly issuer: string;
  /** One of the manifest's. Needed where it has several. */
  readonly redirectUri?: string | undefined;
  /** Public id of the controller, where the app is installed at several. */
  readonly controller?: string | undefined;
  /** Of an app that runs on a server. A page has none: whatever it carries is public. */
  readonly clientSecret?: string | undefined;
  /**
   * Binds the tokens to a key (DPoP, RFC 9449): without it, whoever steals one can do nothing with it. `true` makes a key that
   * cannot be taken out of WebCrypto and lives as long as this object. A page that is left for the login needs one that is still
   * there when the person comes back: make it with `crypto.subtle.generateKey`, not extractable, keep it in IndexedDB, and hand
   * it in.
   */
  readonly dpop?: boolean | ProofKeyPair | undefined;
  /** Default: in memory. A page that is left for the login needs `inSessionStorage`. */
  readonly store?: OAuthStore | undefined;
  /** Another `fetch` for the authorization server. */
  readonly fetch?: typeof fetch | undefined;
  /** The time, in milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  /** Lets the authorization server be reached over `http:`. For a gateway on this machine. */
  readonly allowInsecureRequests?: boolean | undefined;
}
