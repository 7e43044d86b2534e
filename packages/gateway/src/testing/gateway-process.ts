import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';

const cli = new URL('../cli/index.ts', import.meta.url).pathname;

/** A gateway in a process of its own, which can be killed. */
export type GatewayProcess = {
  /** `http://127.0.0.1:<port>/graphql` */
  readonly url: string;
  readonly pid: number | undefined;
  isAlive(): boolean;
  /** Resolves when it logs this message from now on. */
  says(message: string): Promise<void>;
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
  // Read to its end: a pipe that nobody reads would stop the process.
  const log = createInterface(child.stdout);
  return {
    url: `${await servingAt(child, log)}/graphql`,
    pid: child.pid,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    says: (message) =>
      new Promise((resolve) => {
        const listen = (line: string) => {
          if ((JSON.parse(line) as { msg?: unknown }).msg !== message) return;
          log.off('line', listen);
          resolve();
        };
        log.on('line', listen);
      }),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function servingAt(child: ChildProcess, log: Interface): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`The gateway ended with ${String(code)} before it served.`)),
    );
    log.on('line', (line) => {
      const { msg, url } = JSON.parse(line) as { msg?: unknown; url?: unknown };
      if (msg === 'serving' && typeof url === 'string') resolve(url);
    });
  });
}
