import type { Database } from '@remit/schema';
import { CONTROLLERS } from './logged-event.ts';
import { numberAllEvents } from './number-events.ts';

/** Hours for which a stream that was cut can go on where it was. */
export const EVENT_HOURS = 72;

/**
 * The events before the first one that is young enough, for each controller; never its newest, from which counting goes
 * on. Always from the front: a hole in the middle would be a loss for whoever resumes.
 */
const FORGET_EVENTS = `
  WITH RECURSIVE ${CONTROLLERS},
       kept AS MATERIALIZED (
         SELECT c.controller_id,
                coalesce((SELECT n.sequence FROM event_number n JOIN event e ON e.id = n.event_id
                           WHERE n.controller_id = c.controller_id AND e.recorded_at >= $1
                           ORDER BY n.sequence LIMIT 1),
                         (SELECT max(sequence) FROM event_number n WHERE n.controller_id = c.controller_id)) AS sequence
           FROM controllers c WHERE c.controller_id IS NOT NULL),
       gone AS (
         DELETE FROM event_number n USING kept
          WHERE n.controller_id = kept.controller_id AND n.sequence < kept.sequence
            AND n.position < (SELECT max(position) FROM event_number)
         RETURNING n.event_id),
       forgotten AS (DELETE FROM event USING gone WHERE event.id = gone.event_id)
  SELECT count(*)::int AS forgotten FROM gone`;

/**
 * Forgets the events that were recorded before this moment: nobody can resume from there any more.
 * @returns how many
 */
export async function forgetEvents(database: Database, before: Date): Promise<number> {
  // Those that nobody ever listened to have no number yet.
  await numberAllEvents(database);
  const [row] = await database.walled.sql.query<{ forgotten: number }>('forget_events', FORGET_EVENTS, [
    before,
  ]);
  return row?.forgotten ?? 0;
}
