import { generateKeyPairSync } from 'node:crypto';
import { type AppManifest, SCOPE_IDS } from '@remit/schema';
import { type Configuration, errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { PROOF_ALGORITHMS } from '../dpop/proof.ts';
import { createAdapter } from './adapter.ts';
import type { AppTable } from './app-table.ts';
import type { ArtifactTable } from './artifact-table.ts';
import { detailsForToken, validateDetail } from './details-policy.ts';
import { errorPage } from './pages/error-page.ts';
import { sendPage } from './pages/send-page.ts';
import { fillFromManifest, MANIFEST, manifestIn } from './registration.ts';
import { REMIT_GRANT } from './remit-grant.ts';
import type { Secrets } from './secrets.ts';

/** Every address of the authorization server begins with this, but for its description. */
export const OAUTH_PATH = '/oauth';

/** Seconds. */
const LIFETIMES = {
  code: 60,
  /** A live stream ends with its token, and goes on with the next one. */
  accessToken: 3_600,
  /** Rotated at each use, so it ends after two months without any. */
  refreshToken: 60 * 86_400,
  /** From the first redirect to the decision of the admin. */
  interaction: 3_600,
  /** What was approved stands until it is revoked. */
  approval: 10 * 365 * 86_400,
} as const;

type Options = {
  readonly artifacts: ArtifactTable;
  readonly apps: AppTable;
  readonly secrets: Secrets;
  readonly clock: () => Date;
  /** The address of GraphQL: the one resource there is. */
  readonly resource: string;
};

/** oidc-provider, with all that this server does not need switched off. */
export function configurationOf({ artifacts, apps, secrets, clock, resource }: Options): Configuration {
  return {
    adapter: createAdapter({ artifacts, apps, secrets, clock }),
    cookies: {
      keys: [secrets.cookieKey],
      names: { session: '_remit_oauth', interaction: '_remit_consent', resume: '_remit_resume' },
      long: { httpOnly: true, sameSite: 'lax', path: OAUTH_PATH },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    // Nothing is ever signed: tokens are opaque, and no app learns who approved it. But oidc-provider asks for a key.
    jwks: { keys: [generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })] },
    scopes: SCOPE_IDS,
    claims: {},
    responseTypes: ['code'],
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post'],
    clientDefaults: {
      grant_types: ['authorization_code', 'refresh_token'],
      id_token_signed_response_alg: 'ES256',
      authorization_details_types: [REMIT_GRANT],
      response_types: ['code'],
    },
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    enabledJWA: { dPoPSigningAlgValues: [...PROOF_ALGORITHMS] },
    extraParams: [],
    extraClientMetadata: {
      properties: [MANIFEST],
      validator(_ctx, key, value, metadata) {
        if (key === MANIFEST) fillFromManifest(metadata, manifestIn(value));
      },
    },
    routes: {
      authorization: `${OAUTH_PATH}/authorize`,
      token: `${OAUTH_PATH}/token`,
      pushed_authorization_request: `${OAUTH_PATH}/request`,
      introspection: `${OAUTH_PATH}/introspect`,
      revocation: `${OAUTH_PATH}/revoke`,
      registration: `${OAUTH_PATH}/register`,
      jwks: `${OAUTH_PATH}/jwks`,
      end_session: `${OAUTH_PATH}/end`,
      userinfo: `${OAUTH_PATH}/userinfo`,
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      clientCredentials: { enabled: true },
      pushedAuthorizationRequests: { enabled: true },
      introspection: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      registration: {
        enabled: true,
        initialAccessToken: true,
        issueRegistrationAccessToken: false,
        idFactory: (ctx) => clientIdOf(ctx),
      },
      // For apps that want it, and those that registered with dpop_bound_access_tokens. Nonces are for clocks that are wrong.
      dPoP: { enabled: true, nonceSecret: secrets.nonceKey },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo(ctx, indicator, client) {
          if (indicator !== resource)
            throw new errors.InvalidTarget('there is one resource here, and this is another');
          askForAll(ctx, manifestIn((client as unknown as Record<string, unknown>)[MANIFEST]));
          return {
            scope: SCOPE_IDS.join(' '),
            audience: resource,
            accessTokenFormat: 'opaque',
            accessTokenTTL: LIFETIMES.accessToken,
          };
        },
      },
      richAuthorizationRequests: {
        enabled: true,
        types: { [REMIT_GRANT]: { validate: validateDetail } },
        authorizationDetailsForGrantSource: (ctx) => ctx.oidc.entities.Grant?.rar,
        authorizationDetailsForAccessToken: (ctx, _token, source) => detailsForToken(ctx, source, apps),
        authorizationDetailsForIntrospection: (_ctx, token) => token.rar,
      },
    },
    interactions: { policy: alwaysAsk(), url: (_ctx, { uid }) => `${OAUTH_PATH}/consent/${uid}` },
    // An approval is of one request and is never found again for another.
    loadExistingGrant: async (ctx) => {
      const grantId = ctx.oidc.result?.consent?.grantId;
      return grantId === undefined ? undefined : ctx.oidc.provider.Grant.find(grantId);
    },
    // The account is the controller, not the person who approved: an app stays installed when an admin leaves.
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    async rotateRefreshToken(ctx) {
      // What asks for too much is refused before its refresh token is used up.
      await detailsForToken(ctx, ctx.oidc.entities.RefreshToken, apps);
      return true;
    },
    expiresWithSession: () => false,
    revokeGrantPolicy: () => true,
    clientBasedCORS: (_ctx, origin, client) =>
      client.clientAuthMethod === 'none' &&
      (client.redirectUris ?? []).some((uri) => URL.parse(uri)?.origin === origin),
    renderError: (ctx, out) => sendPage(ctx.res, errorPage(out)),
    ttl: {
      AccessToken: LIFETIMES.accessToken,
      ClientCredentials: LIFETIMES.accessToken,
      AuthorizationCode: LIFETIMES.code,
      RefreshToken: LIFETIMES.refreshToken,
      Interaction: LIFETIMES.interaction,
      Grant: LIFETIMES.approval,
      // Who somebody is is the business of the agents' login: what is remembered here is over with the request it was for.
      Session: (_ctx, session) => (session.accountId === undefined ? LIFETIMES.interaction : 1),
    },
  };
}

/** The name of an app is the one in its manifest, and nobody gets one that another has. */
function clientIdOf(ctx: KoaContextWithOIDC): string {
  return manifestIn(ctx.oidc.body?.[MANIFEST]).clientId;
}

/** A request that does not say what for, or may do what, means all that the manifest names. */
function askForAll(ctx: KoaContextWithOIDC, manifest: AppManifest): void {
  const { params, route } = ctx.oidc;
  const asks = route === 'authorization' || route === 'pushed_authorization_request';
  if (params === undefined || !(asks || params['grant_type'] === 'client_credentials')) return;
  params['scope'] ??= manifest.scopes.join(' ');
  params['authorization_details'] ??= JSON.stringify([{ type: REMIT_GRANT }]);
}

/** Whatever the browser did before: nothing is approved without somebody who is asked. */
function alwaysAsk(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  const always = new Check('always', 'an app is installed by somebody who is asked', (ctx) =>
    ctx.oidc.result?.consent === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
  );
  policy.get('consent')?.checks.add(always);
  return policy;
}
