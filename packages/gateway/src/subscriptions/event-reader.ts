import type { ChangeEvent, ChangeType, Database } from '@remit/schema';

/** Events read with one statement. */
const BATCH = 1_000;

/** Written when tokens, grants or agents change; never delivered, but it ends the streams of those who lost access. */
export const ACCESS_CHANGED = 'ACCESS_CHANGED';

/**
 * Ids and transactions do not become visible in their order: a later one may commit first. Behind the oldest running
 * transaction nothing can appear any more, so a cursor of (transaction, id) up to there skips nothing.
 */
const READ_EVENTS = `
  SELECT id, transaction_id::text AS transaction_id, controller_id, type, conversation_id, message_id, data_subject_id,
         transaction_id < pg_snapshot_xmin(pg_current_snapshot()) AS settled
    FROM event
   WHERE (transaction_id, id) > ($1::xid8, $2::bigint)
     AND NOT pg_visible_in_snapshot(transaction_id, $3::pg_snapshot)
   ORDER BY transaction_id, id
   LIMIT ${BATCH}`;

const NOW = `
  SELECT pg_snapshot_xmin(snapshot)::text AS transaction_id, snapshot::text AS snapshot
    FROM pg_current_snapshot() AS snapshot`;

type EventRow = {
  id: bigint;
  transaction_id: string;
  controller_id: number;
  type: string;
  conversation_id: number | null;
  message_id: number | null;
  data_subject_id: number | null;
  settled: boolean;
};

/** One round of reading. */
export type Round = {
  readonly events: readonly ChangeEvent[];
  /** Controllers where somebody's access changed. */
  readonly accessChanged: ReadonlySet<number>;
  /** Rounds in a row that saw events which are not settled yet; 0 when there are none. */
  readonly held: number;
  /** A full batch: there is more to read at once. */
  readonly more: boolean;
};

/** Reads the table `event` from a place that moves on. */
export function createEventReader(database: Database): {
  startFromNow(): Promise<void>;
  read(): Promise<Round>;
} {
  let cursor = { transactionId: '0', id: 0n };
  /** What was committed when reading began. It may stand beyond the cursor, and is over all the same. */
  let before = '1:1:';
  let held = 0;

  return {
    async startFromNow() {
      const [row] = await database.walled.sql.query<{ transaction_id: string; snapshot: string }>(
        'event_horizon',
        NOW,
      );
      if (row === undefined) return;
      // Everything before the oldest running transaction has happened; ids begin at 1, so 0 stands before them all.
      cursor = { transactionId: row.transaction_id, id: 0n };
      before = row.snapshot;
    },
    async read() {
      const rows = await database.walled.sql.query<EventRow>('events_after', READ_EVENTS, [
        cursor.transactionId,
        cursor.id,
        before,
      ]);
      const settled = rows.filter((row) => row.settled);
      const last = settled.at(-1);
      if (last) cursor = { transactionId: last.transaction_id, id: last.id };
      held = settled.length < rows.length ? held + 1 : 0;
      const isAccess = ({ type }: EventRow) => type === ACCESS_CHANGED;
      return {
        events: settled.filter((row) => !isAccess(row)).map(changeOf),
        accessChanged: new Set(settled.filter(isAccess).map((row) => row.controller_id)),
        held,
        more: settled.length === BATCH,
      };
    },
  };
}

function changeOf(row: EventRow): ChangeEvent {
  return {
    controllerId: row.controller_id,
    type: row.type as ChangeType,
    conversationId: row.conversation_id,
    messageId: row.message_id,
    dataSubjectId: row.data_subject_id,
  };
}
