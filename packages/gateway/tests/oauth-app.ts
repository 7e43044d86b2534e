import type { AppManifest, Database } from '@remit/schema';
import type { OAuth } from '@remit/sdk/oauth';
import * as client from 'openid-client';
import {
  type Browser,
  browserOf,
  decide,
  openPage,
  registrationToken,
  testManifest,
} from '../src/testing/index.ts';

/** An app that came to the authorization server with openid-client, as it is. */
export type TestApp = {
  readonly config: client.Configuration;
  /** Begins: where the browser goes, and what the app must remember. */
  begin(
    parameters?: Record<string, string>,
  ): Promise<{ readonly url: URL; readonly verifier: string; readonly state: string }>;
  /** Installs the app at a controller, and comes back with the code. */
  approve(
    controller: string,
    options?: {
      readonly parameters?: Record<string, string>;
      readonly keep?: (tick: string) => boolean;
      readonly browser?: Browser;
    },
  ): Promise<{ readonly back: URL; readonly verifier: string; readonly state: string }>;
  /** All of it: to tokens. */
  install: (...approval: Parameters<TestApp['approve']>) => ReturnType<TestApp['redeem']>;
  redeem(approved: {
    readonly back: URL;
    readonly verifier: string;
    readonly state: string;
  }): ReturnType<typeof client.authorizationCodeGrant>;
};

/** An admin of Sapat approves what an app on the SDK asks for. */
export async function installWithSdk(
  database: Database,
  auth: OAuth,
  keep: (tick: string) => boolean = () => true,
): Promise<OAuth> {
  const browser = await browserOf(database, 'sapat');
  const page = await openPage(browser, await auth.begin());
  await auth.finish(await decide(browser, page, { keep }));
  return auth;
}

export async function registerApp(
  { database, url, now }: { readonly database: Database; readonly url: string; readonly now?: Date },
  changes: Partial<AppManifest> = {},
  metadata: Record<string, unknown> = {},
): Promise<TestApp> {
  const manifest = testManifest(changes);
  const config = await client.dynamicClientRegistration(
    new URL(new URL(url).origin),
    {
      remit_manifest: JSON.parse(JSON.stringify(manifest)) as client.JsonValue,
      grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
      ...metadata,
    },
    undefined,
    {
      algorithm: 'oauth2',
      execute: [client.allowInsecureRequests],
      initialAccessToken: await registrationToken(database, now),
    },
  );

  const app: TestApp = {
    config,
    async begin(parameters = {}) {
      const verifier = client.randomPKCECodeVerifier();
      const state = client.randomState();
      const begun = client.buildAuthorizationUrl(config, {
        redirect_uri: manifest.redirectUris[0] ?? '',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        ...parameters,
      });
      return { url: begun, verifier, state };
    },
    async approve(controller, { parameters = {}, keep, browser } = {}) {
      const begun = await app.begin(parameters);
      const used = browser ?? (await browserOf(database, controller));
      const page = await openPage(used, begun.url.href);
      return { ...begun, back: await decide(used, page, keep ? { keep } : {}) };
    },
    install: async (...approval) => app.redeem(await app.approve(...approval)),
    redeem: ({ back, verifier, state }) =>
      client.authorizationCodeGrant(config, back, { pkceCodeVerifier: verifier, expectedState: state }),
  };
  return app;
}
