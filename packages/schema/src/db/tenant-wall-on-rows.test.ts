import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Database, type DatabaseOptions, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { withSchemaEngine } from './schema-engine.ts';
import { wallFaults } from './wall-faults.ts';

const folder = join(import.meta.dirname, '../../prisma/migrations');
const all = (await readdir(folder)).filter((name) => /^\d{4}_/.test(name)).sort();
const wall = '0009_tenant_wall';

/** Two controllers as a version before the wall left them, each with a row in the tables that the wall changes. */
const ROWS = `
  INSERT INTO controller (id, public_id, slug, display_name, time_zone) VALUES (1, 'k1', 'one', 'x', 'UTC'), (2, 'k2', 'two', 'x', 'UTC');
  INSERT INTO policy_version (id, public_id, controller_id, sha256, profile, published_at)
  SELECT id, 'p' || id, id, 'x', '{}', now() FROM controller;
  UPDATE controller SET current_policy_id = id;
  INSERT INTO data_subject (id, public_id, controller_id) SELECT id, 'd' || id, id FROM controller;
  INSERT INTO agent (id, public_id, controller_id, data_subject_id, display_name, email, role)
  SELECT id, 'a' || id, id, id, 'x', 'x', 'x' FROM controller;
  INSERT INTO access_token (digest, controller_id, agent_id, created_at) SELECT repeat(id::text, 64), id, id, now() FROM controller;
  INSERT INTO team (id, public_id, controller_id, name) SELECT id, 't' || id, id, 'x' FROM controller;
  INSERT INTO consent_record (public_id, controller_id, data_subject_id, policy_version_id, purpose, status, route, recorded_at)
  SELECT 'r' || id, id, id, id, 'x', 'GIVEN', 'x', now() FROM controller;
  INSERT INTO conversation (id, public_id, controller_id, kind, purpose, requester_id, assignee_id, team_id, opened_at)
  SELECT id, 'h' || id, id, 'CHAT', 'x', id, id, id, now() FROM controller;
  INSERT INTO conversation (id, public_id, controller_id, kind, purpose, requester_id, opened_at, chat_id)
  SELECT id + 2, 't' || id, id, 'TICKET', 'x', id, now(), id FROM controller;
  INSERT INTO message (id, public_id, controller_id, conversation_id, kind, author_id, requester_id, body, sent_at)
  SELECT id, 'm' || id, id, id, 'CHAT', id, id, 'x', now() FROM controller;
  INSERT INTO internal_note (public_id, controller_id, conversation_id, author_id, requester_id, body, written_at)
  SELECT 'n' || id, id, id, id, id, 'x', now() FROM controller;
  INSERT INTO conversation_seen (public_id, controller_id, conversation_id, person_id, message_id, seen_at)
  SELECT 's' || id, id, id, id, id, now() FROM controller;
  INSERT INTO rating (public_id, controller_id, conversation_id, requester_id, score, rated_at)
  SELECT 'g' || id, id, id, id, 5, now() FROM controller;
  INSERT INTO idempotency_key (controller_id, caller_kind, caller_id, digest, operation, outcomes, expires_at)
  SELECT id, 'AGENT', id, repeat('a', 64), repeat('a', 64), '{}', now() FROM controller`;

async function migrateBeforeTheWall(database: Database): Promise<void> {
  const earlier = all.slice(0, all.indexOf(wall));
  const migrationDirectories = await Promise.all(
    earlier.map(async (path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: await readFile(join(folder, path, 'migration.sql'), 'utf8') },
      },
    })),
  );
  await database.withMigrationAdapter((adapter) =>
    withSchemaEngine(adapter, (engine) =>
      engine.applyMigrations({
        migrationsList: {
          baseDir: folder,
          lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
          shadowDbInitScript: '',
          migrationDirectories,
        },
        filters: { externalTables: [], externalEnums: [] },
      }),
    ),
  );
}

const run = ({ withMigrationAdapter }: Database, script: string) =>
  withMigrationAdapter(async (adapter) => (await adapter.connect()).executeScript(script));

describe.each(['pglite', 'postgresql'] as const)('a database with rows in it (%s)', (kind) => {
  const server = process.env['REMIT_TEST_POSTGRES_URL'] ?? '';
  const admin = new pg.Client({ connectionString: server });
  const made: string[] = [];

  beforeAll(async () => {
    if (kind === 'postgresql') await admin.connect();
  });
  afterAll(async () => {
    for (const name of made) await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    if (kind === 'postgresql') await admin.end();
  });

  async function openOld(): Promise<Database> {
    const options: DatabaseOptions = { memory: true };
    if (kind === 'postgresql') {
      const name = `remit_test_rows_${process.pid}_${made.length}`;
      await admin.query(`CREATE DATABASE ${name}`);
      made.push(name);
      const url = new URL(server);
      url.pathname = `/${name}`;
      Object.assign(options, { memory: undefined, url: url.href, poolSize: 1 });
    }
    const database = await openDatabase(options);
    onTestFinished(() => database.close());
    await migrateBeforeTheWall(database);
    await run(database, ROWS);
    return database;
  }

  test('gets the wall around them, once, and keeps them all', async () => {
    const database = await openOld();
    expect((await migrate(database))[0]).toBe(wall);
    expect(await migrate(database)).toEqual([]);
    expect(await wallFaults(database)).toEqual([]);
    const rows = await database.sql.query(
      'kept_rows',
      `SELECT c.id, c.kind::text AS kind, c.kind_code, m.body, s.id IS NOT NULL AS seen
         FROM conversation c
         LEFT JOIN message m ON m.conversation_id = c.id
         LEFT JOIN conversation_seen s ON s.message_id = m.id
        ORDER BY c.id`,
    );
    const chat = { kind: 'CHAT', kind_code: 2, body: 'x', seen: true };
    const ticket = { kind: 'TICKET', kind_code: 1, body: null, seen: false };
    expect(rows).toEqual([
      { id: 1, ...chat },
      { id: 2, ...chat },
      { id: 3, ...ticket },
      { id: 4, ...ticket },
    ]);
    const operation = database.walled.begin();
    const holder = await operation.enter<{ controller_id: number; agent_id: number }>('2'.repeat(64));
    const seen = await operation.run(() => operation.prisma.rating.findMany({ select: { publicId: true } }));
    await operation.end();
    expect([holder?.agent_id, seen]).toEqual([2, [{ publicId: 'g2' }]]);
  });

  test('with a row that points across controllers is left as it was, and the key is named', async () => {
    const database = await openOld();
    await run(database, 'UPDATE message SET author_id = 2 WHERE id = 1');
    await expect(migrate(database)).rejects.toThrow('message_controller_id_author_id_fkey');
    const rows = await database.sql.query(
      'as_it_was',
      `SELECT to_regprocedure('remit_build_wall(regclass, text, name)') IS NULL AS untouched,
              EXISTS (SELECT FROM pg_constraint WHERE conname = 'message_author_id_fkey') AS has_old_key`,
    );
    expect(rows).toEqual([{ untouched: true, has_old_key: true }]);
  });
});
