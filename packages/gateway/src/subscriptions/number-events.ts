import type { Database } from '@remit/schema';

/** Events that are numbered, or read, with one statement. */
export const BATCH = 1_000;

const NUMBER_EVENTS = `SELECT numbered FROM remit_number_events(${BATCH})`;

/**
 * Transactions of another cluster, in a database that was restored from a dump: they would stand before everything that
 * happens here for years. They are over, so they may stand behind it. Normally one look into an index.
 */
const SETTLE_FOREIGN_TRANSACTIONS = `
  UPDATE event SET transaction_id = '3'::xid8
   WHERE transaction_id >= pg_snapshot_xmax(pg_current_snapshot())`;

/**
 * Numbers all events that are settled. What a number is, and why it is final, stands beside the function in the database
 * that gives it.
 */
export async function numberAllEvents({ walled }: Database): Promise<void> {
  await walled.sql.query('settle_foreign_transactions', SETTLE_FOREIGN_TRANSACTIONS);
  for (;;) {
    const [row] = await walled.sql.query<{ numbered: number }>('number_events', NUMBER_EVENTS);
    if (row?.numbered !== BATCH) return;
  }
}
