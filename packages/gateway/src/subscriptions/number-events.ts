import type { Database } from '@remit/schema';

/** Events that are numbered, or read, with one statement. */
export const BATCH = 1_000;

const NUMBER_EVENTS = `SELECT numbered FROM remit_number_events(${BATCH})`;

/**
 * Transactions of another cluster, in a database that was restored from a dump: they would stand before everything that
 * happens here for years. They are over, so they may stand behind it. Some of that cluster may look like ours; so all that
 * has a number goes before all that has none, and the newest number stays the newest. Normally one look into an index.
 */
const SETTLE_FOREIGN_TRANSACTIONS = `
  UPDATE event
     SET transaction_id = CASE
           WHEN id = (SELECT event_id FROM event_number ORDER BY position DESC LIMIT 1) THEN '4'
           WHEN EXISTS (SELECT FROM event_number n WHERE n.controller_id = event.controller_id AND n.event_id = event.id)
           THEN '3'
           ELSE '5' END::xid8
   WHERE EXISTS (SELECT FROM event e WHERE e.transaction_id >= pg_snapshot_xmax(pg_current_snapshot()))
     AND (transaction_id >= pg_snapshot_xmax(pg_current_snapshot())
          OR EXISTS (SELECT FROM event_number n
                      WHERE n.controller_id = event.controller_id AND n.event_id = event.id))`;

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
