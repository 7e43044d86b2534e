import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import * as client from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Answer,
  browserOf,
  codeOf,
  decide,
  formOf,
  openConsent,
  startTestGateway,
  type TestGateway,
  testSignIn,
} from '../src/testing/index.ts';
import { registerApp, type TestApp } from './oauth-app.ts';

const TICKETS = '{ tickets(first: 3) { edges { node { id subject requester { displayName email } } } } }';
const WATCH = 'subscription { ticketChanged { id } }';
const purpose = 'support.ticketing';

/** What the grant or the token leaves out; who is too young for the service is another matter. */
function notGranted({ extensions }: Answer): string[] {
  const denials = extensions?.privacy?.denials ?? [];
  return denials.flatMap(({ coordinate, reason }) => (reason === 'CATEGORY_NOT_GRANTED' ? [coordinate] : []));
}

describeOnDatabases('openid-client as it is', (open) => {
  let database: Database;
  let gateway: TestGateway;
  let app: TestApp;
  let origin: string;

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({ database, controllers: ['sapat'], oauthAt: testSignIn(database) });
    origin = new URL(gateway.url).origin;
    app = await registerApp(gateway);
  });
  afterAll(() => gateway.close());

  test('walks from discovery to a revoked token, and a stream ends with the reason', async () => {
    const { config } = app;
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
      redirect_uri: 'https://acme.example/callback',
      scope: 'tickets:read people:read',
      code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      state,
      authorization_details: JSON.stringify([
        {
          type: 'remit_grant',
          purposes: {
            'support.ticketing': ['user.name', 'user.contact.email', 'user.content.ticket'],
            'support.live_chat': ['user.content.chat'],
          },
        },
      ]),
    });
    expect([...url.searchParams.keys()].toSorted()).toEqual(['client_id', 'request_uri']);

    const browser = await browserOf(database, 'sapat');
    const page = await openConsent(browser, url.href);
    expect(page.status).toBe(200);
    expect(formOf(page.body).ticks.toSorted()).toEqual([
      'support.live_chat user.content.chat',
      'support.ticketing user.contact.email',
      'support.ticketing user.content.ticket',
      'support.ticketing user.name',
    ]);
    const keep = (tick: string) => tick.startsWith(purpose) && !tick.includes('email');
    const back = await decide(browser, page, { keep });
    expect(back.searchParams.get('iss')).toBe(origin);

    const tokens = await client.authorizationCodeGrant(config, back, {
      pkceCodeVerifier: codeVerifier,
      expectedState: state,
    });
    expect(tokens.authorization_details).toEqual([
      {
        type: 'remit_grant',
        purposes: { 'support.ticketing': ['user.name', 'user.content.ticket'] },
        controller: expect.stringMatching(/^ctl_/),
      },
    ]);
    const answer = await gateway.ask(TICKETS, { as: tokens.access_token, purpose });
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.['tickets']).toMatchObject({
      edges: [{ node: { subject: expect.any(String) } }, {}, {}],
    });
    expect(notGranted(answer)).toEqual(['DataSubject.email']);

    const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(refreshed.refresh_token).not.toBe(tokens.refresh_token);
    expect(await client.tokenIntrospection(config, refreshed.access_token)).toMatchObject({
      active: true,
      client_id: 'acme-crm',
      scope: 'tickets:read people:read',
      authorization_details: tokens.authorization_details,
    });

    const watch = await gateway.watch(WATCH, { as: refreshed.access_token, purpose });
    await client.tokenRevocation(config, refreshed.access_token);
    expect(await watch.next()).toMatchObject({
      errors: [{ extensions: { code: 'STREAM_ENDED', reason: 'TOKEN_REVOKED' } }],
    });
    expect(codeOf(await gateway.ask(TICKETS, { as: refreshed.access_token, purpose }))).toBe(
      'UNAUTHENTICATED',
    );
    expect(await client.tokenIntrospection(config, refreshed.access_token)).toEqual({ active: false });
    await expect(client.refreshTokenGrant(config, refreshed.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  test('a host without node:http has the same server', async () => {
    const { fetch: answer } = gateway.gateway;
    const discovery = `${origin}/.well-known/oauth-authorization-server`;
    expect(await (await answer(new Request(discovery))).json()).toEqual(
      await (await fetch(discovery)).json(),
    );
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'acme-crm',
      client_secret: 'no',
    });
    const refused = await answer(new Request(`${origin}/oauth/token`, { method: 'POST', body }));
    expect([refused.status, await refused.json()]).toEqual([
      401,
      expect.objectContaining({ error: 'invalid_client' }),
    ]);
    const page = await answer(new Request(`${origin}/oauth/consent/nothing`));
    expect([page.status, (await page.text()).trimEnd().endsWith('</html>')]).toEqual([400, true]);
  });

  test('a server of the app comes in without anybody, as far as the app is installed', async () => {
    await app.install('sapat');
    const tokens = await client.clientCredentialsGrant(app.config, {
      authorization_details: JSON.stringify([
        { type: 'remit_grant', purposes: { 'support.ticketing': ['user.content.ticket'] } },
      ]),
    });
    const answer = await gateway.ask(TICKETS, { as: tokens.access_token, purpose });
    expect(notGranted(answer)).toEqual(['DataSubject.displayName', 'DataSubject.email']);
    const other = await gateway.ask(TICKETS, { as: tokens.access_token, purpose: 'support.live_chat' });
    expect(other.extensions?.privacy?.denials[0]).toMatchObject({ reason: 'PURPOSE_NOT_GRANTED' });
  });

  test.each([
    [
      'the grant',
      'GRANT_REVOKED',
      `UPDATE "grant" SET revoked_at = now() WHERE oauth_client_id = (SELECT id FROM oauth_client WHERE client_id = 'acme-crm')`,
    ],
    ['the app', 'APP_DISABLED', `UPDATE oauth_client SET disabled_at = now() WHERE client_id = 'acme-crm'`],
  ])('%s taken away ends what its tokens opened, and gives no new ones', async (_what, reason, statement) => {
    const tokens = await app.install('sapat');
    const server = await client.clientCredentialsGrant(app.config);
    const watch = await gateway.watch(WATCH, { as: tokens.access_token, purpose });
    await database.sql.query(`take_away_${reason}`, statement);
    expect(await watch.next()).toMatchObject({ errors: [{ extensions: { code: 'STREAM_ENDED', reason } }] });
    for (const { access_token: as } of [tokens, server]) {
      expect(codeOf(await gateway.ask(TICKETS, { as, purpose }))).toBe('UNAUTHENTICATED');
    }
    await expect(client.refreshTokenGrant(app.config, tokens.refresh_token ?? '')).rejects.toThrow();
    await expect(client.clientCredentialsGrant(app.config)).rejects.toThrow();
  });
});
