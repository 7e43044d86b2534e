import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type Answer, createAnswerReader } from './answer-reader.ts';

/** One request as it goes over the wire, made once. */
export type WireRequest = Buffer;

export function wireRequest(
  method: 'GET' | 'POST',
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): WireRequest {
  const all = { host: 'localhost', ...headers, 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

/** A connection that carries one request at a time and stays open. */
export type Connection = {
  send(request: WireRequest): Promise<Answer>;
  close(): void;
};

export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return connectionOn(socket);
}

function connectionOn(socket: Socket): Connection {
  const read = createAnswerReader();
  let waiting: PromiseWithResolvers<Answer> | undefined;
  const fail = (error: unknown): void => waiting?.reject(error);
  socket.on('data', (chunk) => {
    try {
      const answer = read(chunk);
      if (answer === undefined) return;
      const { resolve } = waiting ?? {};
      waiting = undefined;
      resolve?.(answer);
    } catch (error) {
      fail(error);
    }
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The server closed a connection in the middle of the benchmark.')));
  return {
    send(request) {
      waiting = Promise.withResolvers<Answer>();
      socket.write(request);
      return waiting.promise;
    },
    close: () => socket.destroy(),
  };
}
