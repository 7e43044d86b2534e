import { setImmediate as turnOfLoop } from 'node:timers/promises';
import { type ChangeEvent, type Changes, type Database, readTyping, TYPING_CHANNEL } from '@remit/schema';
import { describeError, type Log } from '../log.ts';
import { createPoller } from '../poller.ts';
import { BoundedQueue } from './bounded-queue.ts';
import { ChangeStream } from './change-stream.ts';
import { createEventCursors } from './event-cursor.ts';
import { createEventHistory, cursorUnknown } from './event-history.ts';
import { createEventReader } from './event-reader.ts';
import { Groups } from './groups.ts';
import { ACCESS_CHANGED, type Told } from './logged-event.ts';

/** The channel on which every mutation says that it wrote an event. */
const CHANNEL = 'remit_event';

/**
 * Milliseconds. `idle` is how late a change is heard when no notification comes through, and costs two short statements
 * each time. `held` is for events that are seen but not yet settled; it doubles up to `idle`.
 */
const POLLING = { idle: 500, held: 10 } as const;

/** Milliseconds between the authentication of a caller and the start of its stream, at the very most. */
const LONGEST_START = 10_000;

/** Changes that may wait for one live stream. */
const LONGEST_QUEUE = 1_000;

/** The changes of all processes, in the order in which they became visible to all. */
export type EventLog = {
  /** Starts reading, once. Changes committed after this resolved reach whoever subscribes now. */
  start(): Promise<void>;
  /** See {@link Changes}. */
  subscribe(...asked: Parameters<Changes['subscribe']>): Promise<Subscribed>;
  /** The place of an event that this log handed out, as a client gets it; a signal has none. */
  cursorOf(event: Told): string | undefined;
  /**
   * Calls back when somebody's access to this controller was taken away, and when the caller's own ends by the clock.
   * Answers how to stop.
   */
  onAccessChange(watch: AccessWatch): () => void;
  /** Counts the changes of access: what was found out about a caller under one number is not known under the next. */
  accessChanges(controllerId: number): number;
  readonly streams: LiveStreams;
  close(): Promise<void>;
};

/** The changes for one subscription. */
export type Subscribed = ChangeStream & {
  /** The place from which on changes are told. */
  readonly start: string;
};

export type AccessWatch = {
  readonly controllerId: number;
  /** When the access ends by itself; undefined: never. */
  readonly endsAt: () => Date | undefined;
  readonly callback: () => void;
};

/** Figures of live streams. */
export type LiveStreams = {
  /** Open now. */
  readonly open: number;
  /** Opened since the start. */
  readonly opened: number;
};

type Options = {
  readonly database: Database;
  readonly log: Log;
  readonly clock: () => Date;
  /** Cursors are sealed with a key drawn from it; the same in all processes. */
  readonly secret: string;
  readonly longestQueue?: number;
};

type Subscriber = {
  readonly matches: (event: Told) => boolean;
  readonly queue: BoundedQueue<Told>;
};

/**
 * Hands on what is written to the table `event`. A notification only wakes the reader; what is delivered is what the
 * table says, so nothing is lost with a connection. A poll stands behind the notifications.
 */
export function createEventLog(options: Options): EventLog {
  const { database, log, clock, secret, longestQueue = LONGEST_QUEUE } = options;
  const subscribers = new Groups<Subscriber>();
  const accessWatches = new Groups<AccessWatch>();
  const streams = new Set<ChangeStream>();
  const cursors = createEventCursors(secret);
  const history = createEventHistory(database);
  const reader = createEventReader(database);
  const poller = createPoller(() =>
    readOnce().catch((error: unknown) => {
      log.warn(describeError(error), 'Events cannot be read; trying again');
      return POLLING.idle;
    }),
  );
  /** When it was last read that access changed, and how often, by controller. */
  const accessChanges = new Map<number, { readonly at: number; readonly count: number }>();
  /** The newest number that was handed on, by controller. */
  let newest = new Map<number, bigint>();
  let opened = 0;
  let starting: Promise<() => Promise<void>> | undefined;

  /** Whoever joins meanwhile joins behind this event, and whoever leaves is passed over. */
  async function hand(event: Told): Promise<void> {
    let isFirst = true;
    for (const { matches, queue } of subscribers.of(event.controllerId)) {
      if (!matches(event)) continue;
      queue.push(event);
      // What the first one asks of the database is under way while a thousand others are told to wait for it.
      if (isFirst) await turnOfLoop();
      isFirst = false;
    }
  }

  async function readOnce(): Promise<number> {
    const reading = reader.read();
    endByTheClock();
    const { events, held, more } = await reading;
    const accessChanged = new Set<number>();
    for (const event of events) {
      newest.set(event.controllerId, event.sequence);
      if (isChange(event)) await hand(event);
      else accessChanged.add(event.controllerId);
    }
    for (const controllerId of accessChanged) {
      accessChanges.set(controllerId, { at: performance.now(), count: countOf(controllerId) + 1 });
      for (const { callback } of accessWatches.of(controllerId)) callback();
    }
    if (more) return 0;
    // Somebody's longer transaction holds newer events back, and need not notify when it ends: look again soon.
    return held === 0 ? POLLING.idle : Math.min(POLLING.held * 2 ** held, POLLING.idle);
  }

  function countOf(controllerId: number): number {
    return accessChanges.get(controllerId)?.count ?? 0;
  }

  function endByTheClock(): void {
    const now = clock();
    for (const { endsAt, callback } of accessWatches.all()) {
      const end = endsAt();
      if (end !== undefined && end <= now) callback();
    }
  }

  async function startOnce(): Promise<() => Promise<void>> {
    newest = await reader.startFromNow();
    const stopListening = await database.listen(CHANNEL, poller.wake);
    const stopSignals = await database.listen(TYPING_CHANNEL, (payload) => {
      const signal = readTyping(payload);
      if (signal) void hand(signal);
    });
    poller.wake();
    return async () => {
      await stopSignals();
      await stopListening();
    };
  }

  async function placeOf(controllerId: number, cursor: string): Promise<bigint> {
    const place = cursors.open(controllerId, cursor);
    if (place === undefined) throw cursorUnknown();
    // Another process may have handed on what this one has not read yet; but nobody what was never numbered.
    const isHere = place <= (newest.get(controllerId) ?? 0n);
    if (!isHere && place > (await history.newest(controllerId))) throw cursorUnknown();
    return place;
  }

  function open(controllerId: number, after: bigint, matches: (event: Told) => boolean) {
    const stream = new ChangeStream({
      after,
      matches,
      newest: () => newest.get(controllerId) ?? 0n,
      missed: (from) => history.after(controllerId, from),
      join(wanted, onReady) {
        const queue = new BoundedQueue<Told>({
          limit: longestQueue,
          onReady,
          onClose() {
            leave();
            streams.delete(stream);
          },
        });
        const leave = subscribers.join(controllerId, { matches: wanted, queue });
        return queue;
      },
      onClose: () => streams.delete(stream),
    });
    return stream;
  }

  return {
    async start() {
      starting ??= startOnce();
      try {
        await starting;
      } catch (error) {
        // A database that is away now may be back for the next live stream.
        starting = undefined;
        throw error;
      }
    },
    async subscribe(controllerId, matches, cursor) {
      const isResumed = typeof cursor === 'string';
      const after = isResumed ? await placeOf(controllerId, cursor) : (newest.get(controllerId) ?? 0n);
      const stream = open(controllerId, after, (event) => {
        // What was over before reading began is told only to those who missed it.
        return isChange(event) && (isResumed || !event.isOver) && matches(event);
      });
      await stream.begin();
      streams.add(stream);
      opened += 1;
      return Object.assign(stream, { start: cursors.seal(controllerId, after) });
    },
    cursorOf: ({ controllerId, sequence }) =>
      sequence === undefined ? undefined : cursors.seal(controllerId, sequence),
    onAccessChange(watch) {
      const changedAt = accessChanges.get(watch.controllerId)?.at ?? Number.NEGATIVE_INFINITY;
      // What was read while this stream was on its way would else count for it only with the next event.
      if (performance.now() - changedAt < LONGEST_START) watch.callback();
      return accessWatches.join(watch.controllerId, watch);
    },
    accessChanges: countOf,
    get streams() {
      return { open: streams.size, opened };
    },
    async close() {
      const stopListening = await starting?.catch(() => undefined);
      // The database may be gone before us.
      await stopListening?.().catch((error: unknown) =>
        log.debug(describeError(error), 'Listening ended by itself'),
      );
      await poller.close();
      for (const stream of streams) stream.close();
    },
  };
}

function isChange({ type }: ChangeEvent): boolean {
  return (type as string) !== ACCESS_CHANGED;
}
