import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createPool } from './postgresql-pool.ts';

/** A message of PostgreSQL's protocol: its letter, its length, what it says. */
function message(letter: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
}

const ready = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))]);
const crashed = message(
  'E',
  Buffer.from(
    'SFATAL\0VFATAL\0C57P02\0Mterminating connection because of crash of another server process\0\0',
  ),
);

test('a server that crashes in the moment in which it lets somebody in ends no process', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.concat([ready, crashed])));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const pool = createPool({ host: '127.0.0.1', port, user: 'x', database: 'x' });
  const client = await pool.connect();
  // Nobody else listens yet; without this the process has an error that nobody caught.
  expect(client.listenerCount('error')).toBe(1);
  await expect(client.query('SELECT 1')).rejects.toThrow(/Client has encountered|Connection terminated/);
  client.release(true);
  await pool.end();
});
