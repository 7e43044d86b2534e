import { gatewayError } from '../errors.ts';

type Options = {
  /** Items that may wait. */
  readonly limit: number;
  /** Something can be taken, or will be refused from now on. */
  readonly onReady: () => void;
  /** Nothing is let in any more. Called once. */
  readonly onClose: () => void;
};

/**
 * The changes that wait for one subscription. It has an end: a reader that does not keep up loses its own stream, with
 * an error that says so, and nobody else's. What it missed is still in the log.
 */
export class BoundedQueue<Item> {
  readonly #options: Options;
  readonly #items: Item[] = [];
  #state: 'open' | 'overflown' | 'closed' = 'open';

  constructor(options: Options) {
    this.#options = options;
  }

  get closed(): boolean {
    return this.#state === 'closed';
  }

  get isEmpty(): boolean {
    return this.#state === 'open' && this.#items.length === 0;
  }

  push(item: Item): void {
    if (this.#state !== 'open') return;
    if (this.#items.length < this.#options.limit) this.#items.push(item);
    else this.#overflow();
    this.#options.onReady();
  }

  #overflow(): void {
    this.#state = 'overflown';
    // What waited would only be followed by a hole.
    this.#items.length = 0;
    this.#options.onClose();
  }

  /**
   * The next item, if one waits.
   * @throws SLOW_CONSUMER once, when too many waited
   */
  take(): Item | undefined {
    if (this.#state === 'overflown') {
      this.#state = 'closed';
      throw slowConsumer();
    }
    return this.#items.shift();
  }

  close(): void {
    const wasOpen = this.#state === 'open';
    this.#state = 'closed';
    this.#items.length = 0;
    if (wasOpen) this.#options.onClose();
  }
}

function slowConsumer() {
  return gatewayError(
    'SLOW_CONSUMER',
    'This stream was read too slowly and is over. Subscribe again after the cursor, and nothing is missed.',
  );
}
