import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import * as client from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, codeOf, startTestGateway, type TestGateway, testSignIn } from '../src/testing/index.ts';
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
