import { startPostgres } from '../../../../scripts/postgres.ts';

/**
 * Vitest's `globalSetup`: one real PostgreSQL for all test files of a run, its address in
 * `REMIT_TEST_POSTGRES_URL`. When that is set already (the root test step starts one for all packages),
 * that server is used and left running.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env.REMIT_TEST_POSTGRES_URL) return async () => undefined;
  const postgres = await startPostgres();
  process.env.REMIT_TEST_POSTGRES_URL = postgres.url;
  return async () => {
    delete process.env.REMIT_TEST_POSTGRES_URL;
    await postgres.stop();
  };
}
