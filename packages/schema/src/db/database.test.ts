import { expect, test, vi } from 'vitest';
import { describeOnDatabases } from '../testing/database.ts';
import { openDatabase } from './database.ts';
import { newPublicId } from './public-id.ts';

const controller = {
  publicId: newPublicId('controller'),
  slug: 'acme',
  displayName: 'Acme',
  timeZone: 'Europe/Belgrade',
};

test.each([
  {},
  { url: 'postgresql://localhost/x', memory: true as const },
  { folder: 'x', memory: true as const },
])('says that exactly one place is needed: %j', async (options) => {
  await expect(openDatabase(options)).rejects.toThrow('exactly one of url');
});

describeOnDatabases('an open database', (open, kind) => {
  test('answers Prisma and SQL from the same data', async () => {
    const database = await open();
    expect(database.kind).toBe(kind);
    await database.prisma.controller.create({ data: controller });
    const rows = await database.sql.query<{ slug: string }>(
      'controller_by_public_id',
      'SELECT slug FROM controller WHERE public_id = $1',
      [controller.publicId],
    );
    expect(rows).toEqual([{ slug: 'acme' }]);
  });

  test('gives every kind of value back as documented, in UTC whatever the zone of the machine', async () => {
    const database = await open();
    const moment = new Date('2026-03-29T01:30:00.123Z');
    const [row] = await database.sql.query(
      'values',
      `SELECT $1::timestamptz AS moment, $2::int8 AS big, $3::int[] AS list, $4::json AS json, $5::text AS nothing,
              $6::boolean AS yes, $1::timestamptz::text AS text, $7::text[] AS words`,
      [moment, 9_007_199_254_740_993n, [1, 2], '{"a":[1]}', null, true, ['a,b', 'c"d']],
    );
    expect(row).toEqual({
      moment,
      big: 9_007_199_254_740_993n,
      list: [1, 2],
      json: { a: [1] },
      nothing: null,
      yes: true,
      text: '2026-03-29 01:30:00.123+00',
      words: ['a,b', 'c"d'],
    });
    const made = await database.prisma.controller.create({ data: { ...controller, createdAt: moment } });
    const again = await database.prisma.controller.findUniqueOrThrow({ where: { id: made.id } });
    expect(again.createdAt).toEqual(moment);
    const [stored] = await database.sql.query<{ created_at: Date }>(
      'created',
      'SELECT created_at FROM controller',
    );
    expect(stored?.created_at).toEqual(moment);
  });

  test('loads a tree in one statement with the join strategy, and every statement is seen', async () => {
    const seen: string[] = [];
    const database = await open({ onStatement: (sql) => seen.push(sql) });
    await database.prisma.controller.findMany({
      select: {
        slug: true,
        dataSubjects: { select: { email: true, visits: { select: { pageUrl: true } } } },
      },
      relationLoadStrategy: 'join',
    });
    await database.sql.query('one', 'SELECT 1 AS one');
    expect(seen).toHaveLength(2);
    expect(seen[0]).toContain('"page_url"');
    expect(seen[0]).not.toContain('ip_address');
    expect(seen[1]).toBe('SELECT 1 AS one');
  });

  test('statements inside a transaction are seen too, BEGIN and COMMIT are not', async () => {
    const seen: string[] = [];
    const database = await open({ onStatement: (sql) => seen.push(sql) });
    await database.prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT 1`;
      await tx.$queryRaw`SELECT 2 AS two`;
    });
    expect(seen).toEqual(['SELECT 1', 'SELECT 2 AS two']);
  });

  test('a transaction that throws leaves nothing behind', async () => {
    const { prisma } = await open();
    const fails = prisma.$transaction(async (tx) => {
      await tx.controller.create({ data: controller });
      throw new Error('no');
    });
    await expect(fails).rejects.toThrow('no');
    expect(await prisma.controller.count()).toBe(0);
  });

  test('hears what is notified, until it stops listening', async () => {
    const database = await open();
    const heard: string[] = [];
    const alsoHeard: string[] = [];
    const stop = await database.listen('remit_event', (payload) => heard.push(payload));
    const stopOther = await database.listen('remit_event', (payload) => alsoHeard.push(payload));
    await database.sql.query('notify', `SELECT pg_notify('remit_event', $1)`, ['1']);
    await vi.waitFor(() => expect([heard, alsoHeard]).toEqual([['1'], ['1']]));
    await stop();
    await database.sql.query('notify', `SELECT pg_notify('remit_event', $1)`, ['2']);
    await vi.waitFor(() => expect(alsoHeard).toEqual(['1', '2']));
    expect(heard).toEqual(['1']);
    await stopOther();
    const heardLater: string[] = [];
    await database.listen('remit_event', (payload) => heardLater.push(payload));
    await database.sql.query('notify', `SELECT pg_notify('remit_event', $1)`, ['3']);
    await vi.waitFor(() => expect(heardLater).toEqual(['3']));
  });

  test('an event carries the transaction that wrote it', async () => {
    const { prisma, sql } = await open();
    await prisma.event.createMany({ data: [{ controllerId: 1, type: 'x', recordedAt: new Date(0) }] });
    // A transaction in any other database of the same server, another test's, holds it back for a moment.
    await vi.waitFor(
      async () => {
        const rows = await sql.query<{ settled: boolean }>(
          'settled',
          'SELECT transaction_id < pg_snapshot_xmin(pg_current_snapshot()) AS settled FROM event',
        );
        expect(rows).toEqual([{ settled: true }]);
      },
      { timeout: 20_000 },
    );
  });

  test('can be closed twice, even at once', async () => {
    const database = await open();
    await Promise.all([database.close(), database.close()]);
    await database.close();
  });
});
