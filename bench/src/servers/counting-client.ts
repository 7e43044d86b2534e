import pg from 'pg';

/** How many statements a pool sent. */
export type Sent = { statements: number };

/** Settings of a pool whose connections count what they send. */
export function countedPool(url: string, max: number, sent: Sent): pg.PoolConfig {
  class CountingClient extends pg.Client {
    // All of pg's ways to call it come through here; only the number of calls matters.
    override query = ((...given: Parameters<pg.Client['query']>) => {
      sent.statements += 1;
      return super.query(...given);
    }) as pg.Client['query'];
  }
  return { connectionString: url, max, options: '-c TimeZone=UTC', Client: CountingClient };
}
