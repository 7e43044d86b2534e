import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setImmediate as turnOfLoop } from 'node:timers/promises';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { proofOfSocket } from '../auth/shown-token.ts';
import { sessionIn } from '../auth/use-caller.ts';
import type { ShowProof } from '../dpop/shown-proof.ts';
import { RETRY_AFTER } from '../errors.ts';
import type { Lifecycle } from '../lifecycle.ts';
import { describeError, type Log } from '../log.ts';
import type { ErrorMask } from '../response/mask-error.ts';
import type { Walk } from '../walk.ts';
import { createMessageRate } from './message-rate.ts';
import { createNextMessages } from './next-message.ts';
import type { Origins } from './origins.ts';
import type { Leave, Seats } from './seats.ts';
import { textFrame } from './web-socket-frame.ts';
import type { Enveloped } from './web-socket-operation.ts';
import { type Peer, ProtocolConnection, type Serving } from './web-socket-protocol.ts';

export type WebSocketLimits = {
  /** Bytes of one message, counted while its pieces come in. */
  readonly messageBytes: number;
  /** Operations that one connection runs at once. */
  readonly operations: number;
  /** Messages and pings of one connection in a second, on average; five times as many at once. */
  readonly messagesPerSecond: number;
  /** Milliseconds between pings; a client that has not answered by the next one is gone. */
  readonly keepAlive: number;
  /** Milliseconds until the client has sent `connection_init`. */
  readonly initTimeout: number;
  /** Milliseconds until an operation has shown who the client is. */
  readonly strangerTimeout: number;
};

export const WEB_SOCKET_LIMITS: WebSocketLimits = {
  messageBytes: 1_000_000,
  operations: 100,
  messagesPerSecond: 500,
  keepAlive: 12_000,
  initTimeout: 3_000,
  strangerTimeout: 60_000,
};

/** Pieces of one message: each costs more memory than it carries. */
const MOST_FRAGMENTS = 1_000;
/** Milliseconds that clients get to answer a close. */
const CLOSE_TIMEOUT = 1_000;

type Options = {
  readonly path: string;
  readonly origins: Origins;
  readonly limits: WebSocketLimits;
  readonly seats: Seats;
  readonly lifecycle: Lifecycle;
  readonly mask: ErrorMask;
  readonly log: Log;
  readonly envelop: (walk: Walk) => Enveloped;
  readonly showProof: ShowProof;
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

export function createWebSocketDoor(options: Options): WebSocketDoor {
  const { lifecycle, seats, path, showProof } = options;
  const { operations } = options.limits;
  const serving = {
    ...options,
    operations,
    nextMessage: createNextMessages(textFrame),
    proofOf: (params: Readonly<Record<string, unknown>>) => proofOfSocket(params, path, showProof),
  };
  // In a constant: the types of ws do not know maxFragments yet.
  const served = {
    noServer: true,
    maxPayload: options.limits.messageBytes,
    maxFragments: MOST_FRAGMENTS,
    // Answered below, where they are counted.
    autoPong: false,
    // A frame is written whole and at once; see SocketPeer.
    perMessageDeflate: false,
    handleProtocols: (offered: Set<string>) => handleProtocols(offered),
  };
  const server = new WebSocketServer(served);

  return {
    handleUpgrade(request, socket, head) {
      // As it stands: an address that is none is nobody's, and nobody is there to catch what a parser says of it.
      const [pathname] = (request.url ?? '/').split('?');
      if (pathname !== path) return false;
      const { origin, host } = request.headers;
      if (lifecycle.draining.aborted) refuse(socket, '503 Service Unavailable');
      else if (origin !== undefined && !options.origins.allows(origin, host ?? null))
        refuse(socket, '403 Forbidden');
      else {
        const leave = seats.takeForStranger();
        if (leave === undefined) refuse(socket, '503 Service Unavailable');
        else {
          // A handshake that is none ends without a WebSocket.
          socket.once('close', leave);
          server.handleUpgrade(request, socket, head, (accepted) =>
            attend(accepted, { wire: socket, leave, session: sessionOf(request, options.origins) }, serving),
          );
        }
      }
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

/** Serves one connection until it closes. */
function attend(
  socket: WebSocket,
  stranger: { readonly wire: Duplex; readonly leave: Leave; readonly session: string | undefined },
  serving: Options & Serving,
): void {
  const { limits, log, seats } = serving;
  let leave: Leave | undefined;
  const connection = new ProtocolConnection(serving, {
    peer: new SocketPeer(socket, stranger.wire),
    session: stranger.session,
    admit(authenticated) {
      if (leave !== undefined) return true;
      stranger.leave();
      leave = seats.takeFor(authenticated);
      return leave !== undefined;
    },
  });
  if (socket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL)
    connection.close(CloseCode.SubprotocolNotAcceptable, 'Subprotocol not acceptable');

  const isInTime = createMessageRate(limits.messagesPerSecond, () => performance.now());
  const isHeard = () => {
    // Who talks and does not listen would have us keep the answers.
    if (isInTime() && socket.bufferedAmount <= limits.messageBytes) return true;
    connection.close(CloseCode.TooManyInitialisationRequests, 'Too many messages');
    return false;
  };
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isHeard()) return;
    // Only the text of a text frame is known to be UTF-8.
    if (isBinary) return connection.close(CloseCode.BadRequest, 'Invalid message received');
    connection.receive(data.toString()).catch((error: unknown) => {
      log.error(describeError(error), 'A WebSocket message could not be handled');
      connection.close(CloseCode.InternalServerError, 'Internal server error');
    });
  });
  socket.on('ping', (data: Buffer) => {
    if (isHeard()) socket.pong(data, false, () => undefined);
  });
  // Too large a message, a broken frame: ws closes the socket by itself, with the right code.
  socket.on('error', (error) => log.debug(describeError(error), 'A WebSocket broke'));

  const timers = [
    setTimeout(() => {
      if (connection.initialised) return;
      connection.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
    }, limits.initTimeout).unref(),
    setTimeout(() => {
      if (leave !== undefined) return;
      connection.close(CloseCode.ConnectionInitialisationTimeout, 'Nobody has shown a valid token');
    }, limits.strangerTimeout).unref(),
  ];
  const stopPinging = ping(socket, limits.keepAlive);
  socket.once('close', () => {
    stopPinging();
    for (const timer of timers) clearTimeout(timer);
    leave?.();
    connection.closed();
  });
}

function sessionOf({ headers }: IncomingMessage, origins: Origins): string | undefined {
  const get = (name: string) => [headers[name]].flat().join('; ') || null;
  return sessionIn({ get }, origins);
}

class SocketPeer implements Peer {
  readonly #socket: WebSocket;
  /** What the socket writes to, each frame whole and at once, because nothing is compressed: so may we, between two frames. */
  readonly #wire: Duplex;

  constructor(socket: WebSocket, wire: Duplex) {
    this.#socket = socket;
    this.#wire = wire;
  }

  send(message: string | Buffer, sent: (error?: Error) => void): void {
    const socket = this.#socket;
    if (socket.readyState !== socket.OPEN) return sent();
    // What a socket that closes meanwhile did not take is no failure of ours.
    const told = (error?: Error | null) =>
      error && socket.readyState === socket.OPEN ? sent(error) : sent();
    if (typeof message === 'string') socket.send(message, told);
    else this.#wire.write(message, told);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }
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
  const later = status.startsWith('503') ? `Retry-After: ${RETRY_AFTER}\r\n` : '';
  socket.end(`HTTP/1.1 ${status}\r\n${later}Connection: close\r\nContent-Length: 0\r\n\r\n`);
}
