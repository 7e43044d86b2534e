import { FILE_WAITS } from '@remit/schema';
import { describeError, type Log } from '../log.ts';
import { createPoller } from '../subscriptions/poller.ts';
import type { FileStore } from './file-store.ts';
import { type FileTable, ORPHANS_AT_ONCE } from './file-table.ts';

/** Milliseconds between two sweeps, and until the first. */
const PAUSE = 10 * 60 * 1_000;
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
 * @returns how many there were
 */
export async function sweepFiles({ table, store, clock }: Options): Promise<number> {
  const orphans = await table.orphans(new Date(clock().getTime() - FILE_WAITS - GRACE));
  for (const orphan of orphans) {
    await store.remove(orphan.key);
    await table.forget(orphan);
  }
  return orphans.length;
}

/** Sweeps from time to time, as long as the gateway lives. */
export function startSweeping(options: Options & { readonly log: Log }): { close(): Promise<void> } {
  const poller = createPoller(async () => {
    try {
      return (await sweepFiles(options)) === ORPHANS_AT_ONCE ? 0 : PAUSE;
    } catch (error) {
      options.log.warn(describeError(error), 'Files that belong to nothing cannot be removed; trying again');
      return PAUSE;
    }
  });
  const first = setTimeout(() => poller.wake(), PAUSE).unref();
  return {
    async close() {
      clearTimeout(first);
      await poller.close();
    },
  };
}
