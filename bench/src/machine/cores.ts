import { spawnSync } from 'node:child_process';

/** Which core does what: the measured server has one of its own. */
export type Cores = { readonly server: number; readonly others: number };

/**
 * Ties this process, and with it everything it starts, to one core, and names another for the server.
 * @returns undefined where that cannot be done: no `taskset`, or one core only
 */
export function takeCores(): Cores | undefined {
  const asked = spawnSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' });
  if (asked.status !== 0) return undefined;
  const allowed = parseCores(asked.stdout.slice(asked.stdout.lastIndexOf(':') + 1));
  const others = allowed.at(0);
  // The two ends of the list: neighbours may share one physical core.
  const server = allowed.at(-1);
  if (server === undefined || others === undefined || server === others) return undefined;
  return tieThisProcess(others) ? { server, others } : undefined;
}

/** To `taskset` a thread that ends while it goes through them is an error; the next time it is not there any more. */
function tieThisProcess(core: number, times = 5): boolean {
  const { status } = spawnSync('taskset', ['-acp', String(core), String(process.pid)]);
  return status === 0 || (times > 1 && tieThisProcess(core, times - 1));
}

/** `0-2,5` as the system writes it. */
export function parseCores(list: string): readonly number[] {
  return [...list.matchAll(/(\d+)(?:-(\d+))?/g)].flatMap(([, first, last = first]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index),
  );
}
