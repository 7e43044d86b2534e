import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { PrismaClient } from './generated/client.ts';
import type { WalledDatabase } from './operation.ts';

/** A value that a statement of {@link Sql} takes. Write JSON as text (`JSON.stringify`). */
export type SqlValue = string | number | bigint | boolean | Date | null | readonly (string | number | null)[];

/** The driver's own prepared statements, for the few paths where Prisma's mapping costs more than the query. */
export type Sql = {
  /**
   * Runs one statement. `name` names the prepared statement: the same name always with the same text.
   *
   * `int8` arrives as `bigint`, `timestamptz` as `Date`, `json` parsed.
   *
   * @example
   * const rows = await sql.query<{ id: number }>('agent_by_id', 'SELECT id FROM agent WHERE public_id = $1', [id]);
   */
  query<Row>(name: string, text: string, params?: readonly SqlValue[]): Promise<Row[]>;
};

/** One open database. The same on PGlite and on PostgreSQL. */
export type Database = {
  readonly kind: 'pglite' | 'postgresql';
  /** For the keeper: migrations, seeds, policies, the command line. Sees every controller, as far as the login may. */
  readonly prisma: PrismaClient;
  /** Shares its connections with `prisma`. */
  readonly sql: Sql;
  /** For the gateway: one controller an operation. All that callers ask goes through here. */
  readonly walled: WalledDatabase;
  /**
   * Hears `NOTIFY channel`. A notification is a wake-up, never the news itself: after a lost connection the listener
   * is called once with an empty payload, because something may have been missed.
   *
   * @returns a function that stops listening
   */
  listen(channel: string, onNotification: (payload: string) => void): Promise<() => Promise<void>>;
  /**
   * For the schema engine only: an adapter on a connection of its own, while no other process migrates.
   */
  withMigrationAdapter<T>(work: (adapter: SqlMigrationAwareDriverAdapterFactory) => Promise<T>): Promise<T>;
  /** Ends every connection and releases the folder. A second call does nothing. */
  close(): Promise<void>;
};

/** Connections to PostgreSQL, where nobody says how many. */
export const POOL_SIZE = 10;

/** Where the data lies, and who watches. Exactly one of `url`, `folder` and `memory`. */
export type DatabaseOptions = {
  /** PostgreSQL 15 or later, `postgresql://user:password@host:port/name`. */
  url?: string | undefined;
  /** A folder for PGlite; made if missing. One process at a time. */
  folder?: string | undefined;
  /** PGlite that is gone when the process ends. */
  memory?: true | undefined;
  /** Is told the text of every statement, of `prisma` and of `sql`, but not BEGIN, COMMIT and the like. */
  onStatement?: ((sql: string) => void) | undefined;
  /** Connections to PostgreSQL for operations at most, and as many for the keeper; default 10. PGlite has one. */
  poolSize?: number | undefined;
  /** Milliseconds for which a statement waits for a connection, and for its answer; default 2,000 and 15,000. */
  patience?: { connection?: number | undefined; statement?: number | undefined } | undefined;
  /** Nothing is written into a folder with less room than this on its disk; default 64 MB. */
  leastFreeBytes?: number | undefined;
};

/**
 * Opens a database and proves that it answers. Tables come from {@link migrate}.
 *
 * @throws {DatabaseFolderInUse} another process has the folder open
 * @throws {Error} the options name no place or several, or PostgreSQL cannot be reached or is too old
 *
 * @example
 * const database = await openDatabase({ folder: '.remit/data' });
 * await migrate(database);
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const places = [options.url, options.folder, options.memory].filter((place) => place !== undefined);
  if (places.length !== 1) {
    throw new Error('Say where the database is: exactly one of url (PostgreSQL), folder or memory (PGlite).');
  }
  // Loaded on demand: a process needs one of the two drivers, and both are large.
  if (options.url !== undefined) {
    const { openPostgresql } = await import('./postgresql.ts');
    return openPostgresql(options.url, options);
  }
  const { openPGlite } = await import('./pglite.ts');
  return openPGlite(options.folder, options);
}
