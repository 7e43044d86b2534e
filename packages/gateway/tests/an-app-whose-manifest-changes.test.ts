import { type Database, updateApp } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import * as client from 'openid-client';
import { beforeAll, expect, test } from 'vitest';
import {
  browserOf,
  formOf,
  openPage,
  startTestGateway,
  type TestGateway,
  testManifest,
  testSignIn,
} from '../src/testing/index.ts';
import { registerApp, type TestApp } from './oauth-app.ts';

const OTHER_CALLBACK = 'https://acme.example/oauth/callback';
const SUBJECTS = '{ tickets(first: 1) { edges { node { subject } } } }';

describeOnDatabases('an app whose manifest changes', (open) => {
  let database: Database;
  let gateway: TestGateway;
  let app: TestApp;

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({ database, controllers: ['sapat'], oauthAt: testSignIn(database) });
    app = await registerApp(gateway);
    return () => gateway.close();
  });

  const update = (changes: Parameters<typeof testManifest>[0]) =>
    database.prisma.$transaction((tx) => updateApp(tx, testManifest(changes)));
  const ticksOf = async (parameters: Record<string, string> = {}) => {
    const { url } = await app.begin(parameters);
    const page = await openPage(await browserOf(database, 'sapat'), url.href);
    return { status: page.status, ticks: formOf(page.body).ticks };
  };

  test('comes back where it says now, and nowhere else', async () => {
    expect(await update({})).toEqual([]);
    expect(await update({ redirectUris: [OTHER_CALLBACK], name: 'Acme CRM 2' })).toEqual([
      'name',
      'redirectUris',
    ]);
    expect((await ticksOf()).status).toBe(400);
    const there = await ticksOf({ redirect_uri: OTHER_CALLBACK });
    expect(there).toMatchObject({
      status: 200,
      ticks: expect.arrayContaining(['support.ticketing user.name']),
    });
    expect(await update({})).toEqual(['name', 'redirectUris']);
  });

  test('asks for what it says now; what was granted before opens what it opened', async () => {
    const first = await app.install('sapat');
    const { purposes } = testManifest();
    const { 'support.ticketing': ticketing } = purposes;
    if (ticketing === undefined) throw new Error('The manifest of the test has changed.');
    const less = { ...ticketing, categories: ['user.name'] as const };
    expect(await update({ purposes: { 'support.ticketing': less }, scopes: ['tickets:read'] })).toEqual([
      'scopes',
      'purposes',
    ]);
    expect((await ticksOf()).ticks).toEqual(['support.ticketing user.name']);
    const subject = async (as: string) =>
      (await gateway.ask(SUBJECTS, { as, purpose: 'support.ticketing' })).data?.['tickets'] as {
        edges: { node: { subject: string | null } }[];
      };
    expect((await subject(first.access_token)).edges[0]?.node.subject).toEqual(expect.any(String));
    // Its refresh token is still its own.
    const again = await client.refreshTokenGrant(app.config, first.refresh_token ?? '');
    expect((await subject(again.access_token)).edges[0]?.node.subject).toEqual(expect.any(String));
    // Approved anew, it has what it asks for now, and no more.
    const anew = await app.install('sapat');
    expect((await subject(anew.access_token)).edges[0]?.node.subject).toBeNull();
    expect((await subject(again.access_token)).edges[0]?.node.subject).toBeNull();
  });

  test('nobody becomes known by it', async () => {
    expect(await update({ clientId: 'a-stranger' })).toBeUndefined();
    expect(await database.prisma.oAuthClient.count({ where: { clientId: 'a-stranger' } })).toBe(0);
  });
});
