import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishedProfiles } from '../../profiles/index.ts';
import type { Database } from '../db/database.ts';
import { seed } from '../seed/seed.ts';
import { describeOnDatabases } from '../testing/database.ts';
import { digestOfDocument, holdApp, type HoldOptions } from './hold-app.ts';
import { installApp, uninstallApp } from './install-app.ts';
import { usApp } from './testing/example-manifest.ts';

const now = new Date('2026-03-15T10:00:00Z');
const { clientId } = usApp;
const HELD = 'SELECT * FROM remit_held_app($1)';

describeOnDatabases('holding an app', (open) => {
  let database: Database;
  const ids = new Map<string, number>();
  const of = (slug: string) => ids.get(slug) ?? 0;

  beforeAll(async () => {
    database = await open();
    const profiles = publishedProfiles.filter(({ id }) => ['chat2desk', 'sapat'].includes(id));
    await seed(database, { clock: () => now, profiles, conversationsPerController: 1 });
    for (const { id, slug } of await database.prisma.controller.findMany()) ids.set(slug, id);
    await install();
  });
  afterAll(() => database.close());

  const install = () =>
    database.prisma.$transaction((tx) =>
      installApp(tx, { controllerId: of('chat2desk'), manifest: usApp, now }),
    );
  const hold = (to: Partial<HoldOptions>) =>
    database.prisma.$transaction((tx) => holdApp(tx, { controllerId: of('chat2desk'), clientId, ...to }));
  const grant = () =>
    database.prisma.grant.findFirstOrThrow({
      where: { controllerId: of('chat2desk'), oauthClient: { clientId } },
    });
  const accessChanges = () =>
    database.prisma.event.count({ where: { controllerId: of('chat2desk'), type: 'ACCESS_CHANGED' } });

  test('a new app sends what it likes and asks nothing about the schema', async () => {
    expect(await grant()).toMatchObject({
      heldToDocuments: false,
      trustedDocuments: [],
      mayIntrospect: false,
    });
  });

  test.each([
    [{ documents: ['{ a }', '{ b }', '{ a }'] }, { documents: 2, introspection: false }],
    [{ introspection: true }, { documents: 2, introspection: true }],
    [{ documents: [] }, { documents: 0, introspection: true }],
    [
      { documents: 'any', introspection: false },
      { documents: 'any', introspection: false },
    ],
  ] as const)('%o: each change is a new version, and open streams hear of it', async (to, told) => {
    const [before, events] = [await grant(), await accessChanges()];
    expect(await hold(to)).toEqual({ kind: 'held', version: before.version + 1, ...told });
    expect((await grant()).version).toBe(before.version + 1);
    expect(await accessChanges()).toBe(events + 1);
    // What changes nothing is no change.
    expect(await hold(to)).toMatchObject({ version: before.version + 1 });
    expect(await accessChanges()).toBe(events + 1);
  });

  test('is remembered by digests, stays when it is installed again, and is told inside its own controller alone', async () => {
    await hold({ documents: ['{ a }'] });
    await install();
    const { id, trustedDocuments } = await grant();
    expect(trustedDocuments).toEqual([digestOfDocument('{ a }')]);
    const askedIn = async (controllerId: number) => {
      const operation = database.walled.begin();
      await operation.enterAs(controllerId);
      const rows = await operation.sql.query('held_app', HELD, [id]);
      await operation.end();
      return rows;
    };
    expect(await askedIn(of('chat2desk'))).toEqual([
      { held_to_documents: true, trusted_documents: trustedDocuments, may_introspect: false },
    ]);
    expect(await askedIn(of('sapat'))).toEqual([]);
    expect(await database.walled.sql.query('held_app', HELD, [id])).toEqual([]);
  });

  test('what is not granted is not held', async () => {
    expect(
      await database.prisma.$transaction((tx) =>
        holdApp(tx, { controllerId: of('sapat'), clientId, introspection: true }),
      ),
    ).toEqual({ kind: 'unknown' });
    await database.prisma.$transaction((tx) =>
      uninstallApp(tx, { controllerId: of('chat2desk'), clientId, now }),
    );
    expect(await hold({ introspection: true })).toEqual({ kind: 'unknown' });
  });
});
