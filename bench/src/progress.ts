import { performance } from 'node:perf_hooks';

/** Says one line of what is being done, with the seconds since the start. */
export type Say = (text: string) => void;

export function createSay(
  write: (line: string) => void = (line) => void process.stderr.write(`${line}\n`),
): Say {
  const startedAt = performance.now();
  return (text) =>
    write(`bench ${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${text}`);
}

/** Runs one step and says when it took long enough to wonder about. */
export async function timed<T>(say: Say, text: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  say(`${text}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return result;
}
