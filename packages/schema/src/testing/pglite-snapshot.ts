import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { DatabaseOptions } from '../db/database.ts';
import { migrate, migrationsDigest } from '../db/migrate.ts';
import { databaseOnPGlite } from '../db/pglite.ts';
import type { TestDatabase } from './database.ts';

const cacheFolder = join(import.meta.dirname, '../../node_modules/.cache/remit');

/** PGlite in memory, restored from a dump of a migrated one instead of being made and migrated each time. */
export async function openTestPGlite(options: Pick<DatabaseOptions, 'onStatement'>): Promise<TestDatabase> {
  return databaseOnPGlite(await PGlite.create({ loadDataDir: await migratedDump() }), options);
}

async function migratedDump(): Promise<Blob> {
  const file = join(cacheFolder, `pglite-${await migrationsDigest()}.tar`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept !== undefined) return new Blob([new Uint8Array(kept)]);
  const client = await PGlite.create();
  const database = await databaseOnPGlite(client, {});
  await migrate(database);
  const dump = await client.dumpDataDir('none');
  await database.close();
  // Several workers may make it at once: each writes aside, the last to rename wins, all are the same.
  await mkdir(cacheFolder, { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, new Uint8Array(await dump.arrayBuffer()));
  await rename(draft, file);
  return dump;
}
