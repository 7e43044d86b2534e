import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { describeOnDatabases } from '../testing/database.ts';
import { type Database, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import * as engine from './schema-engine.ts';

const prismaFolder = join(import.meta.dirname, '../../prisma');
const all = (await readdir(join(prismaFolder, 'migrations'))).filter((name) => /^\d{4}_/.test(name)).sort();

describeOnDatabases('a migrated database', (open) => {
  test('lists every migration as Prisma does', async () => {
    const { sql } = await open();
    const rows = await sql.query<{ migration_name: string; done: boolean }>(
      'all_migrations',
      'SELECT migration_name, finished_at IS NOT NULL AS done FROM _prisma_migrations ORDER BY migration_name',
    );
    expect(rows).toEqual(all.map((name) => ({ migration_name: name, done: true })));
  });

  test('has nothing due, and does not load the engine to find that out', async () => {
    const loaded = vi.spyOn(engine, 'withSchemaEngine');
    const seen: string[] = [];
    const database = await open({ onStatement: (sql) => seen.push(sql) });
    expect(await migrate(database)).toEqual([]);
    expect(seen).toHaveLength(2);
    expect(loaded).not.toHaveBeenCalled();
  });

  test('a migration that this version does not know is an error, not a guess', async () => {
    const database = await open();
    await database.sql.query(
      'newer',
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ('x', 'x', '9999_from_the_future', now(), 1)`,
    );
    await expect(migrate(database)).rejects.toThrow('9999_from_the_future');
  });

  test('a migration that was applied in another wording is named', async () => {
    const database = await open();
    await database.sql.query(
      'edit',
      `UPDATE _prisma_migrations SET checksum = 'x' WHERE migration_name = '0002_guards'`,
    );
    await expect(migrate(database)).rejects.toThrow('0002_guards was applied in another wording');
  });
});

test('an empty PGlite gets all migrations, and says so while it works', async () => {
  const database = await openDatabase({ memory: true });
  const lines: string[] = [];
  expect(await migrate(database, { onProgress: (line) => lines.push(line) })).toEqual(all);
  expect(lines).toEqual([
    `Preparing the database: ${all.length} migrations to apply.`,
    ...all.map((name) => `Applied ${name}.`),
  ]);
  expect(await migrate(database)).toEqual([]);
  await database.close();
});

test('the migrations lead to exactly what prisma/*.prisma describes', async () => {
  const names = (await readdir(prismaFolder)).filter((file) => file.endsWith('.prisma'));
  const files = await Promise.all(
    names.map(async (path) => ({ path, content: await readFile(join(prismaFolder, path), 'utf8') })),
  );
  const database = await openDatabase({ memory: true });
  await migrate(database);
  const push = await database.withMigrationAdapter((adapter) =>
    engine.withSchemaEngine(adapter, (schemaEngine) =>
      schemaEngine.schemaPush({
        force: true,
        schema: { files },
        filters: { externalTables: [], externalEnums: [] },
      }),
    ),
  );
  // If this is not 0: node --conditions=@remit/source scripts/make-migration.ts <name>
  expect(push.executedSteps).toBe(0);
  await database.close();
});

test('a script that fails is an error with the words of the database, and nothing of it stays', async () => {
  const database = await openDatabase({ memory: true });
  const failing = database.withMigrationAdapter(async (adapter) => {
    const connection = await adapter.connect();
    await connection.executeScript('CREATE TABLE half (id int); SELECT no_such_function();');
  });
  await expect(failing).rejects.toThrow('no_such_function');
  const rows = await database.sql.query('half', `SELECT to_regclass('half') AS found`);
  expect(rows).toEqual([{ found: null }]);
  await database.close();
});

describe('several processes that start together on an empty PostgreSQL', () => {
  const server = process.env['REMIT_TEST_POSTGRES_URL'] ?? '';
  const name = `remit_test_together_${process.pid}`;
  const admin = new pg.Client({ connectionString: server });
  const opened: Database[] = [];

  beforeAll(async () => {
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name}`);
  });

  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()));
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  });

  test('one applies the migrations, the others find nothing to do', async () => {
    const url = new URL(server);
    url.pathname = `/${name}`;
    opened.push(...(await Promise.all([1, 2, 3].map(() => openDatabase({ url: url.href, poolSize: 1 })))));
    const applied = await Promise.all(opened.map((database) => migrate(database)));
    expect(applied.flat()).toEqual(all);
  });
});
