import type { Database } from '@remit/schema';
import { gatewayError } from '../errors.ts';
import { COLUMNS, eventOf, type LoggedEvent, type LoggedRow } from './logged-event.ts';

/** Events read with one statement, for one stream that catches up. */
const BATCH = 200;

const MISSED = `
  SELECT ${COLUMNS}
    FROM event_number n JOIN event e ON e.id = n.event_id
   WHERE n.controller_id = $1 AND n.sequence > $2
   ORDER BY n.sequence
   LIMIT ${BATCH}`;

const NEWEST = `SELECT max(sequence) AS sequence FROM event_number WHERE controller_id = $1`;

/** What is kept of the log. */
export type EventHistory = {
  /**
   * The next events of a controller after this place, of which there were some; at most a batch.
   * @throws CURSOR_EXPIRED when they are not kept any more
   */
  after(controllerId: number, sequence: bigint): Promise<LoggedEvent[]>;
  /** The newest number of a controller. */
  newest(controllerId: number): Promise<bigint>;
};

export function createEventHistory({ walled }: Database): EventHistory {
  return {
    async after(controllerId, sequence) {
      const rows = await walled.sql.query<LoggedRow>('events_missed', MISSED, [controllerId, sequence]);
      // Numbers have no gap: where the next one is missing, it is gone.
      if (rows[0]?.sequence !== sequence + 1n) throw cursorExpired();
      return rows.map((row) => eventOf(row, false));
    },
    async newest(controllerId) {
      const [row] = await walled.sql.query<{ sequence: bigint | null }>('event_newest', NEWEST, [
        controllerId,
      ]);
      return row?.sequence ?? 0n;
    },
  };
}

export function cursorUnknown() {
  return gatewayError(
    'CURSOR_UNKNOWN',
    'This is no place in this log of changes. Read the data, then subscribe without "after".',
  );
}

function cursorExpired() {
  return gatewayError(
    'CURSOR_EXPIRED',
    'What happened after this place is not kept any more. Read the data again, then subscribe without "after".',
  );
}
