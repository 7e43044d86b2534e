import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Database } from '@remit/schema';
import { Provider } from 'oidc-provider';
import { describeError, type Log } from '../log.ts';
import { createAppTable } from './app-table.ts';
import { createArtifactTable } from './artifact-table.ts';
import { configurationOf, OAUTH_PATH } from './configuration.ts';
import { createConsentStep } from './consent-step.ts';
import type { OAuthOptions } from './options.ts';
import { errorPage } from './pages/error-page.ts';
import { sendPage } from './pages/send-page.ts';
import { createSecrets } from './secrets.ts';

/** Where apps find out everything else (RFC 8414). */
export const DISCOVERY_PATH = '/.well-known/oauth-authorization-server';
/** Clients that only know OpenID's name for it ask there. */
const OPENID_DISCOVERY_PATH = '/.well-known/openid-configuration';

/** Lets apps in that were installed by an admin. */
export type AuthorizationServer = {
  /** Whether a path is this server's. */
  owns(pathname: string): boolean;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
};

type Options = {
  readonly database: Database;
  readonly tokenKey: string;
  readonly clock: () => Date;
  readonly log: Log;
  /** Path of GraphQL. */
  readonly path: string;
  readonly oauth: OAuthOptions;
};

/**
 * The authorization server: oidc-provider over our tables, and the page of consent.
 * @throws {Error} the issuer is no origin
 */
export function createAuthorizationServer(options: Options): AuthorizationServer {
  const { database, tokenKey, clock, log, path, oauth } = options;
  const issuer = new URL(oauth.issuer);
  if (issuer.origin !== oauth.issuer)
    throw new Error('The issuer is an origin, such as https://desk.example');
  const secrets = createSecrets(tokenKey);
  const artifacts = createArtifactTable(database.walled.sql);
  const apps = createAppTable(database.walled.sql);
  const resource = new URL(path, issuer).href;
  const provider = new Provider(oauth.issuer, configurationOf({ artifacts, apps, secrets, clock, resource }));
  // Addresses and cookies come from the issuer, never from what a request says of its host.
  provider.proxy = true;
  // Secrets of apps are kept as an HMAC.
  provider.Client.prototype.compareClientSecret = function compare(
    this: { clientSecret?: string },
    shown: string,
  ) {
    return secrets.isSame(this.clientSecret ?? '', secrets.digest(shown));
  };
  provider.on('server_error', (_ctx, error) =>
    log.error(describeError(error), 'The authorization server failed'),
  );
  provider.on('grant.revoked', () => log.info({}, 'An approval was revoked with all its tokens'));
  const answer = provider.callback();
  const consentStep = createConsentStep({ provider, database, apps, secrets, clock, resource, oauth });

  return {
    owns: (pathname) =>
      pathname === DISCOVERY_PATH ||
      pathname === OPENID_DISCOVERY_PATH ||
      pathname.startsWith(`${OAUTH_PATH}/`),
    async handle(request, response) {
      request.headers.host = issuer.host;
      request.headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1);
      delete request.headers['x-forwarded-host'];
      try {
        const uid = CONSENT.exec(request.url ?? '')?.[1];
        if (uid === undefined) await answer(request, response);
        else await consentStep(request, response, uid);
      } catch (error) {
        log.error(describeError(error), 'The page of consent failed');
        if (response.headersSent) response.destroy();
        else sendPage(response, errorPage({ error: 'server_error', error_description: TRY_AGAIN }, 500));
      }
    },
  };
}

const CONSENT = new RegExp(`^${OAUTH_PATH}/consent/([\\w-]{1,100})(?:\\?|$)`);
const TRY_AGAIN = 'Something failed on this side. Nothing was approved; try again soon.';
