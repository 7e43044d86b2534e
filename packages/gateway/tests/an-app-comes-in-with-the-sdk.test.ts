import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { AuthenticationError, createRemit, type AppManifest } from '@remit/sdk';
import { oauth, type OAuth, type OAuthSession } from '@remit/sdk/oauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  browserOf,
  decide,
  openPage,
  startTestGateway,
  testManifest,
  type TestGateway,
  testSignIn,
} from '../src/testing/index.ts';
import { installWithSdk, registerApp, type TestApp } from './oauth-app.ts';

describeOnDatabases('an app on the SDK', (open) => {
  const app = testManifest() as AppManifest;
  let database: Database;
  let gateway: TestGateway;
  let registered: TestApp;
  let kept: OAuthSession;
  /** The requests for tokens, as they were sent. */
  let redeemed: string[];

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({ database, controllers: ['sapat'], oauthAt: testSignIn(database) });
    registered = await registerApp(gateway);
  });
  afterAll(() => gateway.close());
  beforeEach(() => {
    kept = {};
    redeemed = [];
  });

  function auth(): OAuth {
    const { client_secret: clientSecret } = registered.config.clientMetadata();
    return oauth({
      app,
      issuer: new URL(gateway.url).origin,
      clientSecret: String(clientSecret),
      allowInsecureRequests: true,
      store: { load: () => kept, save: (session) => void (kept = session) },
      async fetch(to, sent) {
        const request = new Request(to, sent);
        if (request.url.endsWith('/oauth/token')) redeemed.push(await request.clone().text());
        return fetch(request);
      },
    });
  }

  /** An admin of the controller approves. @returns where the browser goes then */
  async function approve(address: string, keep: (tick: string) => boolean = () => true): Promise<URL> {
    const browser = await browserOf(database, 'sapat');
    return decide(browser, await openPage(browser, address), { keep });
  }

  const installed = (keep?: (tick: string) => boolean) => installWithSdk(database, auth(), keep);

  function ask(by: OAuth) {
    return createRemit(app, { url: gateway.url, auth: by })
      .for('support.ticketing')
      .query({ viewer: { kind: true } });
  }

  test('asks for what its manifest says, gets what was approved, and knows what that is', async () => {
    const made = auth();
    expect(await made.isSignedIn()).toBe(false);
    const address = await made.begin();
    expect([...new URL(address).searchParams.keys()]).toEqual(['client_id', 'request_uri']);
    await made.finish(await approve(address, (tick) => tick.startsWith('support.ticketing')));
    expect(await made.isSignedIn()).toBe(true);
    expect((await ask(made)).data.viewer?.kind).toBe('APP');
    const grant = await createRemit(app, { url: gateway.url, auth: made }).grant();
    expect(Object.keys(grant?.purposes ?? {})).toEqual(['support.ticketing']);
  });

  test('an answer with another state, or from another server, is refused, and its code is not redeemed', async () => {
    const made = auth();
    const answer = await approve(await made.begin());
    for (const [name, value] of [
      ['state', 'guessed'],
      ['iss', 'https://elsewhere.example'],
    ] as const) {
      const forged = new URL(answer);
      forged.searchParams.set(name, value);
      await expect(made.finish(forged)).rejects.toBeInstanceOf(AuthenticationError);
    }
    expect(redeemed).toEqual([]);
    await made.finish(answer);
    expect(await made.isSignedIn()).toBe(true);
  });

  test('twenty calls whose token is about to end renew it once, and none is refused', async () => {
    const made = await installed();
    redeemed = [];
    kept = { ...kept, tokens: { ...kept.tokens, accessToken: kept.tokens?.accessToken ?? '', expiresAt: 0 } };
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(made)));
    expect(answers.map(({ data }) => data.viewer?.kind)).toEqual(Array(20).fill('APP'));
    expect(redeemed).toEqual([expect.stringContaining('grant_type=refresh_token')]);
  });

  test('a token that the gateway refuses is renewed once, for all who wait', async () => {
    const made = await installed();
    redeemed = [];
    kept = { ...kept, tokens: { ...kept.tokens, accessToken: 'rmt_nobody' } };
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(made)));
    expect(answers.map(({ data }) => data.viewer?.kind)).toEqual(Array(20).fill('APP'));
    expect(redeemed).toEqual([expect.stringContaining('grant_type=refresh_token')]);
  });

  test('signing out takes the tokens back', async () => {
    const made = await installed();
    const { accessToken = '' } = kept.tokens ?? {};
    await made.signOut();
    expect(await made.isSignedIn()).toBe(false);
    const { errors } = await gateway.ask('{ viewer { kind } }', { as: accessToken });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    await expect(ask(made)).rejects.toBeInstanceOf(AuthenticationError);
  });
});
