import type { Database } from '@remit/schema';

/** Stands between the gateway and `database.sql`. Return what the real query returns, or something else, or throw. */
export type Tamper = (
  name: string,
  query: () => Promise<unknown[]>,
  params: readonly unknown[],
) => Promise<unknown[]>;

/** The same database, with a hand on its prepared statements: to hold one, to count them, to let one fail. */
export function tamperedDatabase(database: Database, tamper: Tamper): Database {
  return {
    ...database,
    sql: {
      query: async <Row>(...[name, text, params]: Parameters<Database['sql']['query']>) =>
        (await tamper(name, () => database.sql.query(name, text, params), params ?? [])) as Row[],
    },
  };
}
