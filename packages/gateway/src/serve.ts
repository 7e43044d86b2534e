import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gateway } from './server.ts';

/** Milliseconds. */
export type ServerTimeouts = {
  /** Until the headers of a request are there. */
  readonly headers: number;
  /** Until the whole request is there. */
  readonly request: number;
  /** Until the next request of a connection: longer than what balancers wait, so that they are never cut off. */
  readonly idle: number;
  /** How long answers may take to leave at the end. */
  readonly leaving: number;
};

const TIMEOUTS: ServerTimeouts = { headers: 10_000, request: 30_000, idle: 65_000, leaving: 1_000 };

type Options = {
  readonly port: number;
  readonly host: string;
  /** Default: the gateway alone. */
  readonly listener?: RequestListener;
  readonly timeouts?: Partial<ServerTimeouts>;
};

/** A running server. */
export type Serving = {
  readonly server: Server;
  /** `http://127.0.0.1:4000` */
  readonly url: string;
  /** Takes no more work, finishes what runs, and is gone within 10 s. A second call waits for the first. */
  stop(): Promise<void>;
};

/**
 * Serves a gateway over node:http, with its WebSockets.
 * @throws {Error} the port is taken
 */
export async function serve(gateway: Gateway, options: Options): Promise<Serving> {
  const { port, host, listener } = options;
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const server = createServer(
    {
      headersTimeout: timeouts.headers,
      requestTimeout: timeouts.request,
      keepAliveTimeout: timeouts.idle,
      // Who is late is found when we look: Node's own half a minute would more than double the timeouts.
      connectionsCheckingInterval: Math.min(1_000, timeouts.headers),
    },
    listener ?? gateway.nodeHandler,
  );
  server.on('upgrade', (request, socket, head) => {
    if (!gateway.webSocket.handleUpgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  let stopping: Promise<void> | undefined;

  async function stop(): Promise<void> {
    // New requests are still answered (with 503) while the old ones finish, so that a balancer sees "not ready".
    await gateway.drain();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const timer = setTimeout(() => server.closeAllConnections(), timeouts.leaving);
    await closed;
    clearTimeout(timer);
    await gateway.close();
  }

  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    server,
    url: `http://${shown}:${(server.address() as AddressInfo).port}`,
    stop: () => (stopping ??= stop()),
  };
}

/** Resolves with the first signal that asks this process to stop. */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
}
