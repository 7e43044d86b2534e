import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { rawWebSocket, TEST_TOKEN_KEY, until } from '../src/testing/index.ts';

const folder = await mkdtemp(join(tmpdir(), 'remit-uncaught-'));
const started: ChildProcess[] = [];
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

test('an error that nobody caught: what runs is finished, sockets close with 1001, the exit code is not 0', async () => {
  const fault = new URL('fixtures/reject-when-told.ts', import.meta.url).href;
  const child = spawn(
    process.execPath,
    ['--conditions=@remit/source', `--import=${fault}`, 'src/cli/index.ts', 'start'],
    {
      cwd: new URL('..', import.meta.url),
      env: {
        ...process.env,
        DATABASE_URL: '',
        REMIT_FOLDER: folder,
        REMIT_TOKEN_KEY: TEST_TOKEN_KEY,
        REMIT_POLICIES: 'demo',
        PORT: '0',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  started.push(child);
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
  await until('the server serves', () => log.includes('"serving"'), 60_000);
  const [, port = ''] = /"url":"http:\/\/127\.0\.0\.1:(\d+)"/.exec(log) ?? [];
  const raw = await rawWebSocket(`ws://127.0.0.1:${port}/graphql`);
  raw.send({ type: 'connection_init' });
  await raw.received('connection_ack');
  const exited = once(child, 'exit') as Promise<[number]>;
  const before = performance.now();
  child.kill('SIGUSR2');
  expect(await raw.closed()).toBe('1001 Going away');
  expect((await exited)[0]).toBe(1);
  expect(performance.now() - before).toBeLessThan(12_000);
  expect(log).toContain('An error that nobody caught: draining');
  expect(log).not.toContain('ana@');
}, 120_000);
