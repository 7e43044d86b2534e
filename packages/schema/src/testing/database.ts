import { afterAll, describe, onTestFinished, TestRunner } from 'vitest';
import type { Database, DatabaseOptions } from '../db/database.ts';
import { openTestPGlite } from './pglite-template.ts';
import { openTestPostgresql } from './postgresql-template.ts';

export { DiskFull } from '../db/room-on-disk.ts';
export { copyMigrated } from './pglite-template.ts';

/** A migrated, empty database of one test's own. */
export type TestDatabase = Database & {
  /** PostgreSQL only: for a second connection, as another gateway process would have it. */
  readonly url?: string;
};

/** Gives a fresh database each time: closed with the test that opened it, or with the suite when a hook did. */
export type OpenTestDatabase = (
  options?: Pick<DatabaseOptions, 'onStatement' | 'poolSize'>,
) => Promise<TestDatabase>;

/**
 * Runs a suite twice: on PGlite in memory, and on the PostgreSQL that `REMIT_TEST_POSTGRES_URL` names.
 *
 * Without that variable the PostgreSQL half fails; it is never skipped in silence.
 *
 * @example
 * describeOnDatabases('withdrawn consent', (open) => {
 *   test('is kept as a record of its own', async () => {
 *     const database = await open();
 *   });
 * });
 */
export function describeOnDatabases(name: string, suite: Suite): void {
  for (const kind of ['pglite', 'postgresql'] as const) describeOn(kind, name, suite);
}

/**
 * Runs a suite on PostgreSQL alone: for promises that rest on decisions which other suites have on both databases, where a
 * second round would take minutes and find nothing.
 */
export function describeOnPostgresql(name: string, suite: Suite): void {
  describeOn('postgresql', name, suite);
}

type Suite = (open: OpenTestDatabase, kind: Database['kind']) => void;

const openers = { pglite: openTestPGlite, postgresql: openTestPostgresql };

function describeOn(kind: Database['kind'], name: string, suite: Suite): void {
  describe(`${name} (${kind})`, () => {
    const opened: TestDatabase[] = [];
    afterAll(async () => {
      await Promise.all(opened.map((database) => database.close()));
    });
    suite(async (options = {}) => {
      const database = await openers[kind](options);
      if (TestRunner.getCurrentTest() === undefined) opened.push(database);
      else onTestFinished(() => database.close());
      return database;
    }, kind);
  });
}
