/** Lets so many in at once, the others in the order in which they came. */
export type Turnstile = {
  /**
   * Resolves when there is a place, with the function that gives it back.
   * @throws {Error} there was none in time
   */
  pass(): Promise<() => void>;
};

type Options = {
  readonly places: number;
  /** Milliseconds for which somebody waits. */
  readonly patience: number;
};

export function createTurnstile({ places, patience }: Options): Turnstile {
  let free = places;
  // In the order in which they came; a Set, so that who gives up is gone at once.
  const waiting = new Set<() => void>();

  function leaveOnce(): () => void {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const [next] = waiting;
      if (next === undefined) free += 1;
      else next();
    };
  }

  return {
    pass() {
      if (free > 0) {
        free -= 1;
        return Promise.resolve(leaveOnce());
      }
      return new Promise((resolve, reject) => {
        const enter = () => {
          clearTimeout(timer);
          waiting.delete(enter);
          resolve(leaveOnce());
        };
        const timer = setTimeout(() => {
          waiting.delete(enter);
          reject(new Error('timeout expired: every connection is taken'));
        }, patience);
        waiting.add(enter);
      });
    },
  };
}
