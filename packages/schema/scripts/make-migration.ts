/**
 * Makes the next migration folder from what changed in `prisma/*.prisma` since the last one.
 *
 *     node --conditions=@remit/source scripts/make-migration.ts add_visit_country
 *
 * `prisma/migrations/schema-snapshot.txt` is the whole schema as the newest migration leaves it. The script asks
 * Prisma's schema engine for the SQL between that snapshot and the present files, writes it to
 * `prisma/migrations/<number>_<name>/migration.sql` and moves the snapshot on. Read the SQL before you commit it:
 * what Prisma cannot express (triggers, CHECK constraints) is written by hand, see `--empty`.
 *
 *     --empty    makes a folder for hand-written SQL and leaves the snapshot as it is
 *     --check    writes nothing; exits with 1 when the schema has changes without a migration
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import type { DiffTarget } from '@prisma/schema-engine-wasm';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { withSchemaEngine } from '../src/db/schema-engine.ts';

const prismaFolder = join(import.meta.dirname, '../prisma');
const migrationsFolder = join(prismaFolder, 'migrations');
const snapshotFile = join(migrationsFolder, 'schema-snapshot.txt');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { empty: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } },
});

const present = await presentSchema();
const last = await readFile(snapshotFile, 'utf8').catch(() => '');
const sql = values.empty ? '-- Written by hand.\n' : await difference(last, present);

if (values.check) {
  if (sql !== '') {
    console.error(
      'prisma/*.prisma has changes without a migration. Run scripts/make-migration.ts <name>.\n\n' + sql,
    );
    process.exitCode = 1;
  }
} else if (sql === '') {
  console.log('Nothing changed since the last migration.');
} else {
  const name = positionals[0];
  if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
    console.error('Give the migration a name in lower case with underscores, for example add_visit_country.');
    process.exit(1);
  }
  const folder = join(migrationsFolder, `${await nextNumber()}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, 'migration.sql'), sql);
  if (!values.empty) await writeFile(snapshotFile, present);
  console.log(`Wrote ${join(folder, 'migration.sql')}. Read it before you commit it.`);
}

async function presentSchema(): Promise<string> {
  const files = (await readdir(prismaFolder)).filter((file) => file.endsWith('.prisma')).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(prismaFolder, file), 'utf8')));
  return texts.map((text) => text.trim() + '\n').join('\n');
}

async function nextNumber(): Promise<string> {
  const folders = (await readdir(migrationsFolder)).filter((folder) => /^\d{4}_/.test(folder)).sort();
  return String(Number(folders.at(-1)?.slice(0, 4) ?? 0) + 1).padStart(4, '0');
}

async function difference(from: string, to: string): Promise<string> {
  // Both sides are schema texts, but the engine wants a live connection before it says anything.
  const client = new PGlite();
  try {
    const result = await withSchemaEngine(new PrismaPGlite(client), (engine) =>
      engine.diff({
        from: from === '' ? { tag: 'empty' } : datamodel(from),
        to: datamodel(to),
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      }),
    );
    const script = result.stdout ?? '';
    // The schema is there in every database, and making it, even IF NOT EXISTS, needs a right that nothing else here does.
    const needed = script.replace('-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n', '');
    return needed.includes('This is an empty migration') ? '' : needed;
  } finally {
    await client.close();
  }
}

function datamodel(content: string): DiffTarget {
  return { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] };
}
