type Asked<Result> = {
  readonly work: () => Promise<Result>;
  readonly waiting: ((result: Result) => void)[];
};

/**
 * Does the same work once for all who ask for it before it has begun. When somebody's access changes, or they all come back,
 * a thousand streams of one caller ask the same in the same moment; so they leave a callback each, and no promise.
 *
 * Who asks while it is under way may ask because something has changed, a consent that was withdrawn for instance: it waits
 * for the next time, with all who come until then.
 */
export class SharedWork<Key, Result> {
  readonly #underWay: Set<Key> = new Set();
  readonly #next: Map<Key, Asked<Result>> = new Map();

  /**
   * @param work must not reject
   * @param done must not throw: others wait behind it
   */
  do(key: Key, work: () => Promise<Result>, done: (result: Result) => void): void {
    const next = this.#next.get(key);
    if (next) {
      next.waiting.push(done);
      return;
    }
    this.#next.set(key, { work, waiting: [done] });
    if (!this.#underWay.has(key)) this.#beginSoon(key);
  }

  /** When all who ask in this turn have asked. */
  #beginSoon(key: Key): void {
    this.#underWay.add(key);
    queueMicrotask(() => {
      const next = this.#next.get(key);
      this.#next.delete(key);
      if (next === undefined) return;
      void next.work().then((result) => {
        if (this.#next.has(key)) this.#beginSoon(key);
        else this.#underWay.delete(key);
        for (const each of next.waiting) each(result);
      });
    });
  }
}
