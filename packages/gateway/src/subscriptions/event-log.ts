import { type ChangeEvent, type Database, readTyping, TYPING_CHANNEL, type Watched } from '@remit/schema';
import { describeError, type Log } from '../log.ts';
import { createPoller } from '../poller.ts';
import { ChangeStream } from './change-stream.ts';
import type { Member } from './cohort.ts';
import { createEventCursors } from './event-cursor.ts';
import { createEventHistory, cursorUnknown } from './event-history.ts';
import { createEventReader } from './event-reader.ts';
import { Groups } from './groups.ts';
import { ACCESS_CHANGED, type Told } from './logged-event.ts';
import { isWatched } from './watched.ts';

/** The channel on which every mutation says that it wrote an event. */
const CHANNEL = 'remit_event';

/**
 * Milliseconds. `idle` is how late a change is heard when no notification comes through, and costs two short statements
 * each time. `held` is for events that are seen but not yet settled; it doubles up to `idle`.
 */
const POLLING = { idle: 500, held: 10 } as const;

/** Milliseconds between looks at whose access has ended by the clock. */
const BETWEEN_LOOKS = 100;

/** Milliseconds between the authentication of a caller and the start of its stream, at the very most. */
const LONGEST_START = 10_000;

/** Changes that may wait for one live stream. */
const LONGEST_QUEUE = 1_000;

/** The changes of all processes, in the order in which they became visible to all. */
export type EventLog = {
  /** Starts reading, once. Changes committed after this resolved reach whoever subscribes now. */
  start(): Promise<void>;
  /**
   * Changes of one controller that are watched, from now on or from a cursor on; see `Changes` of the schema.
   * @param join how the stream goes live when it has caught up; by itself when left out
   * @throws CURSOR_UNKNOWN, CURSOR_EXPIRED
   */
  subscribe(
    controllerId: number,
    watched: Watched,
    cursor?: string | null,
    join?: (member: Member) => () => void,
  ): Promise<Subscribed>;
  /** Hands on what is watched as it comes. Answers how to stop. */
  listen(listener: Listener): () => void;
  /** Changes that may wait for one stream. */
  readonly longestQueue: number;
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

export type Listener = {
  readonly controllerId: number;
  readonly watched: Watched;
  readonly push: (event: Told) => void;
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

/**
 * Hands on what is written to the table `event`. A notification only wakes the reader; what is delivered is what the
 * table says, so nothing is lost with a connection. A poll stands behind the notifications.
 */
export function createEventLog(options: Options): EventLog {
  const { database, log, clock, secret, longestQueue = LONGEST_QUEUE } = options;
  const listeners = new Groups<Listener>();
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
  /** When it was last looked whose access has ended by the clock. */
  let lookedAt = Number.NEGATIVE_INFINITY;
  let starting: Promise<() => Promise<void>> | undefined;

  function hand(event: Told): void {
    for (const { watched, push } of listeners.of(event.controllerId))
      if (isWatched(watched, event)) push(event);
  }

  async function readOnce(): Promise<number> {
    const reading = reader.read();
    endByTheClock();
    const { events, held, more } = await reading;
    const accessChanged = new Set<number>();
    for (const event of events) {
      newest.set(event.controllerId, event.sequence);
      if (isChange(event)) hand(event);
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
    // Under load events are read hundreds of times a second, and there may be thousands of streams.
    if (performance.now() - lookedAt < BETWEEN_LOOKS) return;
    lookedAt = performance.now();
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
      if (signal) hand(signal);
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

  const listen = (listener: Listener) => listeners.join(listener.controllerId, listener);

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
    async subscribe(controllerId, watched, cursor, join) {
      const isResumed = typeof cursor === 'string';
      const after = isResumed ? await placeOf(controllerId, cursor) : (newest.get(controllerId) ?? 0n);
      const stream = new ChangeStream({
        watched,
        after,
        isResumed,
        newest: () => newest.get(controllerId) ?? 0n,
        missed: (from) => history.after(controllerId, from),
        join: join ?? ((member) => listen({ controllerId, watched, push: (event) => member.push(event) })),
        limit: longestQueue,
        onClose: () => streams.delete(stream),
      });
      await stream.begin();
      streams.add(stream);
      opened += 1;
      return Object.assign(stream, { start: cursors.seal(controllerId, after) });
    },
    listen,
    longestQueue,
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
