import { gatewayError } from '../errors.ts';

/**
 * The changes that wait for one subscription. It has an end: a reader that does not keep up loses its own stream, with
 * an error that says so, and nobody else's. What it missed is still in the log.
 */
export class BoundedQueue<Item> implements AsyncIterableIterator<Item> {
  readonly #limit: number;
  readonly #onClose: () => void;
  readonly #items: Item[] = [];
  readonly #readers: { resolve: (result: IteratorResult<Item>) => void; reject: (error: unknown) => void }[] =
    [];
  #state: 'open' | 'overflown' | 'closed' = 'open';

  constructor(limit: number, onClose: () => void) {
    this.#limit = limit;
    this.#onClose = onClose;
  }

  push(item: Item): void {
    if (this.#state !== 'open') return;
    const reader = this.#readers.shift();
    if (reader) reader.resolve({ value: item, done: false });
    else if (this.#items.length < this.#limit) this.#items.push(item);
    else this.#overflow();
  }

  #overflow(): void {
    this.#state = 'overflown';
    // What waited would only be followed by a hole.
    this.#items.length = 0;
    this.#onClose();
  }

  next(): Promise<IteratorResult<Item>> {
    if (this.#state === 'overflown') {
      this.#state = 'closed';
      return Promise.reject(slowConsumer());
    }
    const [item] = this.#items.splice(0, 1);
    if (item !== undefined) return Promise.resolve({ value: item, done: false });
    if (this.#state === 'closed') return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }));
  }

  return(): Promise<IteratorResult<Item>> {
    const wasOpen = this.#state === 'open';
    this.#state = 'closed';
    this.#items.length = 0;
    for (const { resolve } of this.#readers.splice(0)) resolve({ value: undefined, done: true });
    if (wasOpen) this.#onClose();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

function slowConsumer() {
  return gatewayError(
    'SLOW_CONSUMER',
    'This stream was read too slowly and is over. Subscribe again after the cursor, and nothing is missed.',
  );
}
