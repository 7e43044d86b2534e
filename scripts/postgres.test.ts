import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { startPostgres } from './postgres.ts';

test('a throw-away PostgreSQL answers until it is stopped, and may be stopped twice', async () => {
  const { url, stop } = await startPostgres();
  const port = Number(new URL(url).port);
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
  await Promise.all([stop(), stop()]);
  await expect(once(connect(port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
});
