import type { Login } from '../login/create-login.ts';
import { runsTheDesk } from '../login/roles.ts';
import type { OAuthOptions } from './options.ts';

/** An authorization server for the agents of our own login: who runs a desk installs apps there. */
export function oauthByLogin({ signedInAgent, addressFor }: Login, publicUrl: string): OAuthOptions {
  return {
    issuer: publicUrl,
    signedInAgent,
    asksForDesk: true,
    signInUrl: (returnTo, desk = '') => addressFor(desk, returnTo),
    mayInstall: runsTheDesk,
  };
}
