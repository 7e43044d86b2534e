import { FILE_WAITS } from '@remit/schema';
import type { FileStore } from './file-store.ts';
import { type FileTable, ORPHANS_AT_ONCE } from './file-table.ts';

/** Milliseconds after a file can no longer be attached, so that nobody attaches it while it goes. */
const GRACE = 60 * 60 * 1_000;

type Options = {
  readonly table: FileTable;
  readonly store: FileStore;
  readonly clock: () => Date;
};

/**
 * Removes files that belong to nothing, a day after they were announced. The bytes go first, so that none are ever left
 * without a row that knows of them. Rows that were deleted with their message take their bytes along in this way too.
 * @returns whether there may be more
 */
export async function sweepFiles({ table, store, clock }: Options): Promise<boolean> {
  const orphans = await table.orphans(new Date(clock().getTime() - FILE_WAITS - GRACE));
  for (const orphan of orphans) {
    await store.remove(orphan.key);
    await table.forget(orphan);
  }
  return orphans.length === ORPHANS_AT_ONCE;
}
