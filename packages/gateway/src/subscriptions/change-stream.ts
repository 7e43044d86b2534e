import type { BoundedQueue } from './bounded-queue.ts';
import type { LoggedEvent, Told } from './logged-event.ts';

type Options = {
  /** Only what comes after this number is yielded. */
  readonly after: bigint;
  readonly matches: (event: Told) => boolean;
  /** The newest event that was handed to who is live. */
  readonly newest: () => bigint;
  /** The next events after this number, from what is kept. */
  readonly missed: (after: bigint) => Promise<readonly LoggedEvent[]>;
  /** Goes live: what is handed on from this moment is in the queue. */
  readonly join: (matches: (event: Told) => boolean, onReady: () => void) => BoundedQueue<Told>;
  readonly onClose: () => void;
};

/**
 * The changes for one subscription, from a place in the log: first what was missed, read in batches and only when asked
 * for, so that it fills no memory; then live. It goes live in the very moment in which it has caught up, so that nothing
 * comes twice and nothing is left out.
 *
 * Read by {@link poll}, without a promise for each change: a thousand streams wait for one. For whoever has just one, it
 * is an iterator too.
 */
export class ChangeStream implements AsyncIterableIterator<Told> {
  readonly #options: Options;
  /** Everything up to here was yielded, or did not match. */
  #after: bigint;
  #ready: LoggedEvent[] = [];
  #queue: BoundedQueue<Told> | undefined;
  #reading = false;
  #failure: { readonly error: unknown } | undefined;
  #closed = false;
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
    const event = this.#ready.shift();
    if (event) return event;
    if (this.#queue || (!this.#reading && this.#isLiveNow())) return this.#queue?.take();
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
    const { newest, matches, join } = this.#options;
    const after = this.#after;
    if (newest() > after) return false;
    // Another process may be ahead of this one: what its client has seen already is not told again.
    const isNews = (event: Told) =>
      (event.sequence === undefined || event.sequence > after) && matches(event);
    this.#queue = join(isNews, () => this.onReady());
    return true;
  }

  async #catchUp(): Promise<void> {
    const batch = await this.#options.missed(this.#after);
    this.#after = batch.at(-1)?.sequence ?? this.#after;
    this.#ready = batch.filter(this.#options.matches);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#ready = [];
    this.#queue?.close();
    this.#options.onClose();
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
