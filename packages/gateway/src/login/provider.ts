import type { Policy } from '@remit/schema';
import type { GenericOAuthConfig } from 'better-auth/plugins';

/** Another one who may say who somebody is, by OpenID Connect. */
export type LoginProvider = {
  /** In addresses: `google`. */
  readonly id: string;
  /** On the page: `Google`. */
  readonly name: string;
  /** `https://accounts.google.com/.well-known/openid-configuration` */
  readonly discoveryUrl: string;
  readonly clientId: string;
  readonly clientSecret?: string;
};

/** Google, for `providers` of login. */
export function google(client: Pick<LoginProvider, 'clientId' | 'clientSecret'>): LoginProvider {
  const discoveryUrl = 'https://accounts.google.com/.well-known/openid-configuration';
  return { id: 'google', name: 'Google', discoveryUrl, ...client };
}

/** Microsoft Entra ID, for `providers` of login. One organisation: `common` would let in whoever has an account anywhere. */
export function microsoft(
  tenant: string,
  client: Pick<LoginProvider, 'clientId' | 'clientSecret'>,
): LoginProvider {
  const discoveryUrl = `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/v2.0/.well-known/openid-configuration`;
  return { id: 'microsoft', name: 'Microsoft', discoveryUrl, ...client };
}

/** Somebody is found by an e-mail; a policy under which none may be taken over knows no login through others. */
export function mayBeAsked({ profile }: Policy): boolean {
  const { value: claims } = profile.sso.claims;
  return claims.includes('email') && claims.includes('verification_status');
}

/**
 * Asks for the least, and takes over three claims of all that come: with what the person is found, and whether that is
 * verified. The rest, and every token, is dropped where it arrives (OBL-SAPAT-INT-04).
 */
export function asProvider({
  id,
  name,
  discoveryUrl,
  clientId,
  clientSecret,
}: LoginProvider): GenericOAuthConfig {
  return {
    providerId: id,
    name,
    discoveryUrl,
    clientId,
    ...(clientSecret !== undefined && { clientSecret }),
    scopes: ['openid', 'email'],
    pkce: true,
    requireIdTokenVerification: true,
    // Whoever is no agent yet does not become one by having an e-mail: that is what invitations are for.
    disableSignUp: true,
    overrideUserInfo: false,
    mapProfileToUser: ({ email, email_verified }) => ({
      email: typeof email === 'string' ? email.toLowerCase() : undefined,
      emailVerified: email_verified === true,
      name: undefined,
      image: undefined,
    }),
  };
}
