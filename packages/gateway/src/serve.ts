import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TlsVersion } from './auth/attested.ts';
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

/** Who the server is, in PEM. The certificate comes first in its file, what it was signed with after it. */
export type Certificate = { readonly certificate: string | Buffer; readonly key: string | Buffer };

/** Seconds for which a browser asks for nothing without TLS any more: a year. */
const STRICT_TRANSPORT = 'max-age=31536000';

type Options = {
  readonly port: number;
  readonly host: string;
  /** Ends TLS here. Default: something in front does, or nobody. */
  readonly tls?: Certificate & { readonly minTls: TlsVersion };
  /** Default: the gateway alone. */
  readonly listener?: RequestListener;
  readonly timeouts?: Partial<ServerTimeouts>;
};

/** A running server. */
export type Serving = {
  readonly server: Server;
  /** `http://127.0.0.1:4000`; `https:` with TLS. */
  readonly url: string;
  /**
   * Shows another certificate to whoever connects from now on; who is connected stays.
   * @throws {Error} it does not fit its key, or there is no TLS here
   */
  renew(certificate: Certificate): void;
  /** Takes no more work, finishes what runs, and is gone within 10 s. A second call waits for the first. */
  stop(): Promise<void>;
};

/**
 * Serves a gateway over node:http or node:https, with its WebSockets.
 * @throws {Error} the port is taken, or the certificate does not fit its key
 */
export async function serve(gateway: Gateway, options: Options): Promise<Serving> {
  const { port, host, tls } = options;
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const listener = options.listener ?? gateway.nodeHandler;
  const patience = {
    headersTimeout: timeouts.headers,
    requestTimeout: timeouts.request,
    keepAliveTimeout: timeouts.idle,
    // Who is late is found when we look: Node's own half a minute would more than double the timeouts.
    connectionsCheckingInterval: Math.min(1_000, timeouts.headers),
  };
  const secure =
    tls &&
    createHttpsServer(
      { ...patience, ...contextOf(tls, tls.minTls), handshakeTimeout: timeouts.headers },
      (request, response) => {
        response.setHeader('strict-transport-security', STRICT_TRANSPORT);
        listener(request, response);
      },
    );
  const server: Server = secure ?? createHttpServer(patience, listener);
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
    url: `${secure ? 'https' : 'http'}://${shown}:${(server.address() as AddressInfo).port}`,
    renew(certificate) {
      if (secure === undefined) throw new Error('This server ends no TLS: there is no certificate to renew.');
      secure.setSecureContext(contextOf(certificate, tls?.minTls ?? '1.3'));
    },
    stop: () => (stopping ??= stop()),
  };
}

/** What a handshake is made with. Who speaks nothing as new as this is told so, before a byte of a request. */
function contextOf({ certificate, key }: Certificate, minTls: TlsVersion) {
  return { cert: certificate, key, minVersion: `TLSv${minTls}` as const };
}

/** Resolves with the first signal that asks this process to stop. */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
}
