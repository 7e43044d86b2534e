import { type Database, POOL_SIZE } from './database.ts';

/**
 * Opens the connections for operations and makes what belongs to them, so that the first callers of a new process do not pay for it.
 * A database that does not answer now will be asked again by the first caller.
 */
export async function warmUp({ kind, walled }: Database): Promise<void> {
  const places = kind === 'pglite' ? 1 : POOL_SIZE;
  const all = Array.from({ length: places }, async () => {
    const operation = walled.begin();
    try {
      // No controller has this id, so nothing is seen.
      await operation.enterAs(0);
      await operation.run(() => operation.prisma.$queryRaw`SELECT 1`);
    } finally {
      await operation.end();
    }
  });
  await Promise.allSettled(all);
}
