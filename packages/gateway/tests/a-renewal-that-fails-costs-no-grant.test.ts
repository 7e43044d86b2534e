import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import {
  AuthenticationError,
  createRemit,
  NetworkError,
  RateLimitError,
  RemitError,
  type AppManifest,
} from '@remit/sdk';
import { oauth, type OAuth, type OAuthSession } from '@remit/sdk/oauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestGateway, testManifest, type TestGateway, testSignIn } from '../src/testing/index.ts';
import { installWithSdk, registerApp, type TestApp } from './oauth-app.ts';

describeOnDatabases('an app on the SDK whose token cannot be renewed just now', (open) => {
  const app = testManifest() as AppManifest;
  let database: Database;
  let gateway: TestGateway;
  let registered: TestApp;
  let kept: OAuthSession;
  /** Stands between the app and the authorization server. */
  let between: (request: Request) => Promise<Response>;
  let save: (session: OAuthSession) => void;

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({ database, controllers: ['sapat'], oauthAt: testSignIn(database) });
    registered = await registerApp(gateway);
  });
  afterAll(() => gateway.close());
  beforeEach(() => {
    kept = {};
    between = (request) => fetch(request);
    save = (session) => void (kept = session);
  });

  function auth(secret = String(registered.config.clientMetadata().client_secret)): OAuth {
    return oauth({
      app,
      issuer: new URL(gateway.url).origin,
      clientSecret: secret,
      allowInsecureRequests: true,
      store: { load: () => kept, save: (session) => save(session) },
      fetch: (to, sent) => between(new Request(to, sent)),
    });
  }

  const installed = () => installWithSdk(database, auth());

  /** Its token is about to end. */
  function age(): void {
    const { accessToken = '', refreshToken } = kept.tokens ?? {};
    kept = { tokens: { accessToken, refreshToken, expiresAt: 0 } };
  }

  function ask(by: OAuth) {
    const remit = createRemit(app, { url: gateway.url, auth: by });
    return remit.for('support.ticketing').query({ viewer: { kind: true } });
  }

  const answering = (status: number, headers?: Record<string, string>) => () =>
    Promise.resolve(new Response('Try later', { status, ...(headers && { headers }) }));

  test.each([
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed')), NetworkError, undefined],
    ['is going away', answering(503, { 'retry-after': '2' }), NetworkError, 2],
    ['is overloaded', answering(429, { 'retry-after': '7' }), RateLimitError, 7],
  ] as const)(
    'where the server %s, it is told so, and goes on later',
    async (_what, fails, error, retryAfter) => {
      const made = await installed();
      age();
      between = fails;
      const failure = await ask(made).catch((cause: unknown) => cause);
      expect(failure).toBeInstanceOf(error);
      expect(failure).toHaveProperty('retryAfter', retryAfter);
      await expect(auth().begin()).rejects.toBeInstanceOf(error);
      between = (request) => fetch(request);
      expect((await ask(made)).data.viewer?.kind).toBe('APP');
    },
  );

  test('a wrong secret is told as one, and the next start with the right one goes on', async () => {
    await installed();
    age();
    const wrong = auth('not-the-secret');
    await expect(ask(wrong)).rejects.toThrow(/does not know this app, or not with this clientSecret/);
    await expect(ask(wrong)).rejects.toBeInstanceOf(AuthenticationError);
    expect(await wrong.isSignedIn()).toBe(true);
    expect((await ask(auth())).data.viewer?.kind).toBe('APP');
  });

  test('an app that nobody registered is told so', async () => {
    const issuer = new URL(gateway.url).origin;
    const unknown = oauth({ app: { ...app, clientId: 'nobody-here' }, issuer, allowInsecureRequests: true });
    await expect(unknown.begin()).rejects.toThrow(/does not know this app/);
  });

  test('tokens that the store does not take are not lost, and are saved with the next call', async () => {
    const made = await installed();
    age();
    const before = kept.tokens?.accessToken;
    save = () => {
      throw new Error('the disk is full');
    };
    await expect(ask(made)).rejects.toThrow(/the disk is full/);
    expect(kept.tokens?.accessToken).toBe(before);
    save = (session) => void (kept = session);
    expect((await ask(made)).data.viewer?.kind).toBe('APP');
    expect(kept.tokens?.accessToken).not.toBe(before);
    expect((await ask(auth())).data.viewer?.kind).toBe('APP');
  });

  test('signing out while a token is renewed takes back the new one, and nothing comes back', async () => {
    const made = await installed();
    age();
    const renewed = Promise.withResolvers<void>();
    const signedOut = Promise.withResolvers<void>();
    const saved: (string | undefined)[] = [];
    save = (session) => {
      kept = session;
      saved.push(session.tokens?.accessToken);
    };
    between = async (request) => {
      const answer = await fetch(request);
      if (request.url.endsWith('/oauth/token')) {
        renewed.resolve();
        await signedOut.promise;
      }
      return answer;
    };
    const token = made.token();
    await renewed.promise;
    const over = made.signOut();
    signedOut.resolve();
    const late = await token.catch(() => '');
    await over;
    expect(kept.tokens).toBeUndefined();
    expect(saved.at(-1)).toBeUndefined();
    const { errors } = await gateway.ask('{ viewer { kind } }', { as: late });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test('signing out where the server is away forgets the tokens, and says that they were not taken back', async () => {
    const made = await installed();
    between = () => Promise.reject(new TypeError('fetch failed'));
    await expect(made.signOut()).rejects.toBeInstanceOf(RemitError);
    expect(await made.isSignedIn()).toBe(false);
  });
});
