import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds after which a condition that does not come true is a failure. */
const PATIENCE = 15_000;

/** Waits until something is true. For conditions that nobody announces; an event is better where there is one. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  patience = PATIENCE,
): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`It did not come true: ${what}.`);
    await pause(5);
  }
}

/** A promise that must settle soon. */
export async function soon<T>(what: string, promise: Promise<T>, patience = PATIENCE): Promise<T> {
  const late = new AbortController();
  const timeout = pause(patience, undefined, { signal: late.signal }).then(() => {
    throw new Error(`It did not happen: ${what}.`);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    late.abort();
    timeout.catch(() => undefined);
  }
}
