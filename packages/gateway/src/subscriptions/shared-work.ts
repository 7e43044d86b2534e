type UnderWay<Result> = { readonly since: number; readonly waiting: ((result: Result) => void)[] };

/**
 * Does the same work once for all who ask for it while it is under way. When somebody's access changes, or they all come
 * back, a thousand streams of one caller ask the same in the same moment; so they leave a callback each, and no promise.
 */
export class SharedWork<Key, Result> {
  readonly #underWay: Map<Key, UnderWay<Result>> = new Map();

  /**
   * @param since what was begun under another number is not shared: something has changed in between
   * @param work must not reject
   * @param done must not throw: others wait behind it
   */
  do(key: Key, since: number, work: () => Promise<Result>, done: (result: Result) => void): void {
    const found = this.#underWay.get(key);
    if (found?.since === since) {
      found.waiting.push(done);
      return;
    }
    const begun = { since, waiting: [done] };
    this.#underWay.set(key, begun);
    void work().then((result) => {
      if (this.#underWay.get(key) === begun) this.#underWay.delete(key);
      for (const each of begun.waiting) each(result);
    });
  }
}
