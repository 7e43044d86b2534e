import { GraphQLError } from 'graphql';

/** What a test makes happen in its gateway, and what it waits for. Nothing here sleeps. */
export class Happenings {
  readonly #streams = new Map<string, TestStream>();
  readonly #waiting = new Map<string, () => void>();

  /** Where `beginUpload` wants the bytes. */
  uploadUrl = '';

  /** `node(id:)` fails or hangs by the id. */
  node(id: string): unknown {
    if (id === 'boom') {
      throw new GraphQLError('Something went wrong', {
        extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: 'err_42' },
      });
    }
    if (id === 'busy') {
      const http = { status: 429, headers: { 'retry-after': '7' } };
      throw new GraphQLError('Too many requests', { extensions: { code: 'RATE_LIMITED', http } });
    }
    if (id === 'hang') {
      this.happened('hanging');
      return new Promise(() => undefined);
    }
    return { __typename: 'Chat', id };
  }

  listen(topic: string): AsyncIterableIterator<unknown> {
    const stream = new TestStream(() => this.happened(`left ${topic}`));
    this.#streams.set(topic, stream);
    this.happened(`listening ${topic}`);
    return stream;
  }

  /** Sends an event to whoever listens. */
  emit(topic: string, event: unknown): void {
    this.#streams.get(topic)?.push(event);
  }

  /** The gateway ends the stream. */
  end(topic: string): void {
    void this.#streams.get(topic)?.return();
  }

  /** Resolves when it happens next: `listening chat_1`, `left chat_1`, `hanging`. Ask before you cause it. */
  next(what: string): Promise<void> {
    return new Promise((resolve) => this.#waiting.set(what, resolve));
  }

  happened(what: string): void {
    this.#waiting.get(what)?.();
    this.#waiting.delete(what);
  }
}

class TestStream implements AsyncIterableIterator<unknown, undefined> {
  readonly #events: unknown[] = [];
  readonly #left: () => void;
  #isOver = false;
  #wake: () => void = () => undefined;

  constructor(left: () => void) {
    this.#left = left;
  }

  push(event: unknown): void {
    this.#events.push(event);
    this.#wake();
  }

  async next(): Promise<IteratorResult<unknown, undefined>> {
    while (this.#events.length === 0 && !this.#isOver) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#isOver ? { done: true, value: undefined } : { done: false, value: this.#events.shift() };
  }

  return(): Promise<IteratorResult<unknown, undefined>> {
    this.#isOver = true;
    this.#wake();
    this.#left();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
