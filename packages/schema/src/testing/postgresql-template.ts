import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type DatabaseOptions, openDatabase } from '../db/database.ts';
import { migrate, migrationsDigest } from '../db/migrate.ts';
import type { TestDatabase } from './database.ts';

/** Any number: whoever holds this advisory lock makes the template. */
const templateLock = 4_020_260_101;

/** A database of its own on the test server, copied from a migrated template. Closing it drops it. */
export async function openTestPostgresql(
  options: Pick<DatabaseOptions, 'onStatement' | 'poolSize'>,
): Promise<TestDatabase> {
  const server = process.env['REMIT_TEST_POSTGRES_URL'];
  if (server === undefined || server === '') {
    throw new Error(
      'REMIT_TEST_POSTGRES_URL is not set, so there is no PostgreSQL to test on. ' +
        'Run the tests with "npm test", which starts one, or set it to a server where databases may be made.',
    );
  }
  const name = `remit_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, async (client) => {
    const template = await migratedTemplate(server, client);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const url = withDatabase(server, name);
  const database = await openDatabase({ url, poolSize: 4, ...options });
  let closing: Promise<void> | undefined;
  return {
    ...database,
    url,
    close() {
      closing ??= (async () => {
        await database.close();
        await onServer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
      })();
      return closing;
    },
  };
}

async function migratedTemplate(server: string, client: pg.Client): Promise<string> {
  const template = `remit_template_${await migrationsDigest()}`;
  const exists = async (): Promise<boolean> =>
    (await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template])).rows.length > 0;
  if (await exists()) return template;
  // Workers start together; one makes the template, the others wait here and find it.
  await client.query('SELECT pg_advisory_lock($1)', [templateLock]);
  try {
    if (await exists()) return template;
    const draft = `${template}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft}`);
    const database = await openDatabase({ url: withDatabase(server, draft), poolSize: 1 });
    await migrate(database).finally(() => database.close());
    // Named last, so that a template with this name is always complete.
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
    return template;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [templateLock]);
  }
}

async function onServer<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
