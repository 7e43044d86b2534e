import type { Database } from '@remit/schema';
import { describeError, type Log } from '../log.ts';
import { forgetEvents } from './forget-events.ts';
import { createPoller } from './poller.ts';

const HOUR = 3_600_000;

/** Hours for which a stream that was cut can go on where it was. */
export const EVENT_HOURS = 72;

/** An event is gone after its time and at most one part of so many, or an hour. */
const PARTS = 24;

type Options = {
  readonly database: Database;
  readonly log: Log;
  readonly clock: () => Date;
  /** Hours that an event is kept. */
  readonly hours: number;
};

/** Forgets old events from time to time, for as long as the process lives. Several processes do each other no harm. */
export function keepEventsFor({ database, log, clock, hours }: Options): { close(): Promise<void> } {
  const pause = Math.min((hours * HOUR) / PARTS, HOUR);
  let hasWaited = false;
  const poller = createPoller(async () => {
    // Not at once: a process that just started has other things to do.
    if (!hasWaited) hasWaited = true;
    else {
      await forgetEvents(database, new Date(clock().getTime() - hours * HOUR)).catch((error: unknown) =>
        log.warn(describeError(error), 'Old events cannot be forgotten; trying again later'),
      );
    }
    return pause;
  });
  poller.wake();
  return { close: poller.close };
}
