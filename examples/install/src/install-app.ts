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
  /** Told the address, on this machine, that leads whoever runs the desk to the page of consent. */
  readonly open: (address: string) => void | Promise<void>;
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
 * Installs an app: says where a person decides, pushes what the manifest asks for (PAR, RFC 9396, PKCE) when somebody comes there,
 * waits for the answer on this machine, and redeems its code. The tokens are in the store then.
 *
 * @throws {AuthenticationError} when it was refused, or the answer came from another server
 *
 * @example
 * const auth = await installApp(app, { issuer, store: inFile('.kept/session.json'), open: (address) => console.log(address) });
 */
export async function installApp(app: AppManifest, options: Options): Promise<OAuth> {
  const { store, open, signal } = options;
  const redirectUri = options.redirectUri ?? app.redirectUris[0] ?? '';
  assertOnThisMachine(redirectUri);
  const auth = authOf(app, { ...options, redirectUri });
  const listener = await listenForAnswer({
    redirectUri,
    begin: () => auth.begin(),
    state: async () => (await store.load())?.pending?.state,
    finish: (address) => auth.finish(address),
  });
  try {
    await open(listener.address);
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
