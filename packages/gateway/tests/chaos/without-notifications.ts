import { openDatabase } from '@remit/schema';
import type { TestDatabase } from '@remit/schema/testing';

/**
 * Cuts NOTIFY for every connection that is opened to this database from now on, the gateways' and the answered one's: a
 * function of the same name that does nothing stands before the server's own.
 */
export async function openWithoutNotifications(database: TestDatabase): Promise<TestDatabase> {
  const statements = [
    'CREATE SCHEMA deaf',
    `CREATE FUNCTION deaf.pg_notify(text, text) RETURNS void LANGUAGE sql AS 'SELECT'`,
    `DO $$ BEGIN
       EXECUTE format('ALTER DATABASE %I SET search_path = deaf, pg_catalog, public', current_database());
     END $$`,
  ];
  for (const [index, statement] of statements.entries())
    await database.sql.query(`cut_notifications_${index}`, statement);
  const { url = '' } = database;
  return { ...(await openDatabase({ url, poolSize: 4 })), url };
}
