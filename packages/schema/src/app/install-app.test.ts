import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishedProfiles } from '../../profiles/index.ts';
import type { Database } from '../db/database.ts';
import type { Prisma } from '../db/generated/client.ts';
import { seed } from '../seed/seed.ts';
import { describeOnDatabases } from '../testing/database.ts';
import { installApp, uninstallApp } from './install-app.ts';
import { narrowGrant } from './narrow-grant.ts';
import { registerApp } from './register.ts';
import { usApp } from './testing/example-manifest.ts';

const now = new Date('2026-03-15T10:00:00Z');
const { clientId } = usApp;

describeOnDatabases('installing an app', (open) => {
  let database: Database;
  const ids = new Map<string, number>();
  const of = (slug: string) => ids.get(slug) ?? 0;

  beforeAll(async () => {
    database = await open();
    const profiles = publishedProfiles.filter(({ id }) => id !== 'locusd');
    await seed(database, { clock: () => now, profiles, conversationsPerController: 2 });
    for (const { id, slug } of await database.prisma.controller.findMany()) ids.set(slug, id);
  });
  afterAll(() => database.close());

  const inTransaction = <T>(work: (tx: Prisma.TransactionClient) => Promise<T>) =>
    database.prisma.$transaction(work);
  const install = (slug: string, options: Partial<Parameters<typeof installApp>[1]> = {}) =>
    inTransaction((tx) => installApp(tx, { controllerId: of(slug), manifest: usApp, now, ...options }));
  const grantAt = (slug: string) =>
    database.prisma.grant.findFirst({
      where: { controllerId: of(slug), oauthClient: { clientId } },
      include: { recipient: true, tokens: true },
    });
  const accessChanges = (slug: string) =>
    database.prisma.event.count({ where: { controllerId: of(slug), type: 'ACCESS_CHANGED' } });

  test('what is allowed becomes a grant and a dated entry in the register, and no new policy [OBL-MULTI-REC-08]', async () => {
    const policies = () => database.prisma.policyVersion.count();
    const before = await policies();
    const agent = await database.prisma.agent.findFirstOrThrow({ where: { controllerId: of('chat2desk') } });
    const installed = await install('chat2desk', { approvedByAgentId: agent.id });
    expect(installed).toMatchObject({ kind: 'installed', judgement: { outcome: 'allowed' } });
    expect(await grantAt('chat2desk')).toMatchObject({
      purposes: { 'service.provision': ['user.name'] },
      scopes: ['tickets:read', 'chats:read'],
      approvedById: agent.id,
      revokedAt: null,
      recipient: {
        name: usApp.name,
        country: 'US',
        role: 'processor',
        safeguard: 'scc',
        contractRef: 'DPA-7',
        policyUrl: usApp.policyUrl,
        allowedFields: ['user.name'],
        enteredAt: now,
        active: true,
      },
    });
    expect(await policies()).toBe(before);
    const client = await database.prisma.oAuthClient.findUniqueOrThrow({ where: { clientId } });
    expect(client.manifest).toEqual(JSON.parse(JSON.stringify(usApp)));
  });

  test('what is refused leaves nothing behind [OBL-MULTI-REC-01]', async () => {
    for (const slug of ['infostud', 'chat-center']) {
      expect(await install(slug)).toMatchObject({ kind: 'refused', judgement: { outcome: 'refused' } });
      expect(await grantAt(slug)).toBeNull();
      expect(
        await database.prisma.recipient.count({ where: { controllerId: of(slug), name: usApp.name } }),
      ).toBe(0);
    }
  });

  test('what the controller records turns the refusal: an entry under Art. 65, and the day people were told [OBL-MULTI-REC-08] [OBL-INFO-TRF-13]', async () => {
    const register = (slug: string, more: Partial<Parameters<typeof registerApp>[1]>) =>
      inTransaction((tx) => registerApp(tx, { controllerId: of(slug), manifest: usApp, now, ...more }));
    await register('infostud', {});
    expect(await install('infostud')).toMatchObject({ kind: 'refused' });
    await register('infostud', { safeguard: 'art65' });
    expect(await install('infostud')).toMatchObject({ kind: 'installed' });
    await register('chat-center', { notifiedAt: now });
    expect(await install('chat-center')).toMatchObject({ kind: 'installed' });
  });

  test('a published name is nobody’s until the controller says whose it is', async () => {
    const manifest = { ...usApp, clientId: 'not-twilio', name: 'Twilio' };
    const refused = await install('chat-center', { manifest });
    expect(refused.judgement.reasons.map(({ code }) => code)).toContain('NAME_OF_ANOTHER');
  });

  test('narrowed it has less, under a new version, and open streams are told to ask again', async () => {
    const before = await grantAt('chat2desk');
    const heard = await accessChanges('chat2desk');
    const wider = await inTransaction((tx) =>
      narrowGrant(tx, { controllerId: of('chat2desk'), clientId, to: { scopes: ['tickets:write'] } }),
    );
    expect(wider).toEqual({ kind: 'wider', what: ['tickets:write'] });
    const narrowed = await inTransaction((tx) =>
      narrowGrant(tx, { controllerId: of('chat2desk'), clientId, to: { scopes: ['chats:read'] } }),
    );
    expect(narrowed).toMatchObject({
      kind: 'narrowed',
      scopes: ['chats:read'],
      purposes: { 'service.provision': ['user.name'] },
      version: (before?.version ?? 0) + 1,
    });
    expect(await accessChanges('chat2desk')).toBe(heard + 1);
  });

  test('a grant is narrowed from a kind of data to a part of it, and not back', async () => {
    const { id = 0, purposes } = (await grantAt('chat2desk')) ?? {};
    const give = (to: object) =>
      database.prisma.grant.update({ where: { id }, data: { purposes: JSON.parse(JSON.stringify(to)) } });
    await give({ 'service.provision': ['user.contact'] });
    const narrow = (category: 'user.contact' | 'user.contact.email') =>
      inTransaction((tx) => {
        const to = { purposes: { 'service.provision': [category] } };
        return narrowGrant(tx, { controllerId: of('chat2desk'), clientId, to });
      });
    const email = { 'service.provision': ['user.contact.email'] };
    expect(await narrow('user.contact.email')).toMatchObject({ kind: 'narrowed', purposes: email });
    const wider = { kind: 'wider', what: ['user.contact for service.provision'] };
    expect(await narrow('user.contact')).toEqual(wider);
    await give(purposes as object);
  });

  test('whoever changes a grant or the register by hand is heard of too, and the version moves', async () => {
    const { prisma } = database;
    const before = await grantAt('chat2desk');
    const heard = await accessChanges('chat2desk');
    await prisma.grant.update({ where: { id: before?.id ?? 0 }, data: { scopes: [] } });
    expect((await grantAt('chat2desk'))?.version).toBe((before?.version ?? 0) + 1);
    await prisma.recipient.update({ where: { id: before?.recipientId ?? 0 }, data: { allowedFields: [] } });
    await prisma.oAuthClient.update({ where: { clientId }, data: { disabledAt: now } });
    await prisma.oAuthClient.update({ where: { clientId }, data: { disabledAt: null } });
    expect(await accessChanges('chat2desk')).toBe(heard + 4);
    // The register goes before what is asked for again.
    expect((await install('chat2desk')).judgement.reasons.map(({ code }) => code)).toEqual([
      'PURPOSE_NOT_REGISTERED',
    ]);
  });

  test('taken back it is gone with its tokens, which a new approval does not bring back', async () => {
    const slug = 'sapat';
    expect(await install(slug)).toMatchObject({ kind: 'installed' });
    const grant = await grantAt(slug);
    await database.prisma.accessToken.create({
      data: { digest: 'd'.repeat(64), controllerId: of(slug), grantId: grant?.id ?? 0, createdAt: now },
    });
    const uninstall = () =>
      inTransaction((tx) => uninstallApp(tx, { controllerId: of(slug), clientId, now }));
    expect(await uninstall()).toBe(true);
    expect(await uninstall()).toBe(false);
    expect(await grantAt(slug)).toMatchObject({ revokedAt: now, tokens: [{ revokedAt: now }] });
    // A token that somebody gave out since, or that an older version left alone.
    await database.prisma.accessToken.updateMany({
      where: { grantId: grant?.id ?? 0 },
      data: { revokedAt: null },
    });
    expect(await install(slug)).toMatchObject({ kind: 'installed', grantId: grant?.id });
    const again = await grantAt(slug);
    expect(again).toMatchObject({ revokedAt: null, tokens: [{ revokedAt: now }] });
    expect(again?.version).toBeGreaterThan(grant?.version ?? 0);
  });

  test('what the register has as an authority is not made a processor by an app of its name, and not let in', async () => {
    const { prisma } = database;
    const slug = 'sapat';
    expect(await install(slug)).toMatchObject({ kind: 'installed' });
    const entry = { controllerId: of(slug), oauthClient: { clientId } };
    await prisma.recipient.updateMany({ where: entry, data: { role: 'authority' } });
    await inTransaction((tx) => registerApp(tx, { controllerId: of(slug), manifest: usApp, now }));
    expect(await prisma.recipient.findFirst({ where: entry })).toMatchObject({ role: 'authority' });
    const again = await install(slug);
    expect(again.kind).toBe('refused');
    expect(again.judgement.reasons.map(({ code }) => code)).toContain('AUTHORITY_IS_NO_APP');
  });
});
