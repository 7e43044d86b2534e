import type { Database } from '@remit/schema';
import { CONTROLLERS, eventOf, type LoggedEvent, type LoggedRow } from './logged-event.ts';
import { BATCH, numberAllEvents } from './number-events.ts';

const HAND_ON = `
  SELECT position, sequence, controller_id, type, conversation_id, message_id, data_subject_id, is_over, numbered, held
    FROM remit_hand_on_events($1, $2::pg_snapshot, ${BATCH})`;

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
type LastRow = { readonly position: null; readonly numbered: number; readonly held: boolean };

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
  const { walled } = database;
  let position = 0n;
  /** What was committed when reading began. It may get its number later, and is over all the same. */
  let before = '1:1:';
  let held = 0;

  return {
    async startFromNow() {
      await numberAllEvents(database);
      const rows = await walled.sql.query<NowRow>('event_log_now', NOW);
      const [first] = rows;
      if (first) ({ position, snapshot: before } = first);
      return new Map(rows.map(({ controller_id, sequence }) => [controller_id ?? 0, sequence]));
    },
    async read() {
      const rows = await walled.sql.query<EventRow | LastRow>('hand_on_events', HAND_ON, [position, before]);
      const events = rows.filter((row) => row.position !== null);
      const last = rows.find((row) => row.position === null);
      position = events.at(-1)?.position ?? position;
      held = last?.held ? held + 1 : 0;
      return {
        events: events.map((row) => eventOf(row, row.is_over)),
        held,
        more: last?.numbered === BATCH || events.length === BATCH,
      };
    },
  };
}
