import type { Database, Operation, Sql } from '@remit/schema';

/** Stands between the gateway and its prepared statements. Return what the real query returns, or something else, or throw. */
export type Tamper = (
  name: string,
  query: () => Promise<unknown[]>,
  params: readonly unknown[],
) => Promise<unknown[]>;

/**
 * The same database, with a hand on its prepared statements: to hold one, to count them, to let one fail. The look-up of
 * a token's holder is called `holder_of_token`.
 */
export function tamperedDatabase(database: Database, tamper: Tamper): Database {
  const tampered = (sql: Sql): Sql => ({
    query: async <Row>(...[name, text, params]: Parameters<Sql['query']>) =>
      (await tamper(name, () => sql.query(name, text, params), params ?? [])) as Row[],
  });

  function begin(): Operation {
    const operation = database.walled.begin();
    return {
      run: operation.run,
      pause: operation.pause,
      end: operation.end,
      enterAs: operation.enterAs,
      enterSession: operation.enterSession,
      get controllerId() {
        return operation.controllerId;
      },
      get prisma() {
        return operation.prisma;
      },
      sql: tampered(operation.sql),
      async enter<Row extends { readonly controller_id: number }>(tokenDigest: string) {
        const holders = async () => [await operation.enter<Row>(tokenDigest)];
        const [holder] = await tamper('holder_of_token', holders, [tokenDigest]);
        return holder as Row | undefined;
      },
      async enterApp<Row extends { readonly controller_id: number }>(tokenDigest: string) {
        const holders = async () => [await operation.enterApp<Row>(tokenDigest)];
        const [holder] = await tamper('holder_of_token', holders, [tokenDigest]);
        return holder as Row | undefined;
      },
    };
  }

  return {
    ...database,
    sql: tampered(database.sql),
    walled: { sql: tampered(database.walled.sql), begin },
  };
}
