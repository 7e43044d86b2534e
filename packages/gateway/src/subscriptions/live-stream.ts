import type { ExecutionResult } from 'graphql';
import { GraphQLError } from 'graphql';
import { Refused } from '../auth/use-caller.ts';
import { gatewayError } from '../errors.ts';
import type { Lifecycle } from '../lifecycle.ts';
import type { ErrorMask } from '../response/mask-error.ts';
import type { Delivery } from './delivery.ts';
import type { Told } from './logged-event.ts';

type Options = {
  readonly source: AsyncIterator<Told>;
  /** The place from which on changes are told. */
  readonly start: string;
  /** The first result has no data: it tells the place to resume from, should the stream be cut before the first change. */
  readonly tellsStart: boolean;
  /** Walks again for one change, on behalf of the whole cohort. Throws when the caller is no longer let in. */
  readonly deliver: (change: Told) => Promise<Delivery>;
  /** Asks again who the caller is. Throws when it is no longer let in. */
  readonly authenticate: () => Promise<void>;
  readonly onAccessChange: (callback: () => void) => () => void;
  readonly overWebSocket: boolean;
  readonly lifecycle: Lifecycle;
  readonly mask: ErrorMask;
};

/**
 * The results of one live stream. It never throws: what ends it is its last result, so that the three protocols tell it
 * alike. Written as an object and not as a generator, because a generator that waits for its source cannot be returned.
 */
export class LiveStream implements AsyncIterableIterator<ExecutionResult> {
  readonly #options: Options;
  readonly #stopWatching: () => void;
  /** Everything up to here was told. */
  #cursor: string;
  #hasToTellStart: boolean;
  #asked = false;
  #arrived: IteratorResult<Told> | { readonly failed: unknown } | undefined;
  #accessChanged = false;
  #closed = false;
  #wake: () => void = () => undefined;
  #endWork: () => void = () => undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#cursor = options.start;
    this.#hasToTellStart = options.tellsStart;
    const onDrain = () => this.#wake();
    options.lifecycle.draining.addEventListener('abort', onDrain);
    const stopAccess = options.onAccessChange(() => {
      this.#accessChanged = true;
      this.#wake();
    });
    this.#stopWatching = () => {
      options.lifecycle.draining.removeEventListener('abort', onDrain);
      stopAccess();
    };
  }

  async next(): Promise<IteratorResult<ExecutionResult>> {
    // Asked for more, so the result before is with the client.
    this.#endWork();
    while (!this.#closed) {
      if (this.#options.lifecycle.draining.aborted) {
        // A WebSocket is closed with 1001, and its client comes back elsewhere; "complete" would tell it to stop.
        if (!this.#options.overWebSocket) return this.#endWith(streamEnded('DRAINING'));
      } else if (this.#accessChanged) {
        this.#accessChanged = false;
        const refused = await this.#options.authenticate().then(() => undefined, asError);
        if (refused) return this.#endWith(refused);
        continue;
      } else if (this.#hasToTellStart) {
        this.#hasToTellStart = false;
        return { value: { extensions: { event: { cursor: this.#cursor } } }, done: false };
      } else if (this.#arrived) {
        const arrived = this.#arrived;
        this.#arrived = undefined;
        if ('failed' in arrived) return this.#endWith(arrived.failed);
        if (arrived.done) break;
        return this.#deliver(arrived.value);
      } else {
        this.#ask();
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    return this.return();
  }

  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    const arrive = (what: IteratorResult<Told> | { readonly failed: unknown }) => {
      this.#asked = false;
      this.#arrived = what;
      this.#wake();
    };
    this.#options.source.next().then(arrive, (failed: unknown) => arrive({ failed }));
  }

  async #deliver(change: Told): Promise<IteratorResult<ExecutionResult>> {
    this.#endWork = this.#options.lifecycle.begin();
    try {
      const delivery = await this.#options.deliver(change);
      if (delivery.kind === 'not told') {
        await this.#close();
        const errors = delivery.errors.map((error) => this.#withCursor(error));
        return { value: { ...delivery.result, errors }, done: false };
      }
      this.#cursor = delivery.cursor ?? this.#cursor;
      return { value: delivery.result, done: false };
    } catch (error) {
      return this.#endWith(asError(error));
    }
  }

  async #endWith(error: unknown): Promise<IteratorResult<ExecutionResult>> {
    await this.#close();
    return { value: { errors: [this.#withCursor(this.#options.mask(error))] }, done: false };
  }

  /** Whatever ends a stream says from where another one goes on. */
  #withCursor(error: GraphQLError): GraphQLError {
    const extensions = { ...error.extensions, cursor: this.#cursor };
    return new GraphQLError(error.message, { path: error.path ?? null, extensions });
  }

  async #close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#stopWatching();
    this.#wake();
    await this.#options.source.return?.();
  }

  async return(): Promise<IteratorResult<ExecutionResult>> {
    this.#endWork();
    await this.#close();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/** Somebody who is let in no more is told why: it was a caller until now. */
function asError(error: unknown): unknown {
  const cause = error instanceof GraphQLError ? error.originalError : undefined;
  return cause instanceof Refused ? streamEnded(cause.reason, cause.details) : error;
}

function streamEnded(reason: string, details: Readonly<Record<string, unknown>> = {}): GraphQLError {
  return gatewayError('STREAM_ENDED', 'This live stream is over.', { extensions: { ...details, reason } });
}
