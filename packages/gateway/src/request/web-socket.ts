import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setImmediate as turnOfLoop } from 'node:timers/promises';
import { getOperationAST } from 'graphql';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { gatewayError } from '../errors.ts';
import type { Lifecycle } from '../lifecycle.ts';
import { describeError, type Log } from '../log.ts';
import type { ErrorMask } from '../response/mask-error.ts';
import { publicError, publicResult } from '../response/public-result.ts';
import type { Walk } from '../walk.ts';
import type { Origins } from './origins.ts';
import { type Enveloped, prepare, type Prepared, run } from './web-socket-operation.ts';

export type WebSocketLimits = {
  /** Bytes of one message. */
  readonly messageBytes: number;
  /** Operations that one connection runs at once. */
  readonly operations: number;
  /** Milliseconds between pings; a client that has not answered by the next one is gone. */
  readonly keepAlive: number;
};

export const WEB_SOCKET_LIMITS: WebSocketLimits = {
  messageBytes: 1_000_000,
  operations: 100,
  keepAlive: 12_000,
};

/** Milliseconds that clients get to answer a close. */
const CLOSE_TIMEOUT = 1_000;

type Options = {
  readonly path: string;
  readonly origins: Origins;
  readonly limits: WebSocketLimits;
  readonly lifecycle: Lifecycle;
  readonly mask: ErrorMask;
  readonly log: Log;
  readonly envelop: (walk: Walk) => Enveloped;
};

/** The WebSocket side of the gateway: the protocol graphql-transport-ws, on the same path as HTTP. */
export type WebSocketDoor = {
  /**
   * For the `upgrade` event of a node:http server.
   * @returns false when the path is not the gateway's; the socket is then left alone
   */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Closes every connection with 1001, after what was already sent. */
  close(): Promise<void>;
};

/** Ends the work of each running operation, by the operation's id. */
type Running = Map<string, () => void>;

export function createWebSocketDoor(options: Options): WebSocketDoor {
  const { lifecycle, log } = options;
  const protocol = createProtocol(options);
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: options.limits.messageBytes,
    handleProtocols: (offered) => handleProtocols(offered),
  });

  server.on('connection', (socket) => {
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => send(socket, data),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) => {
          socket.on('message', (data: Buffer) => {
            handle(data.toString()).catch((error: unknown) => {
              log.error(describeError(error), 'A WebSocket message could not be handled');
              socket.close(CloseCode.InternalServerError, 'Internal server error');
            });
          });
        },
      },
      { running: new Map() },
    );
    // Too large a message, a broken frame: ws closes the socket by itself, with the right code.
    socket.on('error', (error) => log.debug(describeError(error), 'A WebSocket broke'));
    const stopPinging = ping(socket, options.limits.keepAlive);
    socket.once('close', (code, reason) => {
      stopPinging();
      closed(code, reason.toString()).catch((error: unknown) => {
        log.error(describeError(error), 'A WebSocket could not be tidied up');
      });
    });
  });

  return {
    handleUpgrade(request, socket, head) {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      if (pathname !== options.path) return false;
      const { origin, host } = request.headers;
      if (lifecycle.draining.aborted) refuse(socket, '503 Service Unavailable');
      else if (origin !== undefined && !options.origins.allows(origin, host ?? null))
        refuse(socket, '403 Forbidden');
      else
        server.handleUpgrade(request, socket, head, (accepted) =>
          server.emit('connection', accepted, request),
        );
      return true;
    },
    async close() {
      // What was just handed to a socket is written in this turn; the close frame follows it.
      await turnOfLoop();
      await Promise.all([...server.clients].map(goAway));
      server.close();
    },
  };
}

function createProtocol({ limits, lifecycle, mask, envelop }: Options) {
  const end = (running: Running, id: string) => {
    running.get(id)?.();
    running.delete(id);
  };
  return makeServer<Record<string, unknown>, { readonly running: Running }>({
    execute: (args) => run('execute', args as Prepared, mask),
    subscribe: (args) => run('subscribe', args as Prepared, mask),
    async onSubscribe({ extra: { running }, connectionParams }, id, payload) {
      if (running.size >= limits.operations) {
        const message = `A connection runs ${limits.operations} operations at once at most.`;
        return [gatewayError('TOO_MANY_OPERATIONS', message)];
      }
      running.set(id, lifecycle.begin());
      const prepared = await prepare(envelop, mask, connectionParams ?? {}, payload);
      if (!('schema' in prepared)) end(running, id);
      return prepared;
    },
    onOperation({ extra: { running } }, id, _payload, args) {
      // A stream that waits is not work; each delivery counts for itself.
      if (getOperationAST(args.document, args.operationName)?.operation === 'subscription')
        running.get(id)?.();
    },
    onNext: (_connection, _id, _payload, _args, result) => publicResult(result),
    onError: (_connection, _id, _payload, errors) => errors.map(publicError),
    onComplete: ({ extra: { running } }, id) => end(running, id),
    onClose({ extra: { running } }) {
      for (const id of running.keys()) end(running, id);
    },
  });
}

/** Resolves when the text is with the operating system, so a client that reads slowly slows its own stream down. */
function send(socket: WebSocket, data: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) resolve();
    else
      socket.send(data, (error) => (error && socket.readyState === socket.OPEN ? reject(error) : resolve()));
  });
}

function ping(socket: WebSocket, interval: number): () => void {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, interval).unref();
  return () => clearInterval(timer);
}

async function goAway(socket: WebSocket): Promise<void> {
  const gone = Promise.withResolvers<void>();
  const timer = setTimeout(() => socket.terminate(), CLOSE_TIMEOUT);
  socket.once('close', () => gone.resolve());
  socket.close(1001, 'Going away');
  await gone.promise;
  clearTimeout(timer);
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
