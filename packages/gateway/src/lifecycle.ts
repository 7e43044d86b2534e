/**
 * What a gateway is busy with, so that it can stop without cutting anybody off. A live stream that waits for its next
 * event is not work; delivering one is.
 */
export type Lifecycle = {
  /** Aborted when the gateway begins to go away. */
  readonly draining: AbortSignal;
  /** Notes that work began. Call the result when it ended; a second call does nothing. */
  begin(): () => void;
  /** Begins to go away. Resolves when nothing is under way, or after so many milliseconds. */
  drain(deadline: number): Promise<void>;
};

export function createLifecycle(): Lifecycle {
  const draining = new AbortController();
  let running = 0;
  const waiting = new Set<() => void>();

  return {
    draining: draining.signal,
    begin() {
      running += 1;
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        running -= 1;
        if (running === 0) for (const resolve of waiting) resolve();
      };
    },
    async drain(deadline) {
      draining.abort();
      if (running === 0) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, deadline);
      waiting.add(resolve);
      await promise;
      waiting.delete(resolve);
      clearTimeout(timer);
    },
  };
}
