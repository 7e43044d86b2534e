import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuthenticationError, createRemit, defineApp } from '@remit/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantInWords, inFile, installApp, registerApp } from '../src/index.ts';
import { type Desk, freePort, openDesk } from '../src/testing/index.ts';

const app = defineApp({
  clientId: 'ticket-lamp',
  name: 'Ticket lamp',
  publisher: 'Lamps GmbH',
  policyUrl: 'https://lamps.example/privacy',
  redirectUris: ['http://127.0.0.1:4799/callback'],
  scopes: ['tickets:read'],
  purposes: {
    'service.provision': {
      categories: ['user.name', 'user.content.ticket'],
      reason: 'Lights up when somebody wrote.',
    },
  },
  recipient: { country: 'DE', role: 'processor', contractRef: 'DPA-2026-9' },
});

let desk: Desk;
let folder: string;
beforeAll(async () => {
  desk = await openDesk();
  folder = await mkdtemp(join(tmpdir(), 'remit-kept-'));
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

test('what the owner left of it is what it reads, and the terminal says what it did not get', async () => {
  const auth = await desk.install(app, { keep: (tick) => !tick.includes('user.name') });
  const remit = createRemit(app, { url: desk.url, auth });
  const { data, denials } = await remit.for('service.provision').query({
    tickets: { $: { first: 1 }, edges: { node: { subject: true, requester: { displayName: true } } } },
  });
  expect(data.tickets?.edges[0]?.node).toMatchObject({
    subject: expect.any(String) as string,
    requester: { displayName: null },
  });
  expect(denials).toMatchObject([{ coordinate: 'DataSubject.displayName', reason: 'CATEGORY_NOT_GRANTED' }]);
  expect(grantInWords(app, await remit.grant())).toEqual([
    'Approved for service.provision: user.content.ticket.',
    'Not approved for service.provision: user.name.',
  ]);
});

test('its tokens are kept in a file that nobody else on the machine reads', async () => {
  const path = join(folder, 'a', 'session.json');
  const auth = await desk.install(app, { store: inFile(path) });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
    tokens: { accessToken: expect.any(String) as string, refreshToken: expect.any(String) as string },
  });
  await auth.signOut();
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({});
});

test('an owner who does not allow it leaves it without tokens', async () => {
  const store = inFile(join(folder, 'refused.json'));
  await expect(desk.install(app, { decision: 'refuse', store })).rejects.toBeInstanceOf(AuthenticationError);
  expect(await store.load()).not.toHaveProperty('tokens');
});

/** Asks for an address as it stands: `fetch` refuses one that is none. */
function statusOf(at: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(at);
    get({ hostname, port, path }, ({ statusCode }) => resolve(statusCode)).on('error', reject);
  });
}

test('a page that calls the listener with another state neither finishes nor ends the installation', async () => {
  const stop = new AbortController();
  const at = `http://127.0.0.1:${await freePort()}`;
  const installing = installApp(
    { ...app, redirectUris: [`${at}/callback`] },
    {
      issuer: desk.issuer,
      store: inFile(join(folder, 'forged.json')),
      signal: stop.signal,
      async open(address) {
        await fetch(address, { redirect: 'manual' });
        const forged = await fetch(`${at}/callback?code=stolen&state=guessed`);
        expect(forged.status).toBe(404);
        expect(await statusOf(at, '//[')).toBe(404);
        stop.abort();
      },
    },
  );
  await expect(installing).rejects.toThrow('Nobody decided, and nothing was installed.');
});

test('the address is good as often as it is opened: what is pushed is good for a minute only', async () => {
  const store = inFile(join(folder, 'slow.json'));
  const registered = { ...app, clientId: 'slow-lamp', name: 'Slow lamp' };
  const here = { ...registered, redirectUris: [`http://127.0.0.1:${await freePort()}/callback`] };
  await registerApp(here, { issuer: desk.issuer, registrationToken: await desk.registrationToken() });
  const sent: (string | null)[] = [];
  await installApp(here, {
    issuer: desk.issuer,
    store,
    async open(address) {
      for (const _visit of [1, 2])
        sent.push((await fetch(address, { redirect: 'manual' })).headers.get('location'));
      await desk.approve(address);
    },
  });
  expect(new Set(sent).size).toBe(2);
  for (const each of sent) expect(each).toMatch(/\/oauth\/authorize\?.*request_uri=/);
  expect(await store.load()).toHaveProperty('tokens');
  expect(await store.load()).not.toHaveProperty('pending');
});

test('registering says why not, and what to do', async () => {
  const register = (registrationToken: string, issuer = desk.issuer) =>
    registerApp({ ...app, clientId: 'lamp-of-somebody' }, { issuer, registrationToken });
  await expect(register('guessed')).rejects.toThrow(/did not register Ticket lamp/);
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  await expect(register('any', nowhere)).rejects.toThrow(/Is the gateway running\?/);
});

test('an answer is only awaited on this machine', async () => {
  const elsewhere = { ...app, redirectUris: ['https://lamps.example/callback'] };
  const installing = installApp(elsewhere, {
    issuer: desk.issuer,
    store: inFile(join(folder, 'elsewhere.json')),
    open: () => undefined,
  });
  await expect(installing).rejects.toThrow(/is not on this machine/);
});

test('a server that names another as itself does not get the registration token', async () => {
  const authorizations: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    authorizations.push(request.headers.authorization);
    const { host } = request.headers;
    const described = { issuer: desk.issuer, registration_endpoint: `http://${host}/register` };
    response.end(JSON.stringify(described));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const registering = registerApp(app, { issuer: `http://127.0.0.1:${port}`, registrationToken: 'secret' });
  await expect(registering).rejects.toThrow(/says that it is/);
  expect(authorizations).toEqual([undefined]);
  server.closeAllConnections();
  server.close();
});
