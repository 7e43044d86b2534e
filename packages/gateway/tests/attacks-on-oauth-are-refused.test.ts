import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import * as client from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  browserOf,
  codeOf,
  startTestGateway,
  type TestGateway,
  testManifest,
  testSignIn,
} from '../src/testing/index.ts';
import { registerApp, type TestApp } from './oauth-app.ts';

const TICKETS = '{ tickets(first: 50) { totalCount edges { node { id } } } }';
const purpose = 'support.ticketing';

/** RFC 9700 and what belongs to it, on the server as it stands. */
describeOnDatabases('an attack on the authorization server', (open) => {
  let database: Database;
  let gateway: TestGateway;
  let app: TestApp;
  let other: TestApp;
  let origin: string;

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({
      database,
      controllers: ['sapat', 'chat2desk'],
      oauthAt: testSignIn(database),
    });
    origin = new URL(gateway.url).origin;
    app = await registerApp(gateway, {
      purposes: {
        ...testManifest().purposes,
        'service.provision': {
          categories: ['user.name', 'user.content.chat'],
          reason: 'Shows chats in the CRM',
        },
      },
    });
    other = await registerApp(gateway, {
      clientId: 'other-app',
      name: 'Other',
      redirectUris: ['https://other.example/callback'],
    });
  });
  afterAll(() => gateway.close());

  const isOpen = async (token: string) =>
    codeOf(await gateway.ask(TICKETS, { as: token, purpose })) !== 'UNAUTHENTICATED';
  const refusedWith = (error: string) => expect.objectContaining({ error });

  test.each([
    'https://acme.example/callback/',
    'https://acme.example/callback?next=https://evil.example',
    'https://acme.example/callback#x',
    'https://acme.example/Callback',
    'https://acme.example:8443/callback',
    'https://acme.example/callback/../other',
    'https://acme.example/%63allback',
    'https://acme.example.evil.example/callback',
    'https://evil.example/https://acme.example/callback',
    'https://acme.example@evil.example/callback',
    'https://evil.example\\@acme.example/callback',
    'http://acme.example/callback',
    'javascript:alert(1)',
    'https://other.example/callback',
  ])('sends nobody to %s', async (redirectUri) => {
    const { url } = await app.begin({ redirect_uri: redirectUri });
    const answer = await (await browserOf(database, 'sapat')).get(url.href);
    expect([answer.status, answer.location]).toEqual([400, undefined]);
    await expect(
      client.buildAuthorizationUrlWithPAR(app.config, Object.fromEntries(url.searchParams)),
    ).rejects.toEqual(expect.objectContaining({ status: 400 }));
  });

  test('a client id that no database takes is nobody, and no failure', async () => {
    const page = await fetch(`${origin}/oauth/authorize?client_id=a%00b`);
    expect([page.status, await page.text()]).toEqual([400, expect.stringContaining('invalid_client')]);
    const body = new URLSearchParams({ client_id: 'a\0b', grant_type: 'refresh_token', refresh_token: 'x' });
    const token = await fetch(`${origin}/oauth/token`, { method: 'POST', body });
    expect([token.status, await token.json()]).toMatchObject([401, { error: 'invalid_client' }]);
  });

  test('a code that comes twice opens nothing, and what it gave is taken away', async () => {
    const approved = await app.approve('sapat');
    const tokens = await app.redeem(approved);
    expect(await isOpen(tokens.access_token)).toBe(true);
    await expect(app.redeem(approved)).rejects.toEqual(refusedWith('invalid_grant'));
    expect(await isOpen(tokens.access_token)).toBe(false);
    await expect(client.refreshTokenGrant(app.config, tokens.refresh_token ?? '')).rejects.toEqual(
      refusedWith('invalid_grant'),
    );
  });

  test('a code that comes twice at the same moment opens nothing', async () => {
    const approved = await app.approve('sapat');
    const both = await Promise.allSettled([app.redeem(approved), app.redeem(approved)]);
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(2);
    await expect(app.redeem(approved)).rejects.toEqual(refusedWith('invalid_grant'));
    const won = both.flatMap((result) => (result.status === 'fulfilled' ? [result.value.access_token] : []));
    expect(await Promise.all(won.map(isOpen))).toEqual(won.map(() => false));
  });

  test('a code of one app is worth nothing to another, and the first can still use it', async () => {
    const { back, verifier, state } = await app.approve('sapat');
    const stolen = new URL(`https://other.example/callback${back.search}`);
    await expect(other.redeem({ back: stolen, verifier, state })).rejects.toEqual(
      refusedWith('invalid_grant'),
    );
    expect(await isOpen((await app.redeem({ back, verifier, state })).access_token)).toBe(true);
  });

  test('PKCE cannot be left out, made plain, or guessed', async () => {
    const browser = await browserOf(database, 'sapat');
    const errorAt = async (change: (url: URL) => void) => {
      const { url } = await app.begin();
      change(url);
      const { location = '' } = await browser.get(url.href);
      return new URL(location).searchParams.get('error');
    };
    for (const names of [['code_challenge'], ['code_challenge', 'code_challenge_method']]) {
      const leftOut = ({ searchParams }: URL) => {
        for (const name of names) searchParams.delete(name);
      };
      expect(await errorAt(leftOut)).toBe('invalid_request');
    }
    expect(await errorAt(({ searchParams }) => searchParams.set('code_challenge_method', 'plain'))).toBe(
      'invalid_request',
    );
    expect(await errorAt(({ searchParams }) => searchParams.delete('code_challenge_method'))).toBe(
      'invalid_request',
    );
    const approved = await app.approve('sapat');
    await expect(app.redeem({ ...approved, verifier: client.randomPKCECodeVerifier() })).rejects.toEqual(
      refusedWith('invalid_grant'),
    );
    const { back, state } = await app.approve('sapat');
    await expect(client.authorizationCodeGrant(app.config, back, { expectedState: state })).rejects.toEqual(
      refusedWith('invalid_grant'),
    );
  });

  test('a refresh token that comes twice ends the whole family', async () => {
    const first = await app.install('sapat');
    const second = await client.refreshTokenGrant(app.config, first.refresh_token ?? '');
    expect(await isOpen(second.access_token)).toBe(true);
    for (const token of [first.refresh_token, second.refresh_token]) {
      await expect(client.refreshTokenGrant(app.config, token ?? '')).rejects.toEqual(
        refusedWith('invalid_grant'),
      );
    }
    for (const token of [first.access_token, second.access_token]) expect(await isOpen(token)).toBe(false);
  });

  test('an answer says whose it is, so that a client of two servers mixes nothing up', async () => {
    const { back, verifier, state } = await app.approve('sapat');
    expect(back.searchParams.get('iss')).toBe(origin);
    back.searchParams.set('iss', 'https://evil.example');
    await expect(app.redeem({ back, verifier, state })).rejects.toThrow();
    back.searchParams.delete('iss');
    await expect(app.redeem({ back, verifier, state })).rejects.toThrow();
    const { url } = await app.begin({ scope: 'everything' });
    const browser = await browserOf(database, 'sapat');
    const { location = '' } = await browser.get(url.href);
    expect(new URL(location).searchParams.get('iss') ?? 'no scope that is known').not.toBe(
      'https://evil.example',
    );
  });

  test('a token in an address opens nothing', async () => {
    const { access_token: token } = await app.install('sapat');
    const query = new URLSearchParams({ query: '{ tickets { totalCount } }', access_token: token });
    const headers = { 'remit-purpose': purpose, 'graphql-preflight': '1', accept: 'application/json' };
    const answer = await fetch(`${gateway.url}?${query.toString()}`, { headers });
    expect(answer.status).toBe(401);
  });

  test('a refresh asks for no more than was approved', async () => {
    const keep = (tick: string) => tick === 'support.ticketing user.name';
    const tokens = await app.install('sapat', { keep, parameters: { scope: 'tickets:read' } });
    const refresh = (parameters: Record<string, string>) =>
      client.refreshTokenGrant(app.config, tokens.refresh_token ?? '', parameters);
    const purposes = [
      { 'support.live_chat': ['user.name'] },
      { 'support.ticketing': ['user.name', 'user.contact.email'] },
      { 'marketing.email': ['user.name'] },
    ];
    for (const more of purposes) {
      await expect(
        refresh({ authorization_details: JSON.stringify([{ type: 'remit_grant', purposes: more }]) }),
      ).rejects.toEqual(refusedWith('invalid_authorization_details'));
    }
    await expect(refresh({ scope: 'tickets:read people:read' })).rejects.toEqual(
      refusedWith('invalid_scope'),
    );
  });

  test('a token of one controller is nobody at another', async () => {
    const seen = new Map<string, readonly string[]>();
    for (const controller of ['sapat', 'chat2desk']) {
      const where = controller === 'sapat' ? purpose : 'service.provision';
      const { access_token: as } = await app.install(controller);
      const { data } = await gateway.ask('{ chats(first: 50) { edges { node { id } } } }', {
        as,
        purpose: where,
      });
      const { edges } = (data?.['chats'] ?? { edges: [] }) as { edges: { node: { id: string } }[] };
      seen.set(
        controller,
        edges.map(({ node }) => node.id),
      );
      const strangers = [...seen].flatMap(([slug, ids]) => (slug === controller ? [] : ids));
      for (const id of strangers.slice(0, 3)) {
        const answer = await gateway.ask('query ($id: ID!) { chat(id: $id) { id } }', {
          as,
          purpose: where,
          variables: { id },
        });
        expect(answer.data?.['chat'] ?? null).toBeNull();
      }
    }
    expect(seen.get('chat2desk')?.length).toBeGreaterThan(0);
    expect(seen.get('sapat')?.filter((id) => seen.get('chat2desk')?.includes(id))).toEqual([]);
    // With two installations a server says for which it comes, and comes for no third.
    await expect(client.clientCredentialsGrant(app.config)).rejects.toEqual(
      refusedWith('invalid_authorization_details'),
    );
    const third = JSON.stringify([{ type: 'remit_grant', controller: 'ctl_none' }]);
    await expect(client.clientCredentialsGrant(app.config, { authorization_details: third })).rejects.toEqual(
      refusedWith('invalid_grant'),
    );
  });
});
