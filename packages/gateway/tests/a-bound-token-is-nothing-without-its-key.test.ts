import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  codeOf,
  createProofKey,
  startTestGateway,
  type TestGateway,
  testSignIn,
} from '../src/testing/index.ts';
import { registerApp, type TestApp } from './oauth-app.ts';

const WHO = '{ viewer { kind } }';
const purpose = 'support.ticketing';
const refusedWith = (error: string) => expect.objectContaining({ error });

/** What a client makes by the clock of the machine is held against the clock of the machine. */
const clock = () => new Date();

describeOnDatabases('openid-client with a key of its own', (open) => {
  let database: Database;
  let gateway: TestGateway;
  let app: TestApp;

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({
      database,
      controllers: ['sapat'],
      oauthAt: testSignIn(database),
      clock,
    });
    app = await registerApp({ ...gateway, now: clock() });
  });
  afterAll(() => gateway.close());

  /** An app with a key, installed. */
  async function bound(from: TestApp = app) {
    const DPoP = client.getDPoPHandle(from.config, await client.randomDPoPKeyPair());
    const { back, verifier, state } = await from.approve('sapat', {
      parameters: { dpop_jkt: await DPoP.calculateThumbprint() },
    });
    const tokens = await client.authorizationCodeGrant(
      from.config,
      back,
      { pkceCodeVerifier: verifier, expectedState: state },
      undefined,
      { DPoP },
    );
    return { DPoP, tokens };
  }

  const headers = { 'content-type': 'application/json', 'remit-purpose': purpose };

  function ask(token: string, DPoP?: client.DPoPHandle): Promise<Response> {
    return client.fetchProtectedResource(
      app.config,
      token,
      new URL(gateway.url),
      'POST',
      JSON.stringify({ query: WHO }),
      new Headers(headers),
      DPoP && { DPoP },
    );
  }

  /** What it was refused with: status, challenges, and the code of the answer. */
  async function refusal(asking: Promise<Response>) {
    const refused = await asking.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!(refused instanceof client.WWWAuthenticateChallengeError)) throw new Error('It was not refused.');
    const challenges = refused.cause.map(({ scheme, parameters }) => `${scheme} ${parameters.error ?? ''}`);
    return [refused.status, ...challenges, codeOf((await refused.response.json()) as object)];
  }

  describe('at the authorization server', () => {
    test('gets tokens that are bound, and introspection says to which key', async () => {
      const { DPoP, tokens } = await bound();
      expect(tokens.token_type).toBe('dpop');
      expect(await client.tokenIntrospection(app.config, tokens.access_token)).toMatchObject({
        active: true,
        token_type: 'DPoP',
        cnf: { jkt: await DPoP.calculateThumbprint() },
      });
      const [row] = await database.sql.query<{ bound_to: string }>(
        'bound',
        `SELECT bound_to FROM oauth_artifact WHERE bound_to IS NOT NULL AND model = 'AccessToken' ORDER BY id DESC LIMIT 1`,
      );
      expect(row?.bound_to).toBe(await DPoP.calculateThumbprint());
    });

    test('binds with the pushed request, and a code is worth nothing to another key, or to none', async () => {
      const { config } = app;
      const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair());
      const other = client.getDPoPHandle(config, await client.randomDPoPKeyPair());
      const pushed = async () => {
        const { url } = await app.begin();
        const parameters = Object.fromEntries(url.searchParams);
        return client.buildAuthorizationUrlWithPAR(config, parameters, { DPoP });
      };
      expect((await pushed()).searchParams.has('request_uri')).toBe(true);
      for (const options of [undefined, { DPoP: other }]) {
        const { back, verifier, state } = await app.approve('sapat', {
          parameters: { dpop_jkt: await DPoP.calculateThumbprint() },
        });
        const checks = { pkceCodeVerifier: verifier, expectedState: state };
        await expect(client.authorizationCodeGrant(config, back, checks, undefined, options)).rejects.toEqual(
          refusedWith('invalid_grant'),
        );
      }
    });

    test('discovery says how proofs are signed', () => {
      expect(app.config.serverMetadata().dpop_signing_alg_values_supported).toEqual([
        'ES256',
        'Ed25519',
        'EdDSA',
      ]);
    });

    test('a proof is taken once, also of two that come at the same moment', async () => {
      const DPoP = client.getDPoPHandle(app.config, await client.randomDPoPKeyPair());
      await bound();
      let proof = '';
      const keeping: typeof fetch = async (to, init) => {
        proof = new Headers(init?.headers).get('dpop') ?? '';
        return fetch(to, init);
      };
      app.config[client.customFetch] = keeping as client.CustomFetch;
      await client.clientCredentialsGrant(app.config, undefined, { DPoP });
      const again: typeof fetch = (to, init) => {
        const sent = new Headers(init?.headers);
        sent.set('dpop', proof);
        return fetch(to, { ...init, headers: sent });
      };
      app.config[client.customFetch] = again as client.CustomFetch;
      await expect(client.clientCredentialsGrant(app.config, undefined, { DPoP })).rejects.toEqual(
        refusedWith('invalid_dpop_proof'),
      );
      app.config[client.customFetch] = fetch as client.CustomFetch;
    });

    test('a proof of a fast clock is remembered for as long as it is taken', async () => {
      const { client_id: id, client_secret: secret } = app.config.clientMetadata();
      const { token_endpoint: url = '' } = app.config.serverMetadata();
      const iat = Math.floor(Date.now() / 1_000) + 290;
      const key = await createProofKey();
      const dpop = await key.prove({ token: '', method: 'POST', url }, { iat, ath: undefined });
      const asked = async () => {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { dpop, 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({
            grant_type: 'client_credentials',
            client_id: id,
            client_secret: String(secret),
          }),
        });
        return ((await answer.json()) as { error?: string }).error;
      };
      expect([await asked(), await asked()]).toEqual([undefined, 'invalid_dpop_proof']);
      const [row] = await database.sql.query<{ until: number }>(
        'remembered',
        `SELECT extract(epoch FROM expires_at)::int AS until FROM oauth_artifact
          WHERE model = 'ReplayDetection' ORDER BY id DESC LIMIT 1`,
      );
      expect(row?.until).toBeGreaterThan(iat + 300);
    });

    test('a page’s refresh token is bound as well: to another key, or to none, it is worth nothing', async () => {
      const page = await registerApp(
        { ...gateway, now: clock() },
        { clientId: 'page-app', name: 'Page', redirectUris: ['https://page.example/callback'] },
        { token_endpoint_auth_method: 'none', grant_types: ['authorization_code', 'refresh_token'] },
      );
      const { DPoP, tokens } = await bound(page);
      const other = client.getDPoPHandle(page.config, await client.randomDPoPKeyPair());
      const refreshed = (how?: client.DPoPOptions) =>
        client.refreshTokenGrant(page.config, tokens.refresh_token ?? '', undefined, how);
      for (const how of [undefined, { DPoP: other }])
        await expect(refreshed(how)).rejects.toEqual(refusedWith('invalid_grant'));
      expect((await refreshed({ DPoP })).token_type).toBe('dpop');
    });

    test('an app that registered to be bound gets nothing without a proof', async () => {
      const strict = await registerApp(
        { ...gateway, now: clock() },
        { clientId: 'strict-app', name: 'Strict', redirectUris: ['https://strict.example/callback'] },
        { dpop_bound_access_tokens: true },
      );
      await expect(strict.install('sapat')).rejects.toEqual(refusedWith('invalid_grant'));
      const { DPoP, tokens } = await bound(strict);
      expect((await ask(tokens.access_token, DPoP)).status).toBe(200);
      await expect(client.refreshTokenGrant(strict.config, tokens.refresh_token ?? '')).rejects.toEqual(
        refusedWith('invalid_grant'),
      );
      await expect(client.clientCredentialsGrant(strict.config)).rejects.toEqual(
        refusedWith('invalid_grant'),
      );
      const server = await client.clientCredentialsGrant(strict.config, undefined, { DPoP });
      expect((await ask(server.access_token, DPoP)).status).toBe(200);
    });
  });

  describe('at the gateway', () => {
    test('reads with a proof for each request, also after a refresh', async () => {
      const { DPoP, tokens } = await bound();
      for (let times = 0; times < 3; times += 1) {
        const answer = await ask(tokens.access_token, DPoP);
        expect([answer.status, await answer.json()]).toEqual([
          200,
          expect.objectContaining({ data: { viewer: { kind: 'APP' } } }),
        ]);
      }
      const next = await client.refreshTokenGrant(app.config, tokens.refresh_token ?? '', undefined, {
        DPoP,
      });
      expect(next.token_type).toBe('dpop');
      expect((await ask(next.access_token, DPoP)).status).toBe(200);
      expect(await refusal(ask(next.access_token))).toContain('UNAUTHENTICATED');
    });

    test('a stolen token is refused without the key, with another one, and whatever it is called', async () => {
      const { tokens } = await bound();
      const thief = client.getDPoPHandle(app.config, await client.randomDPoPKeyPair());
      expect(await refusal(ask(tokens.access_token))).toEqual([
        401,
        'bearer invalid_token',
        'dpop invalid_token',
        'UNAUTHENTICATED',
      ]);
      expect(await refusal(ask(tokens.access_token, thief))).toEqual([
        401,
        'dpop invalid_token',
        'UNAUTHENTICATED',
      ]);
    });

    test('a token that is bound to nothing stays what it was, and no proof makes it more', async () => {
      const { access_token: token } = await app.install('sapat');
      expect((await ask(token)).status).toBe(200);
      const DPoP = client.getDPoPHandle(app.config, await client.randomDPoPKeyPair());
      expect(await refusal(ask(token, DPoP))).toEqual([401, 'dpop invalid_token', 'UNAUTHENTICATED']);
    });
  });
});
