import { type ChangeEvent, type Changes, type Database, readTyping, TYPING_CHANNEL } from '@remit/schema';
import { describeError, type Log } from '../log.ts';
import { BoundedQueue } from './bounded-queue.ts';
import { createEventReader } from './event-reader.ts';
import { createPoller } from './poller.ts';

/** The channel on which every mutation says that it wrote an event. */
const CHANNEL = 'remit_event';

/** Milliseconds. `held` is for events that are seen but not yet settled; it doubles up to `idle`. */
const POLLING = { idle: 5_000, held: 10 } as const;

/** Changes that may wait for one live stream. */
const LONGEST_QUEUE = 1_000;

/** The changes of all processes, in the order in which they became visible to all. */
export type EventLog = Changes & {
  /** Starts reading, once. Changes committed after this resolved reach whoever subscribes now. */
  start(): Promise<void>;
  /** Calls back when tokens, grants or agents of this controller changed. Answers how to stop. */
  onAccessChange(controllerId: number, callback: () => void): () => void;
  readonly streams: LiveStreams;
  close(): Promise<void>;
};

/** Figures of live streams. */
export type LiveStreams = {
  /** Open now. */
  readonly open: number;
  /** Opened since the start. */
  readonly opened: number;
};

type Options = { readonly database: Database; readonly log: Log; readonly longestQueue?: number };

type Subscriber = {
  readonly matches: (event: ChangeEvent) => boolean;
  readonly queue: BoundedQueue<ChangeEvent>;
};

/**
 * Hands on what is written to the table `event`. A notification only wakes the reader; what is delivered is what the
 * table says, so nothing is lost with a connection. A slow poll stands behind the notifications.
 */
export function createEventLog({ database, log, longestQueue = LONGEST_QUEUE }: Options): EventLog {
  const subscribers = new Groups<Subscriber>();
  const accessListeners = new Groups<() => void>();
  const reader = createEventReader(database);
  const poller = createPoller(() =>
    readOnce().catch((error: unknown) => {
      log.warn(describeError(error), 'Events cannot be read; trying again');
      return POLLING.idle;
    }),
  );
  let starting: Promise<() => Promise<void>> | undefined;

  function hand(event: ChangeEvent): void {
    for (const { matches, queue } of subscribers.of(event.controllerId))
      if (matches(event)) queue.push(event);
  }

  async function readOnce(): Promise<number> {
    const { events, accessChanged, held, more } = await reader.read();
    for (const event of events) hand(event);
    for (const controllerId of accessChanged)
      for (const callback of accessListeners.of(controllerId)) callback();
    if (more) return 0;
    // Somebody's longer transaction holds newer events back, and need not notify when it ends: look again soon.
    return held === 0 ? POLLING.idle : Math.min(POLLING.held * 2 ** held, POLLING.idle);
  }

  async function startOnce(): Promise<() => Promise<void>> {
    await reader.startFromNow();
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
    subscribe(controllerId, matches) {
      const queue = new BoundedQueue<ChangeEvent>(longestQueue, () => leave());
      const leave = subscribers.join(controllerId, { matches, queue });
      return queue;
    },
    onAccessChange: (controllerId, callback) => accessListeners.join(controllerId, callback),
    get streams() {
      return { open: subscribers.size, opened: subscribers.joined };
    },
    async close() {
      const stopListening = await starting?.catch(() => undefined);
      // The database may be gone before us.
      await stopListening?.().catch((error: unknown) =>
        log.debug(describeError(error), 'Listening ended by itself'),
      );
      await poller.close();
      for (const { queue } of subscribers.all()) await queue.return();
    },
  };
}

/** Members by controller; a group without members is forgotten. */
class Groups<Member> {
  readonly #groups: Map<number, Set<Member>> = new Map();
  size = 0;
  joined = 0;

  join(controllerId: number, member: Member): () => void {
    const group = this.#groups.get(controllerId) ?? new Set();
    this.#groups.set(controllerId, group.add(member));
    this.size += 1;
    this.joined += 1;
    return () => {
      if (!group.delete(member)) return;
      this.size -= 1;
      if (group.size === 0) this.#groups.delete(controllerId);
    };
  }

  of(controllerId: number): Iterable<Member> {
    return this.#groups.get(controllerId) ?? [];
  }

  all(): Member[] {
    return [...this.#groups.values()].flatMap((group) => [...group]);
  }
}
