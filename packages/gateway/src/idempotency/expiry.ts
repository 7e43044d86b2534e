import type { Database } from '@remit/schema';
import { describeError, type Log } from '../log.ts';
import { createPoller } from '../subscriptions/poller.ts';
import { EXPIRED_AT_ONCE, REMOVE_EXPIRED } from './key-table.ts';

/** Milliseconds between two looks for expired keys. Nothing depends on it but the size of the table. */
const PAUSE = 10 * 60 * 1_000;

/** Removes expired keys: from the first key on that this process takes, and then from time to time. */
export type Expiry = {
  begin(): void;
  close(): Promise<void>;
};

type Options = { readonly database: Database; readonly clock: () => Date; readonly log: Log };

export function createExpiry({ database, clock, log }: Options): Expiry {
  let begun = false;
  const poller = createPoller(async () => {
    try {
      const now = clock().toISOString();
      const [gone] = await database.walled.sql.query<{ count: number }>('expired_keys', REMOVE_EXPIRED, [
        now,
      ]);
      return gone?.count === EXPIRED_AT_ONCE ? 0 : PAUSE;
    } catch (error) {
      log.warn(describeError(error), 'Expired idempotency keys cannot be removed; trying again');
      return PAUSE;
    }
  });

  return {
    begin() {
      if (begun) return;
      begun = true;
      poller.wake();
    },
    close: () => poller.close(),
  };
}
