import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { TEST_TOKEN_KEY, until } from '../../src/testing/index.ts';

/** A gateway as it runs in production: `remit start`, a process of its own. */
export type GatewayProcess = {
  readonly port: number;
  /** Megabytes that it holds in memory now. */
  megabytes(): number;
  isAlive(): boolean;
  /** kill -9: nothing is said to anybody. */
  kill(): Promise<void>;
};

/** Milliseconds for a process to start on a busy machine. */
const PATIENCE = 120_000;

export async function startGatewayProcess(databaseUrl: string): Promise<GatewayProcess> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--conditions=@remit/source', 'src/cli/index.ts', 'start'],
    {
      cwd: new URL('../..', import.meta.url),
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        REMIT_FOLDER: '',
        REMIT_TOKEN_KEY: TEST_TOKEN_KEY,
        REMIT_POLICIES: 'demo',
        LOG_LEVEL: 'info',
        HOST: '127.0.0.1',
        PORT: '0',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exited = once(child, 'exit');
  let head = '';
  let port: number | undefined;
  child.stdout?.on('data', (chunk: Buffer) => {
    if (port !== undefined) return;
    head += chunk.toString();
    const [, found] = /"url":"http:\/\/127\.0\.0\.1:(\d+)"/.exec(head) ?? [];
    if (found !== undefined) port = Number(found);
  });
  await until('the gateway serves', () => port !== undefined || child.exitCode !== null, PATIENCE);
  if (port === undefined) throw new Error(`The gateway ended with ${String(child.exitCode)}: ${head}`);
  return {
    port,
    megabytes: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)]).toString()) / 1024,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
