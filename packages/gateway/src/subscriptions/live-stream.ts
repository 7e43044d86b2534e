import type { ExecutionResult } from 'graphql';
import { GraphQLError } from 'graphql';
import { Refused } from '../auth/use-caller.ts';
import { gatewayError } from '../errors.ts';
import type { Lifecycle } from '../lifecycle.ts';
import type { ErrorMask } from '../response/mask-error.ts';
import type { ChangeStream, Reader } from './change-stream.ts';
import type { Arrival } from './cohort.ts';
import type { Delivery } from './delivery.ts';
import type { Told } from './logged-event.ts';

type Options = {
  readonly source: ChangeStream;
  /** The place from which on changes are told. */
  readonly start: string;
  /** The first result has no data: it tells the place to resume from, should the stream be cut before the first change. */
  readonly tellsStart: boolean;
  /** Walks again for one change. */
  readonly deliver: (change: Told, done: (delivery: Delivery) => void) => void;
  /** Asks again who the caller is. Fails when it is no longer let in. */
  readonly authenticate: (done: (arrival: Arrival) => void) => void;
  readonly onAccessChange: (callback: () => void) => () => void;
  readonly onClose: () => void;
  readonly overWebSocket: boolean;
  readonly lifecycle: Lifecycle;
  readonly mask: ErrorMask;
};

/** Takes one result of a stream, or hears that it is over. It must not throw. */
export type Answer = (result: IteratorResult<ExecutionResult, undefined>) => void;

const DONE = { value: undefined, done: true } as const;

/**
 * The results of one live stream. It never throws: what ends it is its last result, so that the three protocols tell it
 * alike. Written as an object and not as a generator, because a generator that waits for its source cannot be returned;
 * and with callbacks, because a thousand of them hear of one change at once, and promises were most of what that cost.
 */
export class LiveStream implements AsyncIterableIterator<ExecutionResult>, Reader {
  readonly #options: Options;
  readonly #stopWatching: () => void;
  /** Everything up to here was told. */
  #cursor: string;
  #hasToTellStart: boolean;
  #accessChanged = false;
  /** Who asked for the next result, and has not got it yet. */
  #answer: Answer | undefined;
  /** Something is found out for that answer. */
  #busy = false;
  /** What it is found out about, or was while access changed. */
  #change: Told | undefined;
  #closed = false;
  #endWork: () => void = () => undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#cursor = options.start;
    this.#hasToTellStart = options.tellsStart;
    options.source.reader = this;
    options.source.onReady = this.#goOn;
    const { draining } = options.lifecycle;
    draining.addEventListener('abort', this.#goOn);
    const stopAccess = options.onAccessChange(() => {
      this.#accessChanged = true;
      this.#goOn();
    });
    this.#stopWatching = () => {
      draining.removeEventListener('abort', this.#goOn);
      stopAccess();
    };
  }

  /** Asks for the next result, when the one before is with the client. One may be asked for at a time. */
  ask(answer: Answer): void {
    this.#endWork();
    this.#answer = answer;
    this.#goOn();
  }

  next(): Promise<IteratorResult<ExecutionResult>> {
    return new Promise((resolve) => this.ask(resolve));
  }

  /** Does what is next for whoever asked, as far as it can be done now. */
  readonly #goOn = (): void => {
    if (this.#answer === undefined || this.#busy) return;
    if (this.#closed) return this.#tell(DONE);
    if (this.#options.lifecycle.draining.aborted) {
      // A WebSocket is closed with 1001, and its client comes back elsewhere; "complete" would tell it to stop.
      return this.#options.overWebSocket ? undefined : this.#endWith(streamEnded('DRAINING'));
    }
    if (this.#accessChanged) return this.#askWhoItIs();
    if (this.#hasToTellStart) {
      this.#hasToTellStart = false;
      return this.#tell({ value: { extensions: { event: { cursor: this.#cursor } } }, done: false });
    }
    try {
      const change = this.#change ?? this.#options.source.poll();
      if (change) this.#deliver(change);
      else if (this.#options.source.closed) this.#stop();
    } catch (error) {
      this.#endWith(error);
    }
  };

  #askWhoItIs(): void {
    this.#accessChanged = false;
    this.#busy = true;
    this.#options.authenticate((arrival) => {
      this.#busy = false;
      if ('failed' in arrival && !this.#closed) this.#endWith(asError(arrival.failed));
      else this.#goOn();
    });
  }

  #deliver(change: Told): void {
    this.#endWork = this.#options.lifecycle.begin();
    this.#busy = true;
    this.#change = change;
    this.#options.deliver(change, this.#delivered);
  }

  readonly #delivered = (delivery: Delivery): void => {
    this.#busy = false;
    if (this.#closed) return this.#tell(DONE);
    if (this.#accessChanged) {
      // It was decided before: nobody is told that, and what the change comes to is asked again after who it is.
      this.#endWork();
      return this.#goOn();
    }
    this.#change = undefined;
    this.#tellOf(delivery);
  };

  /** Somebody waits for a result, and nothing has to be found out first. */
  get isWaiting(): boolean {
    return (
      this.#answer !== undefined &&
      !this.#busy &&
      !this.#closed &&
      !this.#accessChanged &&
      !this.#hasToTellStart
    );
  }

  /** What was decided for the whole cohort while this one waited. */
  take(delivery: Delivery): void {
    this.#endWork = this.#options.lifecycle.begin();
    this.#tellOf(delivery);
  }

  #tellOf(delivery: Delivery): void {
    if (delivery.kind === 'failed') return this.#endWith(asError(delivery.error));
    if (delivery.kind === 'not told') {
      const errors = delivery.errors.map((error) => this.#withCursor(error));
      return this.#endWithResult({ ...delivery.result, errors });
    }
    this.#cursor = delivery.cursor ?? this.#cursor;
    this.#tell({ value: delivery.result, done: false });
  }

  #endWith(error: unknown): void {
    this.#endWithResult({ errors: [this.#withCursor(this.#options.mask(error))] });
  }

  /** The last word; whoever asks after it hears that the stream is over. */
  #endWithResult(value: ExecutionResult): void {
    const answer = this.#answer;
    this.#answer = undefined;
    this.#stop();
    answer?.({ value, done: false });
  }

  #tell(result: Parameters<Answer>[0]): void {
    const answer = this.#answer;
    this.#answer = undefined;
    if (result.done) this.#endWork();
    answer?.(result);
  }

  /** Whatever ends a stream says from where another one goes on. */
  #withCursor(error: GraphQLError): GraphQLError {
    const extensions = { ...error.extensions, cursor: this.#cursor };
    return new GraphQLError(error.message, { path: error.path ?? null, extensions });
  }

  #stop(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#stopWatching();
    this.#options.onClose();
    this.#options.source.close();
    this.#goOn();
  }

  /** Nothing more is wanted. Whoever waits hears that it is over. */
  close(): void {
    this.#endWork();
    this.#stop();
  }

  return(): Promise<IteratorResult<ExecutionResult>> {
    this.close();
    return Promise.resolve(DONE);
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
