import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from './database.ts';
import { createPGlite, databaseOnPGlite } from './pglite.ts';
import { checkRoom, DiskFull, isDiskFull, writingOnlyWithRoom } from './room-on-disk.ts';

test('a folder with too little room says how much is missing', async () => {
  await checkRoom(tmpdir(), 1);
  await expect(checkRoom(tmpdir(), Number.MAX_SAFE_INTEGER)).rejects.toThrow(DiskFull);
});

test('without room nothing is written, and reading goes on; with room again, so does writing', async () => {
  let full = false;
  const check = async () => {
    if (full) throw new DiskFull('somewhere', 1);
  };
  const database = await databaseOnPGlite(writingOnlyWithRoom(await createPGlite(), check), {});
  onTestFinished(() => database.close());
  const { prisma, sql } = database;
  const insert = () => sql.query('insert', 'INSERT INTO note VALUES (1)');
  const count = async () => {
    const [row] = await sql.query<{ n: number }>('count', 'SELECT count(*)::int AS n FROM note');
    return row?.n;
  };
  const failed = (work: Promise<unknown>) => work.then(() => false, isDiskFull);
  await sql.query('create', 'CREATE TABLE note (id int)');
  await insert();
  full = true;
  expect(await failed(insert())).toBe(true);
  expect(await failed(prisma.$executeRawUnsafe('INSERT INTO note VALUES (2)'))).toBe(true);
  const inTransaction = prisma.$transaction(async (tx) => {
    await tx.$queryRawUnsafe('SELECT 1');
    await tx.$executeRawUnsafe('INSERT INTO note VALUES (3)');
  });
  expect(await failed(inTransaction)).toBe(true);
  expect(await count()).toBe(1);
  full = false;
  await insert();
  expect(await count()).toBe(2);
});

test('a folder is opened with room for it, or not at all', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'remit-room-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const opened = openDatabase({ folder, leastFreeBytes: Number.MAX_SAFE_INTEGER });
  await expect(opened).rejects.toThrow(DiskFull);
});
