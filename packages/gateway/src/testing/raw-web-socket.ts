import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';
import { soon, until } from './until.ts';

export type Frame = { readonly type: string; readonly id?: string; readonly payload?: unknown };

/** A WebSocket that is spoken to frame by frame, so that a test can say what no client would. */
export type RawWebSocket = {
  readonly socket: WebSocket;
  /** All that came, in its order. */
  readonly frames: readonly Frame[];
  /** Sends a message, or a text as it stands. */
  send(message: object | string): void;
  subscribe(id: string, query: string, more?: object): void;
  /** Waits for the first message of this type and id that was not waited for before. */
  received(type: string, id?: string): Promise<unknown>;
  /** Waits for the end: `4400 Invalid message received`. */
  closed(): Promise<string>;
};

type Options = ClientOptions & { readonly protocols?: readonly string[] };

/** Opens a WebSocket and says nothing yet. */
export async function rawWebSocket(
  url: string,
  { protocols = ['graphql-transport-ws'], ...options }: Options = {},
): Promise<RawWebSocket> {
  const socket = new WebSocket(url, [...protocols], options);
  const frames: Frame[] = [];
  const waitedFor = new Set<Frame>();
  let end: string | undefined;
  socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString()) as Frame));
  socket.on('close', (code, reason) => (end = `${code} ${reason.toString()}`.trim()));
  await soon('a WebSocket that opens', once(socket, 'open'));
  // A server that breaks the connection off while we write is heard of as a close.
  socket.on('error', () => undefined);
  const send = (message: object | string) =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  return {
    socket,
    frames,
    send,
    subscribe: (id, query, more = {}) => send({ type: 'subscribe', id, payload: { query, ...more } }),
    async received(type, id) {
      const find = () =>
        frames.find((frame) => frame.type === type && frame.id === id && !waitedFor.has(frame));
      await until(`a frame ${type} ${id ?? ''}`, () => find() !== undefined || end !== undefined);
      const frame = find();
      if (frame === undefined)
        throw new Error(`The connection closed with ${end} before ${type} ${id ?? ''}.`);
      waitedFor.add(frame);
      return frame.payload;
    },
    async closed() {
      await until('the connection is closed', () => end !== undefined);
      return end ?? '';
    },
  };
}
