import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { Cores } from '../machine/cores.ts';
import type { ServerMessage, ServerSettings } from './announce.ts';
import type { Mode } from './modes.ts';

/** What is started: a program, and what it is told besides the settings. */
type Program = Pick<Mode, 'title' | 'program' | 'args'> & { readonly id: string };

/** A server that runs, in a process of its own. */
export type RunningServer<Started = Mode> = {
  readonly mode: Started;
  readonly pid: number;
  readonly port: number;
  /** SQL statements that it has sent so far; null when it cannot tell. */
  statements(): Promise<number | null>;
  stop(): Promise<void>;
};

/** Milliseconds that a server gets to start. */
const PATIENCE = 60_000;

type Options = {
  readonly settings: ServerSettings;
  readonly cores: Cores | undefined;
  /** A folder for a CPU profile of the server's whole life. */
  readonly profiles?: string | undefined;
};

/** Starts the server of a mode and waits until it listens. It ends with this process at the latest. */
export async function startServer<Started extends Program>(
  mode: Started,
  { settings, cores, profiles }: Options,
): Promise<RunningServer<Started>> {
  if (profiles !== undefined) mkdirSync(profiles, { recursive: true });
  const node = [
    '--conditions=@remit/source',
    ...(profiles === undefined
      ? []
      : ['--cpu-prof', `--cpu-prof-dir=${profiles}`, `--cpu-prof-name=${mode.id}.cpuprofile`]),
  ];
  const pinned = cores === undefined ? undefined : ['-c', String(cores.server), process.execPath];
  const child = fork(mode.program, [JSON.stringify(settings), ...mode.args], {
    execPath: pinned === undefined ? process.execPath : 'taskset',
    execArgv: [...(pinned ?? []), ...node],
    env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
    // Logs are written, as they would be, to where nobody reads them.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const words: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words.push(text);
    words.splice(0, words.length - 20);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { port } = await nextMessage(
    child,
    'ready',
    () => `"${mode.title}" did not start:\n${words.join('')}`,
  );
  return {
    mode,
    pid: child.pid ?? 0,
    port,
    async statements() {
      const told = nextMessage(child, 'statements', () => `"${mode.title}" ended:\n${words.join('')}`);
      child.send('statements');
      return (await told).count;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

async function nextMessage<Kind extends ServerMessage['kind']>(
  child: ChildProcess,
  kind: Kind,
  complaint: () => string,
): Promise<Extract<ServerMessage, { kind: Kind }>> {
  const { promise, resolve, reject } = Promise.withResolvers<Extract<ServerMessage, { kind: Kind }>>();
  const fail = (): void => reject(new Error(complaint()));
  const hear = (message: unknown): void => {
    const told = message as ServerMessage;
    if (told.kind === kind) resolve(told as Extract<ServerMessage, { kind: Kind }>);
  };
  child.on('message', hear).once('exit', fail);
  const timer = setTimeout(fail, PATIENCE);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    child.off('message', hear).off('exit', fail);
  }
}
