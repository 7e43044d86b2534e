import type { Auth } from './auth.ts';
import type { Denial } from './denial.ts';

/** A WebSocket class: the runtime's own, or the one of the package `ws`. */
export interface WebSocketConstructor {
  new (url: string, protocols?: string | string[]): unknown;
  readonly CONNECTING: number;
  readonly OPEN: number;
  readonly CLOSING: number;
  readonly CLOSED: number;
}

/** How to make a client: see {@link createRemit}. */
export interface RemitOptions {
  /** The gateway's GraphQL address: `https://help.example/graphql`. In a browser it may be relative: `/graphql`. */
  readonly url: string;
  /**
   * The caller's token, or a function that gives it. The function is asked before every request and every new connection,
   * so it can renew a token that is about to expire. One client speaks for one caller: make a new one when another signs in.
   */
  readonly token: Auth;
  /** What the data is read for: `support.ticketing`. Without it every field of personal data is withheld. */
  readonly purpose?: string | undefined;
  /** Called for each denial of each answer and each event. The place to log what an app was refused. */
  readonly onDenial?: ((denial: Denial) => void) | undefined;
  /** Throws a {@link DenialError} when anything was withheld, where otherwise `null` and `denials` tell. */
  readonly strict?: boolean | undefined;
  /** Another `fetch`, for a proxy or for tests. */
  readonly fetch?: typeof fetch | undefined;
  /** Where the WebSocket is, if not at `url` with `ws` for `http`. */
  readonly liveUrl?: string | undefined;
  /** Needed for subscriptions on Node 20: `import { WebSocket } from 'ws'`. */
  readonly webSocketImpl?: WebSocketConstructor | undefined;
  /** The connection was lost and is back. Open subscriptions go on where they were; what happened meanwhile comes first. */
  readonly onReconnect?: (() => void) | undefined;
  /** Milliseconds to wait before the given try (1, 2, …) to connect again. Default: about 1 s, doubling up to 30 s, with chance in it. */
  readonly reconnectDelay?: ((attempt: number) => number) | undefined;
  /**
   * Milliseconds to wait before a mutation is sent again, for the try (1, 2, 3) and the seconds that the gateway asks for.
   * Default: those seconds, or about 200 ms, doubling, with chance in it.
   */
  readonly retryDelay?: ((attempt: number, retryAfter: number | undefined) => number) | undefined;
  /** Sends the token over `http:` to another machine, where anybody on the way can read it. Never needed for localhost. */
  readonly allowInsecureRequests?: boolean | undefined;
}

/** How to make a client of an app that has a manifest: see {@link createRemit}. Purposes are declared with `for`. */
export interface AppOptions extends Omit<RemitOptions, 'token' | 'purpose'> {
  /** A token, a function that gives one, or `oauth({ … })` of `@remit/sdk/oauth`. */
  readonly auth: Auth;
}

/** What may be said for one call. */
export interface CallOptions {
  /** Gives up waiting, and rejects with the signal's reason. `AbortSignal.timeout(5_000)` makes a time limit. */
  readonly signal?: AbortSignal | undefined;
  /** Overrides the client's `strict`. */
  readonly strict?: boolean | undefined;
  /**
   * Mutations only: the key under which it happens once within 24 hours, however often it is sent. Default: a fresh one for
   * each call, kept through the SDK's own retries. Give one to be able to send it again yourself, after a restart for example.
   */
  readonly idempotencyKey?: string | undefined;
  /**
   * For a subscription: the `cursor` of the event that was seen last, perhaps by another process or before a restart. What
   * came after it is told first.
   */
  readonly after?: string | undefined;
  /**
   * For a subscription: called once, when it listens. What changes from then on is told. What changed between an earlier query
   * and this moment is not: read the data again here, and nothing is missed.
   */
  readonly onOpen?: (() => void) | undefined;
}
