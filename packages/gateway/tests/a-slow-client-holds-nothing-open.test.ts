import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { openDatabase, migrate } from '@remit/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../src/log.ts';
import { serve, type Serving } from '../src/serve.ts';
import { createGateway } from '../src/server.ts';
import { soon, TEST_TOKEN_KEY } from '../src/testing/index.ts';

let serving: Serving;
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await openDatabase({ memory: true });
  await migrate(database);
  const log = createLog('silent');
  const gateway = await createGateway({ database, tokenKey: TEST_TOKEN_KEY, log });
  const timeouts = { headers: 300, request: 600, idle: 300 };
  serving = await serve(gateway, { port: 0, host: '127.0.0.1', timeouts });
  close = async () => {
    await serving.stop();
    await database.close();
  };
});
afterAll(() => close());

/** Says something, then a letter now and then for as long as anybody listens. Answers all that came back. */
async function drip(start: string, letter: string): Promise<string> {
  const socket: Socket = connect(Number(new URL(serving.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  await once(socket, 'connect');
  socket.write(start);
  const timer = setInterval(() => socket.write(letter), 50);
  // Not once(): a letter that was under way when the server hung up is answered with a reset, which is hanging up too.
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await soon('the server hangs up', closed);
  clearInterval(timer);
  return answer;
}

test('headers that come letter by letter are cut off with 408', async () => {
  expect(await drip('POST /graphql HTTP/1.1\r\nHost: x\r\nX-Slow: ', 'x')).toContain('408 Request Timeout');
});

test('a body that comes letter by letter is cut off, announced or chunked', async () => {
  const head = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
  expect(await drip(`${head}Content-Length: 1000\r\n\r\n`, ' ')).toContain('408');
  expect(await drip(`${head}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n')).toContain('408');
});

test('a WebSocket that is asked for letter by letter is cut off', async () => {
  expect(await drip('GET /graphql HTTP/1.1\r\nHost: x\r\nUpgrade: ', 'x')).toContain('408');
});

test('a connection that says nothing is closed, and one that says nothing more', async () => {
  await drip('', '');
  expect(await drip('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n', '')).toContain('alive');
});

test('headers have an end', async () => {
  const answer = await drip(`GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, '');
  expect(answer).toContain('431');
});
