import { AuthenticationError, createRemit } from '@remit/sdk';
import { oauth, type OAuth, type OAuthOptions, type OAuthSession } from '@remit/sdk/oauth';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { board } from '../test-d/board.ts';
import {
  startAuthorizationServer,
  type TestAuthorizationServer,
} from './oauth/start-authorization-server.ts';

let server: TestAuthorizationServer;
let kept: OAuthSession;

beforeEach(async () => {
  server = await startAuthorizationServer();
  kept = {};
});

afterEach(async () => {
  await server[Symbol.asyncDispose]();
});

function auth(more: Partial<OAuthOptions> = {}): OAuth {
  const store = { load: () => kept, save: (session: OAuthSession) => void (kept = session) };
  return oauth({ app: board, issuer: server.issuer, allowInsecureRequests: true, store, ...more });
}

async function installed(more?: Partial<OAuthOptions>): Promise<OAuth> {
  const made = auth(more);
  await made.finish(await server.approve(await made.begin()));
  return made;
}

function ask(by: OAuth) {
  const remit = createRemit(board, { url: server.url, auth: by }).for('support.ticketing');
  return remit.query({ viewer: { kind: true } });
}

/** Makes the gateway refuse the token that is in use now, as after a revocation. */
async function endToken(): Promise<void> {
  const token = await server.provider.AccessToken.find(kept.tokens?.accessToken ?? '');
  await token?.destroy();
}

test('what the manifest asks for is pushed, under PKCE, and the token that comes back is used', async () => {
  const made = auth();
  expect(await made.isSignedIn()).toBe(false);
  const address = new URL(await made.begin());
  expect([...address.searchParams.keys()]).toEqual(['client_id', 'request_uri']);
  const [{ scope, code_challenge_method: method, authorization_details: details = '' } = {}] = server.pushed;
  expect({ scope, method }).toEqual({ scope: 'tickets:read tickets:write people:read', method: 'S256' });
  expect(JSON.parse(details)).toEqual([
    {
      type: 'remit_grant',
      purposes: {
        'support.ticketing': ['user.contact', 'user.content.ticket'],
        'support.live_chat': ['user.name', 'user.content'],
        'service.account': ['user.contact.email', 'user.name'],
      },
    },
  ]);
  await made.finish(await server.approve(address.href));
  expect(await made.isSignedIn()).toBe(true);
  expect(kept.pending).toBeUndefined();
  expect((await ask(made)).data.viewer?.kind).toBe('APP');
});

test('an answer with another state, or from another server, is refused, and its code is not redeemed', async () => {
  const made = auth();
  const answer = new URL(await server.approve(await made.begin()));
  for (const [name, value] of [
    ['state', 'guessed'],
    ['iss', 'https://elsewhere.example'],
  ] as const) {
    const forged = new URL(answer);
    forged.searchParams.set(name, value);
    await expect(made.finish(forged)).rejects.toBeInstanceOf(AuthenticationError);
  }
  expect(server.redeemed).toEqual([]);
  await made.finish(answer);
  expect(await made.isSignedIn()).toBe(true);
});

test('an answer that nobody here asked for is refused', async () => {
  const answer = await server.approve(await auth().begin());
  kept = {};
  await expect(auth().finish(answer)).rejects.toThrow('no installation was begun here');
});

test('fifty calls whose token is refused at once renew it once', async () => {
  const made = await installed();
  await endToken();
  const answers = await Promise.all(Array.from({ length: 50 }, () => ask(made)));
  expect(answers.map(({ data }) => data.viewer?.kind)).toEqual(Array.from({ length: 50 }, () => 'APP'));
  expect(server.redeemed.map((each) => each['grant_type'])).toEqual(['authorization_code', 'refresh_token']);
});

test('fifty calls whose token is about to end renew it once, and none is refused', async () => {
  let now = Date.now();
  const made = await installed({ now: () => now });
  now += 3_590_000;
  await Promise.all(Array.from({ length: 50 }, () => ask(made)));
  expect(server.redeemed).toHaveLength(2);
  expect(server.answered.filter((status) => status === 401)).toEqual([]);
});

test('a call is sent again once: what is refused twice is told', async () => {
  const made = await installed();
  server.refusesAll = true;
  await expect(ask(made)).rejects.toBeInstanceOf(AuthenticationError);
  expect(server.answered).toEqual([401, 401]);
});

test('a grant that was revoked is forgotten, and told so', async () => {
  const made = await installed();
  const token = await server.provider.AccessToken.find(kept.tokens?.accessToken ?? '');
  await server.provider.RefreshToken.revokeByGrantId(token?.grantId ?? '');
  await endToken();
  await expect(ask(made)).rejects.toThrow('the token could not be renewed (invalid_grant');
  expect(await made.isSignedIn()).toBe(false);
});

test('signing out takes the tokens back', async () => {
  const made = await installed();
  const refreshToken = kept.tokens?.refreshToken ?? '';
  await made.signOut();
  expect(await made.isSignedIn()).toBe(false);
  expect(await server.provider.RefreshToken.find(refreshToken)).toBeUndefined();
});

test('with a key the tokens are worth nothing without it', async () => {
  const made = await installed({ dpop: true });
  expect((await ask(made)).data.viewer?.kind).toBe('APP');
  await endToken();
  expect((await ask(made)).data.viewer?.kind).toBe('APP');
  const stolen = createRemit({ url: server.url, token: kept.tokens?.accessToken ?? '' });
  await expect(stolen.query({ viewer: { kind: true } })).rejects.toBeInstanceOf(AuthenticationError);
});

test('a redirect address that is not in the manifest is told at once', () => {
  expect(() => auth({ redirectUri: 'https://boards.example/other' })).toThrow('must be one of the manifest');
});
