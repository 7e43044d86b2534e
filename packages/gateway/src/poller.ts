/** Work that is done when woken, and by itself after a pause. Never twice at once. */
export type Poller = {
  /** Does the work soon. Woken while it works, it works again: what woke it may have come too late to be seen. */
  wake(): void;
  /** Resolves when no work runs and none will. */
  close(): Promise<void>;
};

/** @param work answers the milliseconds after which to work again unasked; it must not throw */
export function createPoller(work: () => Promise<number>): Poller {
  let state: 'resting' | 'working' | 'working and woken' | 'closed' = 'resting';
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  async function run(): Promise<void> {
    const pause = await work();
    if (state === 'closed') return;
    const again = state === 'working and woken' ? 0 : pause;
    state = 'resting';
    // It must not keep a process alive that has nothing else to do.
    timer = setTimeout(wake, again).unref();
  }

  function wake(): void {
    if (state === 'working') state = 'working and woken';
    if (state !== 'resting') return;
    clearTimeout(timer);
    state = 'working';
    running = run();
  }

  return {
    wake,
    async close() {
      state = 'closed';
      clearTimeout(timer);
      await running;
    },
  };
}
