import type { Watched } from '@remit/schema';
import { BoundedQueue } from './bounded-queue.ts';
import type { Member } from './cohort.ts';
import type { Delivery } from './delivery.ts';
import type { LoggedEvent, Told } from './logged-event.ts';
import { isWatched } from './watched.ts';

type Options = {
  readonly watched: Watched;
  /** Only what comes after this number is yielded. */
  readonly after: bigint;
  /** Whoever asks for what was missed is told of what was over before this process began to read. */
  readonly isResumed: boolean;
  /** The newest event that was handed to who is live. */
  readonly newest: () => bigint;
  /** The next events after this number, from what is kept. */
  readonly missed: (after: bigint) => Promise<readonly LoggedEvent[]>;
  /** Goes live: what is handed on from this moment is offered or pushed. Answers how to stop. */
  readonly join: (member: Member) => () => void;
  /** Changes that may wait. */
  readonly limit: number;
  readonly onClose: () => void;
};

/** Who reads a stream, and may take a change at once with what it came to. */
export type Reader = {
  readonly isWaiting: boolean;
  take(delivery: Delivery): void;
};

/**
 * The changes for one subscription, from a place in the log: first what was missed, read in batches and only when asked
 * for, so that it fills no memory; then live. It goes live in the very moment in which it has caught up, so that nothing
 * comes twice and nothing is left out.
 *
 * Read by {@link poll}, without a promise for each change: a thousand streams wait for one. For whoever has just one, it
 * is an iterator too.
 */
export class ChangeStream implements AsyncIterableIterator<Told>, Member {
  readonly #options: Options;
  /** Made when something has to wait for the first time: of thousands of streams most are never behind. */
  #queue: BoundedQueue<Told> | undefined;
  /** Everything up to here was yielded, or is not watched. */
  #after: bigint;
  #missed: LoggedEvent[] = [];
  #leave: (() => void) | undefined;
  #reading = false;
  #failure: { readonly error: unknown } | undefined;
  #closed = false;
  reader: Reader | undefined;
  /** Polling again may have another answer. */
  onReady: () => void = () => undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#after = options.after;
  }

  /**
   * Goes live if it can, and else reads the first of what was missed.
   * @throws CURSOR_EXPIRED when that is not kept any more
   */
  async begin(): Promise<void> {
    if (!this.#isLiveNow()) await this.#catchUp();
  }

  /** Nothing comes any more. */
  get closed(): boolean {
    return this.#closed || (this.#queue?.closed ?? false);
  }

  /**
   * The next change, if there is one by now. If not, `onReady` is called when it is worth asking again.
   * @throws SLOW_CONSUMER, CURSOR_EXPIRED, or what reading failed with
   */
  poll(): Told | undefined {
    if (this.#closed) return undefined;
    if (this.#failure) {
      const { error } = this.#failure;
      this.#failure = undefined;
      throw error;
    }
    const event = this.#missed.shift();
    if (event) return event;
    if (this.#leave || (!this.#reading && this.#isLiveNow())) return this.#queue?.take();
    if (!this.#reading) void this.#readOn();
    return undefined;
  }

  async #readOn(): Promise<void> {
    this.#reading = true;
    try {
      await this.#catchUp();
    } catch (error) {
      this.#failure = { error };
    }
    this.#reading = false;
    this.onReady();
  }

  #isLiveNow(): boolean {
    if (this.#options.newest() > this.#after) return false;
    this.#leave = this.#options.join(this);
    return true;
  }

  async #catchUp(): Promise<void> {
    const batch = await this.#options.missed(this.#after);
    this.#after = batch.at(-1)?.sequence ?? this.#after;
    this.#missed = batch.filter((event) => isWatched(this.#options.watched, event));
  }

  awaits(event: Told): boolean {
    return this.#isNews(event) && this.#isWaiting;
  }

  /** Nothing stands before what comes next, and somebody waits for it. */
  get #isWaiting(): boolean {
    const isBehind = this.#missed.length > 0 || this.#queue?.isEmpty === false;
    return !isBehind && (this.reader?.isWaiting ?? false);
  }

  offer(event: Told, delivery: Delivery): void {
    if (!this.#isNews(event)) return;
    if (this.#isWaiting) this.reader?.take(delivery);
    else this.#wait(event);
  }

  push(event: Told): void {
    if (this.#isNews(event)) this.#wait(event);
  }

  #wait(event: Told): void {
    this.#queue ??= new BoundedQueue({
      limit: this.#options.limit,
      onReady: () => this.onReady(),
      onClose: () => this.#leaveAll(),
    });
    this.#queue.push(event);
  }

  #leaveAll(): void {
    this.#leave?.();
    this.#options.onClose();
  }

  /** Another process may be ahead of this one: what its client has seen already is not told again. */
  #isNews({ sequence, isOver }: Told): boolean {
    return sequence === undefined || (sequence > this.#after && (this.#options.isResumed || !isOver));
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#missed = [];
    this.#queue?.close();
    this.#leaveAll();
    this.onReady();
  }

  async next(): Promise<IteratorResult<Told>> {
    for (;;) {
      const value = this.poll();
      if (value) return { value, done: false };
      if (this.closed) return { value: undefined, done: true };
      await new Promise<void>((resolve) => (this.onReady = resolve));
    }
  }

  return(): Promise<IteratorResult<Told>> {
    this.close();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
