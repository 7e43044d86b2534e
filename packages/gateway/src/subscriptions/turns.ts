/** Runs work for many, a few at a time, in the order in which they came. */
export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * One change may be a thousand streams' business at once. If all read at once they would wait for each other's
 * connections to the database until these count as gone, and every request behind them.
 */
export function createTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (work) => {
    // Whoever is done hands its own turn on, so that nobody who comes later passes by.
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
