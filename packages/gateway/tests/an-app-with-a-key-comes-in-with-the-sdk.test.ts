import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { AuthenticationError, createRemit, type AppManifest } from '@remit/sdk';
import { oauth, type OAuth, type OAuthOptions, type OAuthSession } from '@remit/sdk/oauth';
import { calculateJwkThumbprint, decodeJwt, exportJWK } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import {
  browserOf,
  codeOf,
  decide,
  openPage,
  startTestGateway,
  testManifest,
  type TestGateway,
  testSignIn,
} from '../src/testing/index.ts';
import { installWithSdk, registerApp, type TestApp } from './oauth-app.ts';

const WHO = { viewer: { kind: true } } as const;

describeOnDatabases('an app with a key, on the SDK', (open) => {
  const app = testManifest() as AppManifest;
  const page = testManifest({
    clientId: 'acme-page',
    name: 'Acme page',
    recipient: { country: 'DE', role: 'processor', contractRef: 'DPA-2026-78' },
  }) as AppManifest;
  let database: Database;
  let gateway: TestGateway;
  let registered: TestApp;
  let kept: OAuthSession;
  /** What was sent to the authorization server: paths, and what the proofs say. */
  let sent: (readonly [path: string, claims: ReturnType<typeof decodeJwt>])[];

  beforeAll(async () => {
    database = await open();
    // Keys of the SDK prove by the clock of the machine.
    const clock = () => new Date();
    gateway = await startTestGateway({
      database,
      controllers: ['sapat'],
      oauthAt: testSignIn(database),
      clock,
    });
    const at = { ...gateway, now: clock() };
    registered = await registerApp(at);
    await registerApp(at, page, {
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
    });
  });
  afterAll(() => gateway.close());
  beforeEach(() => {
    kept = {};
    sent = [];
  });

  function auth(options: Partial<OAuthOptions> = {}): OAuth {
    return oauth({
      app,
      issuer: new URL(gateway.url).origin,
      clientSecret: String(registered.config.clientMetadata()['client_secret']),
      allowInsecureRequests: true,
      dpop: true,
      store: { load: () => kept, save: (session) => void (kept = session) },
      fetch(to, init) {
        const { url, headers } = new Request(to, init);
        const proof = headers.get('dpop');
        if (proof !== null) sent.push([new URL(url).pathname, decodeJwt(proof)]);
        return fetch(to, init);
      },
      ...options,
    });
  }

  const installed = (options?: Partial<OAuthOptions>) => installWithSdk(database, auth(options));

  const remitOf = (by: OAuth, url = gateway.url, fetchImpl = fetch) =>
    createRemit(app, { url, auth: by, fetch: fetchImpl, webSocketImpl: WebSocket }).for('support.ticketing');
  const ask = async (by: OAuth) => (await remitOf(by).query(WHO)).data.viewer?.kind;
  const makeKeyPair = (extractable = false) =>
    crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, extractable, ['sign', 'verify']);
  const boundTo = async () => {
    const rows = await database.prisma.oAuthArtifact.findMany({
      where: { model: 'AccessToken' },
      orderBy: { id: 'desc' },
      take: 1,
    });
    return rows[0]?.boundTo;
  };

  test('makes a key that nobody can take away, and proves it with every request', async () => {
    const generate = vi.spyOn(crypto.subtle, 'generateKey');
    const made = await installed();
    expect(generate.mock.calls).toEqual([
      [{ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']],
    ]);
    generate.mockRestore();
    expect(sent.map(([path]) => path)).toEqual(['/oauth/request', '/oauth/token']);
    const proofs: string[] = [];
    const remit = remitOf(made, gateway.url, (to, init) => {
      proofs.push(new Headers(init?.headers).get('dpop') ?? '');
      return fetch(to, init);
    });
    for (let times = 0; times < 3; times += 1) expect((await remit.query(WHO)).data.viewer?.kind).toBe('APP');
    const claims = proofs.map((proof) => decodeJwt(proof));
    expect(new Set(claims.map(({ jti }) => jti)).size).toBe(3);
    expect(claims[0]).toMatchObject({ htm: 'POST', htu: gateway.url, ath: expect.any(String) });
    const stolen = kept.tokens?.accessToken ?? '';
    expect(codeOf(await gateway.ask('{ viewer { kind } }', { as: stolen }))).toBe('UNAUTHENTICATED');
  });

  test('listens with a proof of its own, over WebSocket', async () => {
    const made = await installed();
    const opened = Promise.withResolvers<void>();
    const stream = remitOf(made).subscribe({ ticketChanged: { id: true } }, { onOpen: opened.resolve });
    const first = stream.next();
    await opened.promise;
    expect(gateway.gateway.liveStreams.open).toBe(1);
    await stream.return();
    expect(await first).toMatchObject({ done: true });
  });

  test('keeps its key through renewals, of which twenty calls need one', async () => {
    const made = await installed();
    const before = await boundTo();
    sent = [];
    kept = { ...kept, tokens: { ...kept.tokens, accessToken: kept.tokens?.accessToken ?? '', expiresAt: 0 } };
    expect(await Promise.all(Array.from({ length: 20 }, () => ask(made)))).toEqual(Array(20).fill('APP'));
    expect(sent.map(([path]) => path)).toEqual(['/oauth/token']);
    expect(await boundTo()).toBe(before);
  });

  test('takes a key that the app keeps', async () => {
    const dpop = await makeKeyPair();
    await installed({ dpop });
    expect(await boundTo()).toBe(await calculateJwkThumbprint(await exportJWK(dpop.publicKey)));
    // Another page, later, with the same key and the same session.
    expect(await ask(auth({ dpop }))).toBe('APP');
  });

  test('a server whose key is gone renews with its secret; a page cannot, nor can a thief', async () => {
    await installed();
    expect(await ask(auth())).toBe('APP');
    const ofPage = { app: page, clientSecret: undefined };
    const dpop = await makeKeyPair();
    await installed({ ...ofPage, dpop });
    const stolen = kept;
    await expect(ask(auth(ofPage))).rejects.toBeInstanceOf(AuthenticationError);
    kept = stolen;
    await expect(ask(auth({ ...ofPage, dpop: false }))).rejects.toBeInstanceOf(AuthenticationError);
    kept = stolen;
    expect(await ask(auth({ ...ofPage, dpop }))).toBe('APP');
  });

  test('a code is worth nothing to a page that lost its key', async () => {
    const first = auth();
    const browser = await browserOf(database, 'sapat');
    const back = await decide(browser, await openPage(browser, await first.begin()));
    await expect(auth().finish(back)).rejects.toThrow(/invalid_grant/);
  });

  test('sends once more with the nonce that is demanded, by either server', async () => {
    let nonce: string | undefined;
    let demanded = 0;
    const made = await installed({
      async fetch(to, init) {
        // The real nonce comes with the answer before; the demand is made here.
        if (new Request(to).url.endsWith('/oauth/token') && demanded++ === 0) {
          const headers = { 'dpop-nonce': nonce ?? '' };
          return Response.json({ error: 'use_dpop_nonce' }, { status: 400, headers });
        }
        const answer = await fetch(to, init);
        nonce = answer.headers.get('dpop-nonce') ?? nonce;
        return answer;
      },
    });
    expect([nonce, demanded]).toEqual([expect.any(String), 2]);
    const nonces: unknown[] = [];
    const remit = remitOf(made, gateway.url, (to, init) => {
      nonces.push(decodeJwt(new Headers(init?.headers).get('dpop') ?? '')['nonce']);
      if (nonces.length > 1) return fetch(to, init);
      const headers = { 'www-authenticate': 'DPoP error="use_dpop_nonce"', 'dpop-nonce': 'the next' };
      return Promise.resolve(new Response(null, { status: 401, headers }));
    });
    expect((await remit.query(WHO)).data.viewer?.kind).toBe('APP');
    expect(nonces[1]).toBe('the next');
  });

  test('a proof that is refused is told, and renews nothing', async () => {
    const made = await installed();
    sent = [];
    const elsewhere = remitOf(made, gateway.url.replace('127.0.0.1', 'localhost'), (to, init) =>
      fetch(new Request(to).url.replace('localhost', '127.0.0.1'), init),
    );
    const refused = await elsewhere.query(WHO).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AuthenticationError);
    expect(refused).toMatchObject({ gatewayCode: 'DPOP_PROOF_INVALID' });
    expect(sent).toEqual([]);
  });
});
