import { statfs } from 'node:fs/promises';
import type { PGlite } from '@electric-sql/pglite';

/** PGlite hangs when the disk is full, so nothing is written where less than this is free. */
export const LEAST_FREE_BYTES = 64 * 1024 * 1024;

/** The disk has too little room left, so nothing was written. */
export class DiskFull extends Error {
  override readonly name = 'DiskFull';

  constructor(folder: string, leastFreeBytes: number) {
    const megabytes = Math.ceil(leastFreeBytes / 1024 / 1024);
    super(`Less than ${megabytes} MB are free for ${folder}. Make room, then try again.`);
  }
}

/** Whether an error, or one that it came from, is that. A driver may have put it into one of its own. */
export function isDiskFull(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 8) return false;
  return error instanceof DiskFull || isDiskFull(error.cause, depth + 1);
}

/** @throws {DiskFull} less than so many bytes are free where the folder lies */
export async function checkRoom(folder: string, leastFreeBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < leastFreeBytes) throw new DiskFull(folder, leastFreeBytes);
}

/** Also what only may write, such as a common table expression or a lock on rows. */
const WRITES = /\b(insert|update|delete|merge|truncate|create|alter|drop|copy|vacuum|reindex)\b/i;

type Runs = Pick<PGlite, 'query' | 'exec'>;

/** The same PGlite, in which nothing is written before `check` has agreed. Reading, and ending a transaction, go on. */
export function writingOnlyWithRoom(client: PGlite, check: () => Promise<void>): PGlite {
  const guard = (runs: Runs) => {
    const [query, exec] = [runs.query.bind(runs), runs.exec.bind(runs)];
    runs.query = async (text, ...rest) => {
      if (WRITES.test(text)) await check();
      return query(text, ...rest);
    };
    runs.exec = async (text, ...rest) => {
      if (WRITES.test(text)) await check();
      return exec(text, ...rest);
    };
  };
  const transaction = client.transaction.bind(client);
  guard(client);
  client.transaction = (work) =>
    transaction((tx) => {
      guard(tx);
      return work(tx);
    });
  return client;
}
