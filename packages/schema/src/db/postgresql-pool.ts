import pg from 'pg';

/**
 * A pool whose connections may break at any moment without ending the process: while nobody has them, while somebody has
 * them, and in between. A server that crashes can say so in the very message in which it says that a new connection is
 * ready, before anybody who asked for it could listen.
 */
export function createPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on('error', nothing);
  pool.on('connect', (client) => void client.on('error', nothing));
  return pool;
}

/** Whoever has the connection hears of it from the statement that fails; an idle one is replaced by the pool. */
function nothing(): void {}
