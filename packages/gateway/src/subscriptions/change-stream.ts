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
  readonly join: (matches: (event: Told) => boolean) => BoundedQueue<Told>;
  readonly onClose: () => void;
};

/**
 * The changes for one subscription, from a place in the log: first what was missed, read in batches and only when asked
 * for, so that it fills no memory; then live. It goes live in the very moment in which it has caught up, so that nothing
 * comes twice and nothing is left out.
 */
export class ChangeStream implements AsyncIterableIterator<Told> {
  readonly #options: Options;
  /** Everything up to here was yielded, or did not match. */
  #after: bigint;
  #ready: LoggedEvent[] = [];
  #queue: BoundedQueue<Told> | undefined;
  #closed = false;

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

  next(): Promise<IteratorResult<Told>> {
    // Without a promise of its own in between: a thousand streams wait here for one event.
    return this.#queue && this.#ready.length === 0 && !this.#closed ? this.#queue.next() : this.#nextMissed();
  }

  async #nextMissed(): Promise<IteratorResult<Told>> {
    while (!this.#closed) {
      const event = this.#ready.shift();
      if (event) return { value: event, done: false };
      if (this.#queue) return this.#queue.next();
      await this.begin();
    }
    return { value: undefined, done: true };
  }

  #isLiveNow(): boolean {
    const { newest, matches, join } = this.#options;
    const after = this.#after;
    if (newest() > after) return false;
    // Another process may be ahead of this one: what its client has seen already is not told again.
    this.#queue = join((event) => (event.sequence === undefined || event.sequence > after) && matches(event));
    return true;
  }

  async #catchUp(): Promise<void> {
    const batch = await this.#options.missed(this.#after);
    this.#after = batch.at(-1)?.sequence ?? this.#after;
    this.#ready = batch.filter(this.#options.matches);
  }

  async return(): Promise<IteratorResult<Told>> {
    if (!this.#closed) {
      this.#closed = true;
      this.#ready = [];
      await this.#queue?.return();
      this.#options.onClose();
    }
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
