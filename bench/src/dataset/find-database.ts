import { startPostgres } from '../../../scripts/postgres.ts';
import { parentOf } from '../machine/processes.ts';
import type { Say } from '../progress.ts';
import { checkDataset } from './check-dataset.ts';
import { loadDataset, settle, withClient } from './load-dataset.ts';
import type { DatasetForm, Tenant } from './tenant.ts';

/** A loaded and checked dataset. */
export type BenchDatabase = {
  readonly url: string;
  /** The process that started all of PostgreSQL's others; null when it runs elsewhere. */
  readonly postgresPid: number | null;
  close(): Promise<void>;
};

/** As in production where it matters for a figure: a commit waits for the disk, and a page costs what it does on a solid one. */
const asInProduction = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '512MB',
  random_page_cost: '1.1',
};

/** Loads the dataset into a PostgreSQL of our own, or into the one that is given, where it may be still from last time. */
export async function findDatabase(
  given: string | undefined,
  form: DatasetForm,
  tenants: readonly Tenant[],
  say: Say,
): Promise<BenchDatabase> {
  if (given !== undefined && given !== '') {
    const url = await databaseOn(given, form, tenants, say);
    return { url, postgresPid: null, close: async () => undefined };
  }
  say('starting a PostgreSQL of its own');
  const postgres = await startPostgres(asInProduction);
  try {
    await fill(postgres.url, tenants, say);
    const postgresPid = await withClient(postgres.url, async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      return parentOf(rows[0]?.pid ?? 0);
    });
    return { url: postgres.url, postgresPid, close: () => postgres.stop() };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function fill(url: string, tenants: readonly Tenant[], say: Say): Promise<void> {
  say('loading the dataset');
  await loadDataset(url, tenants, say);
  // First, because the check reads all of it, and without statistics the planner takes the tables to be small.
  await settle(url, say);
  await checkDataset(url, tenants, new Date());
  say('the dataset is what it should be');
}

async function databaseOn(
  server: string,
  form: DatasetForm,
  tenants: readonly Tenant[],
  say: Say,
): Promise<string> {
  const name = ['remit_bench', form.small ? 'small' : 'whole', ...(form.growth ? ['growth'] : [])].join('_');
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const found = await withClient(server, async (client) => {
    const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    return rows.length > 0;
  });
  if (found && (await isWhole(url, tenants))) {
    say(`using database ${name} from last time; drop it to load it anew`);
    return url;
  }
  await withClient(server, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
    await client.query(`CREATE DATABASE ${name}`);
  });
  await fill(url, tenants, say);
  return url;
}

/** A dataset of an older version of the code does not pass, and is made anew. */
function isWhole(url: string, tenants: readonly Tenant[]): Promise<boolean> {
  return checkDataset(url, tenants, new Date()).then(
    () => true,
    () => false,
  );
}
