import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const cli = new URL('../cli/index.ts', import.meta.url).pathname;

/** A gateway in a process of its own, which can be killed. */
export type GatewayProcess = {
  /** `http://127.0.0.1:<port>/graphql` */
  readonly url: string;
  readonly pid: number | undefined;
  isAlive(): boolean;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
};

/** Starts `remit start` on a migrated PostgreSQL and a free port; resolves when it serves. */
export async function startGatewayProcess(
  databaseUrl: string,
  tokenKey: string,
  env: Readonly<Record<string, string>> = {},
): Promise<GatewayProcess> {
  const { DATABASE_URL: _url, REMIT_FOLDER: _folder, ...rest } = process.env;
  const child = spawn(process.execPath, ['--conditions=@remit/source', cli, 'start'], {
    env: {
      ...rest,
      DATABASE_URL: databaseUrl,
      REMIT_TOKEN_KEY: tokenKey,
      REMIT_POLICIES: 'demo',
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  return {
    url: `${await servingAt(child)}/graphql`,
    pid: child.pid,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Reads the log to its end: a pipe that nobody reads would stop the process. */
function servingAt(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`The gateway ended with ${String(code)} before it served.`)),
    );
    if (child.stdout === null) return reject(new Error('The gateway has no output.'));
    createInterface(child.stdout).on('line', (line) => {
      const { msg, url } = JSON.parse(line) as { msg?: unknown; url?: unknown };
      if (msg === 'serving' && typeof url === 'string') resolve(url);
    });
  });
}
