import { join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { Database, DatabaseOptions, Sql, SqlValue } from './database.ts';
import { PrismaClient } from './generated/client.ts';
import { createOperations } from './operation.ts';
import { takeFolder } from './pglite-folder.ts';
import { pgliteSeats } from './pglite-seat.ts';
import { checkRoom, LEAST_FREE_BYTES, writingOnlyWithRoom } from './room-on-disk.ts';
import { watchedAdapter, wholeScripts } from './watched-adapter.ts';

/** PostgreSQL's own default of 128 MB is cleared at every start, which takes half of the time of opening a folder. */
const SHARED_BUFFERS = '32MB';

/** PGlite in a folder, or in memory when there is none, with the settings that Remit wants. */
export function createPGlite(folder?: string): Promise<PGlite> {
  return PGlite.create({
    ...(folder !== undefined && { dataDir: folder }),
    startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS}`],
  });
}

/** Opens PGlite in a folder, or in memory when there is none. Use {@link openDatabase}. */
export async function openPGlite(folder: string | undefined, options: DatabaseOptions): Promise<Database> {
  if (folder === undefined) return databaseOnPGlite(await createPGlite(), options);
  const held = await takeFolder(folder);
  const check = () => checkRoom(folder, options.leastFreeBytes ?? LEAST_FREE_BYTES);
  try {
    await check();
    // A folder of its own inside, because PGlite makes a new database only in an empty one.
    const client = writingOnlyWithRoom(await createPGlite(join(folder, 'postgres')), check);
    return await databaseOnPGlite(client, options, held.release);
  } catch (error) {
    await held.release();
    throw error;
  }
}

/** A {@link Database} on a PGlite that is already open; closing it closes PGlite, then runs `afterClose`. */
export async function databaseOnPGlite(
  client: PGlite,
  options: Pick<DatabaseOptions, 'onStatement'>,
  afterClose: () => Promise<void> = async () => undefined,
): Promise<Database> {
  // Prisma's adapter writes and reads moments without their zone, so the session must count in UTC.
  await client.exec(`SET TimeZone = 'UTC'`);
  const adapter = new PrismaPGlite(client);
  const prisma = new PrismaClient({ adapter: watchedAdapter(adapter, options.onStatement) });
  const parsers = { [types.INT8]: (value: string) => BigInt(value) };
  const { onStatement } = options;
  const sql: Sql = {
    async query<Row>(_name: string, text: string, params: readonly SqlValue[] = []) {
      onStatement?.(text);
      const { rows } = await client.query<Row>(text, [...params], { parsers });
      return rows;
    },
  };
  let closing: Promise<void> | undefined;
  return {
    kind: 'pglite',
    prisma,
    sql,
    // One user does everything here, the errands too; operations take the gateway's role.
    walled: {
      sql,
      begin: createOperations({ take: pgliteSeats({ client, parsers, onStatement }), onStatement }),
    },
    listen: (channel, onNotification) => client.listen(`"${channel}"`, onNotification),
    withMigrationAdapter: (work) => work(wholeScripts(adapter, (script) => client.exec(script))),
    close() {
      closing ??= (async () => {
        await prisma.$disconnect();
        await client.close();
        await afterClose();
      })();
      return closing;
    },
  };
}
