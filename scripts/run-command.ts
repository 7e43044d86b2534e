import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { repoRoot } from './source-files.ts';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** `show`: our terminal. `keep`: kept, and given back in the result. */
  readonly output: 'show' | 'keep';
  /** Called again and again while the command runs, with the seconds so far. */
  readonly stillRunning?: (seconds: number) => void;
}

export interface CommandResult {
  readonly code: number;
  readonly seconds: number;
  /** Everything it said, when it was kept. */
  readonly output: string;
  /** The part of it on standard output. */
  readonly stdout: string;
}

/** Runs commands one at a time, with the workspace's own tools in PATH. */
export interface CommandRunner {
  run(command: readonly string[], options: CommandOptions): Promise<CommandResult>;
  /** Ends the running command, and every later one before it starts. */
  stop(signal: NodeJS.Signals): void;
  readonly stopped: boolean;
}

const heartbeat = 20_000;

/**
 * @example
 * const commands = createCommandRunner();
 * process.once('SIGINT', () => commands.stop('SIGINT'));
 * const { code } = await commands.run(['tsc', '--noEmit'], { output: 'keep' });
 */
export function createCommandRunner(): CommandRunner {
  let stoppedBy: NodeJS.Signals | undefined;
  let running: ChildProcess | undefined;

  return {
    async run([file = '', ...args], { cwd, env, output, stillRunning }) {
      if (stoppedBy) return { code: signalCode(stoppedBy), seconds: 0, output: '', stdout: '' };
      const startedAt = performance.now();
      const seconds = (): number => (performance.now() - startedAt) / 1000;
      const path = [join(repoRoot, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
      const child = spawn(file, args, {
        cwd: cwd ?? repoRoot,
        env: { ...process.env, PATH: path, ...env },
        stdio: output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
        shell: process.platform === 'win32',
      });
      running = child;
      let kept = '';
      let stdout = '';
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        kept += text;
        stdout += text;
      });
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (kept += text));
      const timer = setInterval(() => stillRunning?.(seconds()), heartbeat);
      try {
        const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
        return { code: code ?? signalCode(signal), seconds: seconds(), output: kept, stdout };
      } catch (error) {
        return {
          code: 127,
          seconds: seconds(),
          output: `Could not start "${file}": ${String(error)}`,
          stdout: '',
        };
      } finally {
        clearInterval(timer);
        running = undefined;
      }
    },
    stop(signal) {
      stoppedBy = signal;
      running?.kill(signal);
    },
    get stopped() {
      return stoppedBy !== undefined;
    },
  };
}

/** The exit code that shells give to a command ended by a signal. */
function signalCode(signal: NodeJS.Signals | null): number {
  return 128 + (signal === null ? 0 : constants.signals[signal]);
}
