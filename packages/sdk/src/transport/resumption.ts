import { cursorOf, type RawResult } from './answer.ts';
import type { ReportedError } from './gateway-errors.ts';
import type { LiveRequest, LiveSink } from './live.ts';

/** A stream ends with its token, and another one goes on with the next. */
const TOKEN_EXPIRED = 'TOKEN_EXPIRED';

/** Ends of a stream that are not the end of what it tells: the gateway says where it was, and another stream goes on there. */
const resumable = new Set([
  TOKEN_EXPIRED,
  'SLOW_CONSUMER',
  'DRAINING',
  'LEDGER_UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
]);

/** Where a subscription is, so that it can go on after a cut. */
export class Resumption {
  /**
   * What is sent. Its extensions are read anew for each connection, so that a subscription that is sent again after a cut
   * says which event it saw last.
   */
  readonly request: LiveRequest;
  #cursor: string | undefined;
  #isOpen = false;
  #failures = 0;

  constructor({ query, variables, extensions }: LiveRequest) {
    const now = () => ({ ...extensions, resume: this.#cursor ?? extensions?.['resume'] ?? true });
    this.request = {
      query,
      variables,
      get extensions() {
        return now();
      },
    };
  }

  /**
   * Hands on what is the app's, and notes the places.
   * @param again starts the subscription anew; counts the tries since the last event, and gets the end that needs a new token
   */
  follow(
    sink: LiveSink,
    mostAttempts: number,
    again: (attempt: number, expired?: RawResult) => void,
  ): LiveSink {
    let isCut = false;
    let expired: RawResult | undefined;
    return {
      next: (result) => {
        if (this.#isCut(result) && this.#failures < mostAttempts) {
          isCut = true;
          if (codeOf(result.errors?.[0]) === TOKEN_EXPIRED) expired = result;
          return;
        }
        const cursor = cursorOf(result);
        const isPlace = result.data === undefined && result.errors === undefined;
        if (!isPlace) this.#failures = 0;
        this.#cursor = cursor ?? this.#cursor;
        if (cursor === undefined || !isPlace) sink.next(result);
        // Where the stream begins, with no event yet. After a cut it goes on, and does not begin again.
        else if (!this.#isOpen) {
          this.#isOpen = true;
          sink.opened?.();
        }
      },
      error: (cause) => {
        // What was under way is refused for a moment only.
        const code = Array.isArray(cause) ? codeOf(cause[0] as ReportedError | undefined) : '';
        const isOnTheWay = this.#cursor !== undefined && this.#failures < mostAttempts;
        if (!isOnTheWay || !resumable.has(code)) return sink.error(cause);
        this.#failures += 1;
        again(this.#failures);
      },
      complete: () => {
        if (!isCut) return sink.complete();
        this.#failures += 1;
        again(this.#failures, expired);
      },
    };
  }

  /** Whether this result says that the stream ended and may go on. */
  #isCut({ data, errors }: RawResult): boolean {
    const { cursor } = errors?.[0]?.extensions ?? {};
    const broughtNothing = data === undefined || data === null;
    if (!broughtNothing || typeof cursor !== 'string') return false;
    if (!resumable.has(codeOf(errors?.[0]))) return false;
    this.#cursor = cursor;
    return true;
  }
}

function codeOf(error: ReportedError | undefined): string {
  const { code, reason } = error?.extensions ?? {};
  return String(code === 'STREAM_ENDED' ? reason : code);
}
