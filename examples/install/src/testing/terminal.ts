import { execFile, type ExecFileException } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desk } from './open-desk.ts';

/** One command of an example that ran to its end. */
export type Ran = {
  /** 0: it did what it was asked. */
  readonly code: number | string | null | undefined;
  /** What stood on the terminal. */
  readonly said: string;
};

/** The terminal of somebody who uses an example as its README says. */
export type Terminal = {
  /** The folder in which the example keeps what it knows of this gateway. */
  readonly kept: string;
  run(command: string, args?: readonly string[]): Promise<Ran>;
  /** Runs a command that asks for approval, and has the owner of the desk open the page that it names. */
  runAndApprove(command: string, args?: readonly string[]): Promise<Ran>;
  /** Removes what the example kept. */
  forget(): Promise<void>;
};

/**
 * @param folder of the example
 * @param env beside the address of the gateway
 * @example
 * const terminal = openTerminal(desk, join(import.meta.dirname, '..'));
 * await terminal.runAndApprove('install', [await desk.registrationToken()]);
 */
export function openTerminal(
  desk: Desk,
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Terminal {
  const kept = join(folder, '.kept', new URL(desk.issuer).host.replaceAll(':', '-'));

  function run(command: string, args: readonly string[], onSaid: (text: string) => void): Promise<Ran> {
    return new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        ['--conditions=@remit/source', 'src/main.ts', command, ...args],
        { cwd: folder, env: { ...process.env, REMIT_URL: desk.issuer, ...env } },
        (error: ExecFileException | null, out, err) =>
          resolve({ code: error ? error.code : 0, said: out + err }),
      );
      child.stdout?.setEncoding('utf8').on('data', onSaid);
    });
  }

  /** Opens the page when the terminal has said it in full. */
  function approveWhatIsAsked(): (text: string) => void {
    let read = '';
    let page: string | undefined;
    return (text) => {
      read += text;
      if (page !== undefined) return;
      page = /in your browser.*\n\n {2}(http:\S+)\n/.exec(read)?.[1];
      if (page !== undefined) void desk.approve(page);
    };
  }

  return {
    kept,
    run: (command, args = []) => run(command, args, () => undefined),
    runAndApprove: (command, args = []) => run(command, args, approveWhatIsAsked()),
    forget: () => rm(kept, { recursive: true, force: true }),
  };
}
