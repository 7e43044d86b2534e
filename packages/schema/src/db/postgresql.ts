import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { type Database, type DatabaseOptions, POOL_SIZE, type Sql, type SqlValue } from './database.ts';
import { PrismaClient } from './generated/client.ts';
import { createOperations, type WalledDatabase } from './operation.ts';
import { listenOnPostgresql } from './postgresql-listen.ts';
import { createPool } from './postgresql-pool.ts';
import { postgresqlSeats } from './postgresql-seats.ts';
import { boundedStatementNames } from './statement-names.ts';
import { watchedAdapter, wholeScripts } from './watched-adapter.ts';

const oldestServer = 150_000;
/** Any number, the same in every process: whoever holds this advisory lock migrates. */
const migrationLock = 7_268_137_519;
const int8 = 20;
/** Milliseconds. A database that is away must be told of at once, and one that hangs must not be waited for. */
const patience = { connection: 2_000, statement: 15_000 };
/** Connections for what the gateway does outside operations: the ledger, the events. Apart, so that neither waits for callers. */
const errandConnections = 2;
/** An operation ends itself long before; this is for a process that hangs. */
const idleInTransaction = '120s';

const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === int8 && format !== 'binary'
      ? BigInt
      : pg.types.getTypeParser(oid, format ?? 'text')) as typeof pg.types.getTypeParser,
};

/** Opens PostgreSQL. Use {@link openDatabase}. */
export async function openPostgresql(url: string, options: DatabaseOptions): Promise<Database> {
  // Prisma's adapter writes and reads moments without their zone, so every session must count in UTC.
  const config: pg.ClientConfig = {
    connectionString: url,
    options: '-c TimeZone=UTC',
    application_name: 'remit',
    keepAlive: true,
    connectionTimeoutMillis: options.patience?.connection ?? patience.connection,
    query_timeout: options.patience?.statement ?? patience.statement,
  };
  const pool = createPool({ ...config, max: options.poolSize ?? POOL_SIZE });
  try {
    await checkServer(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const statementNameGenerator = boundedStatementNames();
  const adapter = new PrismaPg(pool, { statementNameGenerator });
  const prisma = new PrismaClient({ adapter: watchedAdapter(adapter, options.onStatement) });
  const listener = listenOnPostgresql(() => new pg.Client(config));
  const walled = openWalled(config, options, statementNameGenerator);
  let closing: Promise<void> | undefined;
  return {
    kind: 'postgresql',
    prisma,
    sql: sqlOn(pool, options.onStatement),
    walled: walled.database,
    listen: listener.listen,
    // A migration takes the time that it takes.
    withMigrationAdapter: (work) => migrateAlone({ ...config, query_timeout: 0 }, work),
    close() {
      closing ??= (async () => {
        await listener.close();
        await prisma.$disconnect();
        await Promise.all([pool.end(), walled.close()]);
      })();
      return closing;
    },
  };
}

/** Connections of the gateway's role; none is made before the first is needed. */
function openWalled(
  config: pg.ClientConfig,
  { onStatement, poolSize = POOL_SIZE }: DatabaseOptions,
  statementNameGenerator: (query: { sql: string }) => string,
): { readonly database: WalledDatabase; close(): Promise<void> } {
  const settings = `-c role=remit_gateway -c idle_in_transaction_session_timeout=${idleInTransaction}`;
  const walled = { ...config, options: `${config.options} ${settings}` };
  const operations = createPool({ ...walled, max: poolSize });
  const errands = createPool({ ...walled, max: errandConnections });
  const take = postgresqlSeats({
    pool: operations,
    places: poolSize,
    types,
    statementNameGenerator,
    onStatement,
  });
  return {
    database: { sql: sqlOn(errands, onStatement), begin: createOperations({ take, onStatement }) },
    async close() {
      await Promise.all([operations.end(), errands.end()]);
    },
  };
}

function sqlOn(pool: pg.Pool, onStatement: ((sql: string) => void) | undefined): Sql {
  return {
    async query<Row>(name: string, text: string, params: readonly SqlValue[] = []) {
      onStatement?.(text);
      const result = await pool.query({ name: `remit_${name}`, text, values: [...params], types });
      return result.rows as Row[];
    },
  };
}

async function checkServer(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ version: string; zone: string }>(
    `SELECT current_setting('server_version_num') AS version, current_setting('TimeZone') AS zone`,
  );
  const [row] = rows;
  if (Number(row?.version) < oldestServer) {
    throw new Error(`PostgreSQL 15 or later is needed; this server says ${row?.version}.`);
  }
  if (row?.zone !== 'UTC') {
    throw new Error(
      `Sessions must run in UTC, this one runs in ${row?.zone}. Take "options" out of the database URL, or let the ` +
        `connection pooler pass them on, or run: ALTER ROLE <role> SET TimeZone = 'UTC'.`,
    );
  }
}

async function migrateAlone<T>(
  config: pg.ClientConfig,
  work: Parameters<Database['withMigrationAdapter']>[0],
): Promise<T> {
  const lock = new pg.Client(config);
  await lock.connect();
  // One connection, because the engine takes locks and settings that belong to a session.
  const pool = createPool({ ...config, max: 1 });
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    return (await work(wholeScripts(new PrismaPg(pool), (script) => pool.query(script)))) as T;
  } finally {
    await pool.end();
    await lock.end();
  }
}
