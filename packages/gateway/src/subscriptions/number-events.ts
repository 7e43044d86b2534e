import type { Database } from '@remit/schema';

/** Events numbered with one statement. */
const BATCH = 1_000;

/**
 * Gives the settled events that have none their numbers: a position over all controllers, and a sequence without a gap
 * for each controller.
 *
 * Ids and transactions do not become visible in their order: a later one may commit first. Behind the oldest running
 * transaction nothing can appear any more, so the order (transaction, id) up to there is final, and an event's number is
 * its rank in it. Processes that number at the same time therefore come to the same numbers; whoever is second inserts
 * nothing, and waits for the first by the unique keys alone.
 */
const NUMBER_EVENTS = `
  WITH last AS MATERIALIZED (
         SELECT n.position, e.transaction_id, e.id
           FROM event_number n JOIN event e ON e.id = n.event_id
          ORDER BY n.position DESC LIMIT 1),
       fresh AS MATERIALIZED (
         SELECT id, controller_id, row_number() OVER (ORDER BY transaction_id, id) AS place
           FROM event
          WHERE (transaction_id, id) > (coalesce((SELECT transaction_id FROM last), '0'::xid8),
                                        coalesce((SELECT id FROM last), 0))
            AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
          ORDER BY transaction_id, id LIMIT ${BATCH}),
       numbered AS (
         INSERT INTO event_number (position, controller_id, sequence, event_id)
         SELECT coalesce((SELECT position FROM last), 0) + f.place, f.controller_id,
                coalesce(c.sequence, 0) + row_number() OVER (PARTITION BY f.controller_id ORDER BY f.place), f.id
           FROM fresh f
           LEFT JOIN LATERAL (SELECT max(sequence) AS sequence FROM event_number n
                               WHERE n.controller_id = f.controller_id) c ON true
          ORDER BY f.place
         ON CONFLICT DO NOTHING)
  SELECT (SELECT count(*)::int FROM fresh) AS found,
         EXISTS (SELECT FROM event WHERE transaction_id >= pg_snapshot_xmin(pg_current_snapshot())) AS held`;

/**
 * Transactions of another cluster, in a database that was restored from a dump: they would stand before everything that
 * happens here for years. They are over, so they may stand behind it. Normally one look into an index.
 */
const SETTLE_FOREIGN_TRANSACTIONS = `
  UPDATE event SET transaction_id = '3'::xid8
   WHERE transaction_id >= pg_snapshot_xmax(pg_current_snapshot())`;

export type Numbered = {
  /** A full batch: there may be more. */
  readonly more: boolean;
  /** Something is committed that a longer transaction elsewhere still holds back. */
  readonly held: boolean;
};

/** Numbers a batch of events. */
export async function numberEvents({ walled }: Database): Promise<Numbered> {
  const [row] = await walled.sql.query<{ found: number; held: boolean }>('number_events', NUMBER_EVENTS);
  return { more: row?.found === BATCH, held: row?.held === true };
}

/** Numbers all events that are settled. */
export async function numberAllEvents(database: Database): Promise<void> {
  await database.walled.sql.query('settle_foreign_transactions', SETTLE_FOREIGN_TRANSACTIONS);
  while ((await numberEvents(database)).more);
}
