import type { Client } from 'graphql-ws/client';
import type { Authorization } from '../auth.ts';
import { AuthenticationError, RateLimitError, WebSocketMissingError } from '../errors.ts';
import type { RemitOptions } from '../options.ts';
import type { RawResult } from './answer.ts';
import { Resumption } from './resumption.ts';
import { mayPass } from './retry.ts';

/** What is sent to start a subscription. */
export interface LiveRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown> | undefined;
  readonly extensions?: Record<string, unknown> | undefined;
}

/** Where the events of a subscription go. */
export interface LiveSink {
  /** The gateway listens; it says so once, before the first event. */
  readonly opened?: () => void;
  readonly next: (result: RawResult) => void;
  readonly error: (cause: unknown) => void;
  readonly complete: () => void;
}

/** The one WebSocket that all clients made from each other share. */
export interface Live {
  /**
   * Starts a subscription; the function returned ends it. One that is cut goes on where it was, without a gap and without
   * an event twice.
   */
  subscribe(request: LiveRequest | Promise<LiveRequest>, sink: LiveSink): () => void;
  close(): Promise<void>;
}

/** Tries to connect again before an open subscription is given up. */
const mostAttempts = 10;
const pingEvery = 20_000;
const pongWithin = 5_000;
/** Leaving one subscription for another should not cost a new connection. */
const lingerFor = 500;

/** The live half of a client. Nothing is loaded and nothing is opened until the first subscription. */
export function createLive(
  url: string,
  authorization: Pick<Authorization, 'token' | 'proof'>,
  options: Pick<RemitOptions, 'webSocketImpl' | 'onReconnect' | 'reconnectDelay'>,
): Live {
  const delay = options.reconnectDelay ?? defaultDelay;
  let loading: Promise<Client> | undefined;
  /** With which the connection was opened last. */
  let shown: string | undefined;
  const show = async () => {
    const token = (shown = await authorization.token());
    const dpop = await authorization.proof?.(token, url);
    return { token, ...(dpop && { dpop }) };
  };
  const load = () =>
    (loading ??= connect(url, show, options).catch((cause: unknown) => {
      // A failed download of the module must not stay failed for ever.
      loading = undefined;
      throw cause;
    }));
  return {
    subscribe(request, sink) {
      let isOver = false;
      let stop = () => undefined as void;
      let again: ReturnType<typeof setTimeout> | undefined;
      async function start(): Promise<void> {
        try {
          const connection = load();
          const [client, ready] = await Promise.all([connection, request]);
          if (isOver) return;
          const resumption = new Resumption(ready);
          /** The token of the connection on which this one is. */
          let mine: string | undefined;
          const renew = async (expired: RawResult) => {
            const next = await authorization.token();
            if (isOver) return;
            if (next === mine) {
              // There is no other: the app is told.
              sink.next(expired);
              return sink.complete();
            }
            // Whatever else is on it goes on as well, with the token that is good.
            if (shown === mine) client.terminate();
            run();
          };
          /** The stream can wait for a token that cannot be had just now. */
          const renewOrWait = (attempt: number, expired: RawResult): void => {
            renew(expired).catch((cause: unknown) => {
              if (isOver) return;
              const waits = mayPass(cause) || cause instanceof RateLimitError;
              if (attempt > mostAttempts || !waits) return sink.error(cause);
              const wait = Math.max(delay(attempt), (cause.retryAfter ?? 0) * 1000);
              again = setTimeout(() => renewOrWait(attempt + 1, expired), wait);
            });
          };
          const run = () => {
            // Closed while it waited to go on.
            if (connection !== loading) return sink.complete();
            const followed = resumption.follow(sink, mostAttempts, (attempt, expired) => {
              if (expired) renewOrWait(attempt, expired);
              else again = setTimeout(run, delay(attempt));
            });
            const next = (result: RawResult) => {
              mine = shown;
              followed.next(result);
            };
            stop = client.subscribe(resumption.request, { ...followed, next });
          };
          run();
        } catch (cause) {
          if (!isOver) sink.error(cause);
        }
      }
      void start();
      return () => {
        isOver = true;
        clearTimeout(again);
        stop();
      };
    },
    async close() {
      const closing = loading;
      loading = undefined;
      // One that could not be opened needs no closing.
      await closing?.then((client) => client.dispose()).catch(() => undefined);
    },
  };
}

async function connect(
  url: string,
  show: () => Promise<Record<string, string>>,
  options: Pick<RemitOptions, 'webSocketImpl' | 'onReconnect' | 'reconnectDelay'>,
): Promise<Client> {
  const webSocketImpl = options.webSocketImpl ?? (globalThis as { WebSocket?: unknown }).WebSocket;
  // graphql-ws throws an error of its own here, with advice that is not ours to give.
  if (webSocketImpl === undefined) throw new WebSocketMissingError();
  const { createClient } = await import('graphql-ws/client');
  const delay = options.reconnectDelay ?? defaultDelay;
  let wasConnected = false;
  let pong: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url,
    webSocketImpl,
    connectionParams: show,
    lazyCloseTimeout: lingerFor,
    keepAlive: pingEvery,
    retryAttempts: mostAttempts,
    retryWait: (attempt) => new Promise((resolve) => setTimeout(resolve, delay(attempt + 1))),
    // A gateway that was never reached is told at once; a connection that breaks is mended.
    shouldRetry: (cause) => wasConnected && !isDecided(cause),
    on: {
      connected: (_socket, _payload, wasRetry) => {
        wasConnected = true;
        if (wasRetry) options.onReconnect?.();
      },
      closed: () => clearTimeout(pong),
      // A network that vanished closes nothing. Without an answer to the ping, the connection counts as broken.
      ping: (received) => {
        if (!received) pong = setTimeout(() => client.terminate(), pongWithin);
      },
      pong: (received) => {
        if (received) clearTimeout(pong);
      },
    },
  });
  return client;
}

/** Whether the gateway closed on purpose: 4400 to 4498, but for the two that only mean that it was too slow; or nobody lets us in. */
function isDecided(cause: unknown): boolean {
  if (cause instanceof AuthenticationError) return true;
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'number' && code >= 4400 && code < 4499 && code !== 4408;
}

function defaultDelay(attempt: number): number {
  return Math.min(1000 * 2 ** (attempt - 1), 30_000) * (0.5 + Math.random());
}
