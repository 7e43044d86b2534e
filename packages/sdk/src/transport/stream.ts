import { StreamClosedError } from '../errors.ts';

/** Where the source of a stream puts its values. */
export interface StreamSink<Value> {
  readonly next: (value: Value) => void;
  readonly error: (error: unknown) => void;
  readonly complete: () => void;
}

/**
 * Values as they come, for `for await`. Leaving the loop, `return()` or the signal ends it at once, also while it waits:
 * an async generator would wait for one more value first.
 */
export interface Stream<Value> extends AsyncIterableIterator<Value, undefined> {
  /** Ends the stream from outside the loop. */
  return(): Promise<IteratorResult<Value, undefined>>;
}

/** Values that may wait for a slow reader. Beyond that the stream ends: memory is finite, and a gap must not be silent. */
const mostWaiting = 1024;

/** Makes a stream. `start` runs when the first value is asked for and returns the function that ends the source. */
export function createStream<Value>(
  start: (sink: StreamSink<Value>) => () => void,
  signal: AbortSignal | undefined,
): Stream<Value> {
  const waiting: Value[] = [];
  const readers: {
    resolve: (result: IteratorResult<Value, undefined>) => void;
    reject: (cause: unknown) => void;
  }[] = [];
  let stop: (() => void) | undefined;
  let end: { readonly error?: unknown } | undefined;

  function finish(error?: { readonly error: unknown }): void {
    if (end !== undefined) return;
    end = error ?? {};
    signal?.removeEventListener('abort', abort);
    stop?.();
    while (readers.length > 0) settle(readers.shift());
  }

  function settle(reader: (typeof readers)[number] | undefined): void {
    if (end !== undefined && 'error' in end) {
      const { error } = end;
      // An iterator throws once and is over then.
      end = {};
      reader?.reject(error);
    } else {
      reader?.resolve({ done: true, value: undefined });
    }
  }

  function abort(): void {
    waiting.length = 0;
    finish({ error: signal?.reason });
  }

  function begin(): void {
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort);
    const started = start({
      next(value) {
        if (end !== undefined) return;
        const reader = readers.shift();
        if (reader !== undefined) reader.resolve({ done: false, value });
        else if (waiting.push(value) > mostWaiting) {
          waiting.length = 0;
          finish({ error: new StreamClosedError('SLOW_CONSUMER') });
        }
      },
      error: (error) => finish({ error }),
      complete: () => finish(),
    });
    stop = started;
    // The source may have ended while it was starting.
    if (end !== undefined) started();
  }

  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next() {
      if (stop === undefined && end === undefined) begin();
      const value = waiting.shift();
      if (value !== undefined) return Promise.resolve({ done: false, value });
      return new Promise((resolve, reject) => {
        if (end !== undefined) settle({ resolve, reject });
        else readers.push({ resolve, reject });
      });
    },
    return() {
      waiting.length = 0;
      finish();
      return Promise.resolve({ done: true, value: undefined });
    },
  };
}
