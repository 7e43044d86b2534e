import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { soon } from '../testing/index.ts';
import { textFrame } from './web-socket-frame.ts';

// Where the length of a text changes the length of its header.
test.each([1, 125, 126, 65_535, 65_536, 200_000])('a client reads a frame of %d bytes', async (bytes) => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  const sockets = new WebSocketServer({ noServer: true });
  const text = 'ß'.repeat(Math.floor(bytes / 2)) + 'a'.repeat(bytes % 2);
  server.on('upgrade', (request, wire, head) => {
    sockets.handleUpgrade(request, wire, head, (socket) => {
      socket.send('before');
      wire.write(textFrame(Buffer.from(text)));
      socket.send('after');
      socket.close();
    });
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = new WebSocket(`ws://127.0.0.1:${port}`);
  const heard: string[] = [];
  client.on('message', (data: Buffer, isBinary) => heard.push(isBinary ? 'not a text' : data.toString()));
  await soon('the close', once(client, 'close'));
  expect(heard).toEqual(['before', text, 'after']);
});
