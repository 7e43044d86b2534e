import { openDatabase } from '@remit/schema';
import { startPostgres } from '../../../../scripts/postgres.ts';

/** A PostgreSQL for one run that keeps what it acknowledged when it is killed, and empty databases on it. */
export async function openThrowAwayDatabases(): Promise<{
  /** @returns the address of a database that nobody used before */
  make(): Promise<string>;
  /** Kills the server, and starts it again as it was. */
  readonly crash: () => Promise<void>;
  readonly startAgain: () => Promise<void>;
  close(): Promise<void>;
}> {
  const server = await startPostgres({ synchronous_commit: 'on' });
  const root = await openDatabase({ url: server.url, poolSize: 1 });
  let made = 0;
  return {
    async make() {
      made += 1;
      await root.sql.query(`make_${made}`, `CREATE DATABASE chaos_${made}`);
      const url = new URL(server.url);
      url.pathname = `/chaos_${made}`;
      return url.href;
    },
    crash: server.crash,
    startAgain: server.startAgain,
    async close() {
      await root.close();
      await server.stop();
    },
  };
}
