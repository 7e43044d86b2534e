import { createRequire } from 'node:module';
import { type Desk, openDesk } from '@remit/example-install/testing';
import { decide, formOf, openPage, TEST_NOW } from '@remit/gateway/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAppTester, errors } from 'zapier-platform-core';
import { refreshAccessToken } from '../src/authentication.ts';
import { integration } from '../src/integration.ts';
import { app } from '../src/manifest.ts';
import { newTickets } from '../src/new-ticket.ts';
import { publishIntegration, zapierAccount } from '../src/testing/zapier-account.ts';

let desk: Desk;
let now = TEST_NOW;
const zapier = zapierAccount();
const tester = createAppTester(integration);
const polls = () => zapier.run(newTickets, {}, { isLoadingSample: true });

beforeAll(async () => {
  desk = await openDesk({ clock: () => now });
  await publishIntegration(desk);
});
afterAll(() => desk.close());

/** `validateAppDefinition` of zapier-platform-schema, over the definition as Zapier’s servers see it. */
async function faultsOf(definition: object): Promise<readonly unknown[]> {
  type Handler = (event: { command: 'validate' }) => Promise<{ results: readonly unknown[] }>;
  const { createAppHandler } = createRequire(import.meta.url)('zapier-platform-core') as {
    createAppHandler: (of: object) => Handler;
  };
  return (await createAppHandler(definition)({ command: 'validate' })).results;
}

test('Zapier takes the definition, and takes no other', async () => {
  expect(await faultsOf(integration)).toEqual([]);
  expect(await faultsOf({ ...integration, authentication: { type: 'oauth2' } })).not.toEqual([]);
});

test('the owner reads what it asks for, allows it, and the connection bears the name of the desk', async () => {
  const { address } = await zapier.connect(app.redirectUris[0]);
  const page = await openPage(desk.browser, address);
  expect(formOf(page.body).ticked).toEqual(
    app.purposes['service.provision'].categories.map((category) => `service.provision ${category}`),
  );
  const { displayName } = await desk.database.prisma.controller.findUniqueOrThrow({
    where: { slug: desk.controller },
  });
  expect(await zapier.connectTo(desk)).toBe(displayName);
  expect(await polls()).toHaveLength(3);
});

test('an owner who does not allow it leaves it without a connection', async () => {
  await expect(zapierAccount().connectTo(desk, { decision: 'refuse' })).rejects.toThrow(
    'the admin did not allow it',
  );
});

test('without PKCE nobody comes in, nor with a verifier of somebody else', async () => {
  const { address } = await zapier.connect(app.redirectUris[0]);
  const plain = new URL(address);
  plain.searchParams.delete('code_challenge');
  plain.searchParams.delete('code_challenge_method');
  const { location } = await desk.browser.get(plain.href);
  expect(new URL(location ?? '').searchParams.get('error')).toBe('invalid_request');

  const other = await zapierAccount().connect(app.redirectUris[0]);
  const mixed = new URL(address);
  mixed.searchParams.set('state', other.state);
  const stolen = await decide(desk.browser, await openPage(desk.browser, mixed.href));
  await expect(other.finish(stolen)).rejects.toThrow('not taken up within a minute, or by somebody else');
});

test('a token that is over is renewed, both tokens come anew, and the step runs again', async () => {
  await zapier.connectTo(desk);
  const before = zapier.kept()?.authData ?? {};
  now = new Date(now.getTime() + 2 * 3_600_000);
  const once = tester(newTickets, { authData: before, inputData: {}, meta: {} });
  await expect(once).rejects.toBeInstanceOf(errors.RefreshAuthError);

  expect(await polls()).toHaveLength(3);
  const after = zapier.kept()?.authData;
  expect(after?.['access_token']).not.toBe(before['access_token']);
  expect(after?.['refresh_token']).not.toBe(before['refresh_token']);
});

test('a grant that was taken back is told in plain words, and Zapier asks to connect again', async () => {
  await zapier.connectTo(desk);
  await desk.revoke(app);
  const failure = await polls().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(errors.ExpiredAuthError);
  expect(String(failure)).toMatch(
    /took the approval back.*Nothing was read or written\..*connect the account again/,
  );
  await zapier.connectTo(desk);
  expect(await polls()).toHaveLength(3);
});

test('an integration that the gateway does not know is told so, and not sent to connect again', async () => {
  await zapier.connectTo(desk);
  const secret = process.env['CLIENT_SECRET'];
  process.env['CLIENT_SECRET'] = 'guessed';
  const renewing = tester(refreshAccessToken, { authData: zapier.kept()?.authData ?? {} });
  const failure = await renewing.catch((error: unknown) => error);
  process.env['CLIENT_SECRET'] = secret;
  expect(failure).toBeInstanceOf(errors.Error);
  expect(String(failure)).toContain('Whoever published the integration checks CLIENT_ID and CLIENT_SECRET');
});

test('neither secret nor token leaves unencrypted', async () => {
  const url = process.env['REMIT_URL'];
  process.env['REMIT_URL'] = 'http://help.example';
  const renewing = tester(refreshAccessToken, { authData: { refresh_token: 'x' } });
  const failure = await renewing.catch((error: unknown) => error);
  process.env['REMIT_URL'] = url;
  expect(String(failure)).toContain('REMIT_URL is no https address');
});
