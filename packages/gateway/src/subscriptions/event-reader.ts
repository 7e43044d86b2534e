import type { Database } from '@remit/schema';
import { COLUMNS, CONTROLLERS, eventOf, type LoggedEvent, type LoggedRow } from './logged-event.ts';
import { numberAllEvents, numberEvents } from './number-events.ts';

/** Events read with one statement. */
const BATCH = 1_000;

const READ_EVENTS = `
  SELECT n.position, ${COLUMNS}, pg_visible_in_snapshot(e.transaction_id, $2::pg_snapshot) AS is_over
    FROM event_number n JOIN event e ON e.id = n.event_id
   WHERE n.position > $1
   ORDER BY n.position
   LIMIT ${BATCH}`;

const NOW = `
  WITH RECURSIVE ${CONTROLLERS}
  SELECT controller_id, pg_current_snapshot()::text AS snapshot,
         coalesce((SELECT max(sequence) FROM event_number n WHERE n.controller_id = c.controller_id), 0) AS sequence,
         coalesce((SELECT max(position) FROM event_number), 0) AS position
    FROM controllers c`;

type NowRow = {
  readonly controller_id: number | null;
  readonly snapshot: string;
  readonly sequence: bigint;
  readonly position: bigint;
};

type EventRow = LoggedRow & { readonly position: bigint; readonly is_over: boolean };

/** One round of reading. */
export type Round = {
  readonly events: readonly LoggedEvent[];
  /** Rounds in a row that saw events which are not settled yet; 0 when there are none. */
  readonly held: number;
  /** A full batch: there is more to read at once. */
  readonly more: boolean;
};

/** Reads numbered events from a place that moves on, and numbers what nobody numbered yet. */
export type EventReader = {
  /** @returns the newest number of each controller that has one; whatever comes later is read */
  startFromNow(): Promise<Map<number, bigint>>;
  read(): Promise<Round>;
};

export function createEventReader(database: Database): EventReader {
  let position = 0n;
  /** What was committed when reading began. It may get its number later, and is over all the same. */
  let before = '1:1:';
  let held = 0;

  return {
    async startFromNow() {
      await numberAllEvents(database);
      const rows = await database.walled.sql.query<NowRow>('event_log_now', NOW);
      const [first] = rows;
      if (first) ({ position, snapshot: before } = first);
      return new Map(rows.map(({ controller_id, sequence }) => [controller_id ?? 0, sequence]));
    },
    async read() {
      const numbered = await numberEvents(database);
      const rows = await database.walled.sql.query<EventRow>('events_after', READ_EVENTS, [position, before]);
      position = rows.at(-1)?.position ?? position;
      held = numbered.held ? held + 1 : 0;
      return {
        events: rows.map((row) => eventOf(row, row.is_over)),
        held,
        more: numbered.more || rows.length === BATCH,
      };
    },
  };
}
