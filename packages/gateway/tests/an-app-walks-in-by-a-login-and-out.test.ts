import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import * as client from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Answer,
  codeOf,
  createBrowser,
  decide,
  followLink,
  formOf,
  type LoggedIn,
  logInForTest,
  openPage,
  sendPageForm,
  type ShownPage,
  startTestGateway,
  TEST_NOW,
  TEST_PASSWORD,
  TEST_TOKEN_KEY,
  type TestGateway,
} from '../src/testing/index.ts';
import { registerApp } from './oauth-app.ts';

const CALLBACK = 'https://acme.example/callback';
const TICKETS = '{ tickets(first: 3) { edges { node { id subject requester { displayName email } } } } }';
const CHATS = '{ chats(first: 3) { edges { node { id requester { displayName } } } } }';
const WATCH = 'subscription { ticketChanged { id } }';
const TICKETING = 'support.ticketing';
const LIVE_CHAT = 'support.live_chat';

/** `DataSubject.email CATEGORY_NOT_GRANTED`: what the grant leaves out. Who is too young is another matter. */
function notGranted({ extensions }: Answer): string[] {
  const denials = extensions?.privacy?.denials ?? [];
  return denials.flatMap(({ coordinate, reason }) =>
    reason.endsWith('_NOT_GRANTED') ? [`${coordinate} ${reason}`] : [],
  );
}

describeOnDatabases('an app with openid-client as it is, and an owner with a browser', (open) => {
  let database: Database;
  let gateway: TestGateway;

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({ database, controllers: ['sapat'], atOwnAddress: true });
  });
  afterAll(() => gateway.close());

  /** Somebody of the desk, who took an invitation and set up a second factor some day before. */
  function employed(role: string): Promise<LoggedIn> {
    const where = { ...gateway, tokenKey: TEST_TOKEN_KEY, clock: () => TEST_NOW };
    return logInForTest(where, { controller: 'sapat', role });
  }

  /** From the app's redirect over the desk's name, password and code, each a form, to the page of consent. */
  async function logInFor(
    url: string,
    { email, freshCode }: LoggedIn,
  ): Promise<{ readonly browser: ReturnType<typeof createBrowser>; readonly consent: ShownPage }> {
    const browser = createBrowser();
    const desk = await openPage(browser, url);
    expect(desk.body).toContain('Where do you work?');
    const login = await sendPageForm(browser, desk, { typed: { desk: 'sapat' } });
    const code = await sendPageForm(browser, login, { typed: { email, password: TEST_PASSWORD } });
    expect(code.body).toContain('Enter the code');
    const done = await sendPageForm(browser, code, { typed: { code: await freshCode() } });
    return { browser, consent: await followLink(browser, done, 'Go on') };
  }

  test('walk from discovery to a revoked token, and the stream that it had opened ends with the reason', async () => {
    const { origin } = new URL(gateway.url);
    const registered = (await registerApp(gateway)).config.clientMetadata();
    const config = await client.discovery(
      new URL(origin),
      registered.client_id,
      String(registered.client_secret),
      undefined,
      { algorithm: 'oauth2', execute: [client.allowInsecureRequests] },
    );
    expect(config.serverMetadata()).toMatchObject({
      issuer: origin,
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      authorization_details_types_supported: ['remit_grant'],
      pushed_authorization_request_endpoint: `${origin}/oauth/request`,
    });

    const codeVerifier = client.randomPKCECodeVerifier();
    const state = client.randomState();
    const url = await client.buildAuthorizationUrlWithPAR(config, {
      redirect_uri: CALLBACK,
      scope: 'tickets:read chats:read people:read',
      code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      state,
      authorization_details: JSON.stringify([
        {
          type: 'remit_grant',
          purposes: {
            [TICKETING]: ['user.name', 'user.contact.email', 'user.content.ticket'],
            [LIVE_CHAT]: ['user.name', 'user.content.chat'],
          },
        },
      ]),
    });
    expect([...url.searchParams.keys()].toSorted()).toEqual(['client_id', 'request_uri']);

    const { browser, consent } = await logInFor(url.href, await employed('owner'));
    expect(consent.status).toBe(200);
    const { ticks, ticked } = formOf(consent.body);
    expect(ticked).toEqual(ticks);
    expect(ticks.toSorted()).toEqual([
      'support.live_chat user.content.chat',
      'support.live_chat user.name',
      'support.ticketing user.contact.email',
      'support.ticketing user.content.ticket',
      'support.ticketing user.name',
    ]);
    const back = await decide(browser, consent, {
      keep: (tick) => tick.startsWith(`${TICKETING} `) && !tick.endsWith('email'),
    });
    expect(`${back.origin}${back.pathname}`).toBe(CALLBACK);

    const tokens = await client.authorizationCodeGrant(config, back, {
      pkceCodeVerifier: codeVerifier,
      expectedState: state,
    });
    expect(tokens.authorization_details).toEqual([
      {
        type: 'remit_grant',
        purposes: { [TICKETING]: ['user.name', 'user.content.ticket'] },
        controller: expect.stringMatching(/^ctl_/),
      },
    ]);

    const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(refreshed.refresh_token).not.toBe(tokens.refresh_token);
    for (const { access_token: as } of [tokens, refreshed]) {
      const answer = await gateway.ask(TICKETS, { as, purpose: TICKETING });
      expect(answer.errors).toBeUndefined();
      expect(answer.data?.['tickets']).toMatchObject({
        edges: [{ node: { subject: expect.any(String) } }, {}, {}],
      });
      expect(notGranted(answer)).toEqual(['DataSubject.email CATEGORY_NOT_GRANTED']);
      // The other purpose was asked for and not allowed: nothing about anybody, and no stream.
      const other = await gateway.ask(CHATS, { as, purpose: LIVE_CHAT });
      expect(notGranted(other)).toContain('DataSubject.displayName PURPOSE_NOT_GRANTED');
      expect(JSON.stringify(other.data)).not.toMatch(/"displayName":"/);
      expect(codeOf(await gateway.ask(WATCH, { as, purpose: LIVE_CHAT, over: 'ws' }))).toBe(
        'PURPOSE_NOT_GRANTED',
      );
    }

    expect(await client.tokenIntrospection(config, refreshed.access_token)).toMatchObject({
      active: true,
      client_id: registered.client_id,
      scope: 'tickets:read chats:read people:read',
      authorization_details: tokens.authorization_details,
    });

    const watch = await gateway.watch(WATCH, { as: refreshed.access_token, purpose: TICKETING });
    await client.tokenRevocation(config, refreshed.access_token);
    expect(await watch.next()).toMatchObject({
      errors: [{ extensions: { code: 'STREAM_ENDED', reason: 'TOKEN_REVOKED' } }],
    });
    expect(codeOf(await gateway.ask(TICKETS, { as: refreshed.access_token, purpose: TICKETING }))).toBe(
      'UNAUTHENTICATED',
    );
    expect(await client.tokenIntrospection(config, refreshed.access_token)).toEqual({ active: false });
    await expect(client.refreshTokenGrant(config, refreshed.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  test('who only answers customers installs nothing', async () => {
    const app = await registerApp(gateway, { clientId: 'unwanted-app', name: 'Unwanted' });
    const { consent } = await logInFor((await app.begin()).url.href, await employed('agent'));
    expect(consent.status).toBe(403);
  });
});
