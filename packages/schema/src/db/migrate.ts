import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import type { Database } from './database.ts';
import { withSchemaEngine } from './schema-engine.ts';

/**
 * Brings the tables to the newest migration, and records it in `_prisma_migrations` as Prisma's own CLI would.
 *
 * When nothing is due it costs two queries. Several processes may call it at once on PostgreSQL: one works, the
 * others wait and find nothing left to do.
 *
 * @returns the names of the migrations that were applied now
 * @throws {Error} a migration failed (the database's own words), or the database has one that this version lacks
 *
 * @example
 * await migrate(database, { onProgress: (line) => console.log(line) });
 */
export async function migrate(
  database: Database,
  options: { onProgress?: (line: string) => void } = {},
): Promise<string[]> {
  const migrations = await readMigrations();
  const due = await dueMigrations(database, migrations);
  if (due.length === 0) return [];
  await demandRight(database, due);
  options.onProgress?.(
    `Preparing the database: ${due.length} migration${due.length === 1 ? '' : 's'} to apply.`,
  );
  const applied = await database.withMigrationAdapter((adapter) =>
    withSchemaEngine(adapter, (engine) =>
      engine.applyMigrations({
        migrationsList: asMigrationList(migrations),
        filters: { externalTables: [], externalEnums: [] },
      }),
    ),
  );
  for (const name of applied.appliedMigrationNames) options.onProgress?.(`Applied ${name}.`);
  return applied.appliedMigrationNames;
}

/** A gateway with a login of its own may look, but makes no tables. */
async function demandRight({ sql }: Database, due: readonly string[]): Promise<void> {
  const [row] = await sql.query<{ login: string; may: boolean }>(
    'may_migrate',
    `SELECT current_user::text AS login, has_schema_privilege('public', 'CREATE') AS may`,
  );
  if (row?.may !== false) return;
  throw new Error(
    `${due.length === 1 ? 'A migration is' : `${due.length} migrations are`} due (${due.join(', ')}), and ${row.login} may not ` +
      'make tables. Run "remit migrate" once with the login that owns them, then start again.',
  );
}

/** One string that changes when any migration does: names a prepared database for tests and dumps. */
export async function migrationsDigest(): Promise<string> {
  const hash = createHash('sha256');
  for (const { name, sql } of await readMigrations()) hash.update(name).update('\0').update(sql).update('\0');
  return hash.digest('hex').slice(0, 16);
}

type Migration = { name: string; sql: string };

async function readMigrations(): Promise<Migration[]> {
  const folder = migrationsFolder();
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names
      .sort()
      .map(async (name) => ({ name, sql: await readFile(join(folder, name, 'migration.sql'), 'utf8') })),
  );
}

/** `prisma/migrations` of this package, whether this file runs from `src` or bundled in `dist`. */
function migrationsFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'prisma', 'migrations');
    if (existsSync(join(candidate, 'migration_lock.toml'))) return candidate;
    if (folder === dirname(folder))
      throw new Error('The migrations of @remit/schema are missing from the package.');
  }
}

async function dueMigrations(database: Database, migrations: readonly Migration[]): Promise<string[]> {
  const [table] = await database.sql.query<{ found: boolean }>(
    'migrations_table',
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
  );
  const names = migrations.map(({ name }) => name);
  if (table?.found !== true) return names;
  const rows = await database.sql.query<{ migration_name: string; checksum: string }>(
    'migrations_applied',
    `SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  const unknown = [...applied.keys()].filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new Error(
      `The database has migrations that this version does not know: ${unknown.join(', ')}. ` +
        `It was made by a newer version of @remit/schema; use that one.`,
    );
  }
  for (const { name, sql } of migrations) {
    const checksum = applied.get(name);
    if (checksum !== undefined && checksum !== createHash('sha256').update(sql).digest('hex')) {
      throw new Error(
        `Migration ${name} was applied in another wording than the one in this version. ` +
          `If this is a demo or development database, delete it and start again.`,
      );
    }
  }
  return names.filter((name) => !applied.has(name));
}

function asMigrationList(migrations: readonly Migration[]): MigrationList {
  return {
    baseDir: migrationsFolder(),
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}
