import type { AppManifest } from '@remit/sdk';
import { oauth, type OAuth, type OAuthStore } from '@remit/sdk/oauth';
import { assertOnThisMachine, listenForAnswer } from './listen-for-answer.ts';

type Options = {
  /** The gateway, as it names itself. */
  readonly issuer: string;
  readonly store: OAuthStore;
  /** Where the answer comes. Default: the one of the manifest. */
  readonly redirectUri?: string | undefined;
  readonly clientSecret?: string | undefined;
  /** The time, in milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  /** Told where whoever runs the desk decides. */
  readonly open: (consentPage: string) => void | Promise<void>;
  readonly signal?: AbortSignal | undefined;
};

/** The `auth` of an app on this machine, over the tokens that the store keeps. */
export function authOf(app: AppManifest, options: Omit<Options, 'open' | 'signal'>): OAuth {
  const { issuer, store, redirectUri, clientSecret, now } = options;
  // A gateway on this machine speaks http.
  const allowInsecureRequests = new URL(issuer).protocol === 'http:';
  return oauth({ app, issuer, store, redirectUri, clientSecret, now, allowInsecureRequests });
}

/**
 * Installs an app: pushes what the manifest asks for (PAR, RFC 9396, PKCE), says where a person decides, waits for the answer
 * on this machine, and redeems its code. The tokens are in the store then.
 *
 * @throws {AuthenticationError} when it was refused, or the answer came from another server
 *
 * @example
 * const auth = await installApp(app, { issuer, store: inFile('.kept/session.json'), open: (page) => console.log(page) });
 */
export async function installApp(app: AppManifest, options: Options): Promise<OAuth> {
  const { store, open, signal } = options;
  const redirectUri = options.redirectUri ?? app.redirectUris[0] ?? '';
  assertOnThisMachine(redirectUri);
  const auth = authOf(app, { ...options, redirectUri });
  const consentPage = await auth.begin();
  const state = (await store.load())?.pending?.state ?? '';
  const listener = await listenForAnswer({ redirectUri, state, finish: (address) => auth.finish(address) });
  try {
    await open(consentPage);
    await (signal ? Promise.race([listener.answered, aborted(signal)]) : listener.answered);
  } finally {
    await listener.close();
  }
  return auth;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new Error('Nobody decided, and nothing was installed.'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
