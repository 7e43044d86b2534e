import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A running demo, as `npm run demo` starts it, over a database of its own. */
export interface Demo {
  readonly url: string;
  /** What apps register with. */
  readonly registration: string;
  /** What it has told the person at the terminal. */
  printed(): string;
  stop(): Promise<void>;
}

/** Starts `remit dev` with the built page on a free port. @throws {Error} with its last words when it does not start */
export async function startDemo(): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), 'remit-demo-'));
  const command = at('../../../packages/gateway/src/cli/index.ts');
  const options = ['--folder', folder, '--port', '0', '--conversations', '60', '--demo', at('../dist')];
  const child = spawn(process.execPath, ['--conditions=@remit/source', command, 'dev', ...options]);
  let heard = '';
  const [, url = '', registration = ''] = await new Promise<RegExpExecArray>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      heard += chunk.toString();
      const found = /The demo +(\S+)[^]*apps register for a week with +(\S+)/.exec(heard);
      if (found) resolve(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => reject(new Error(`The demo ended with ${code}: ${heard.slice(-500)}`)));
  });
  return {
    url,
    registration,
    printed: () => heard,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
