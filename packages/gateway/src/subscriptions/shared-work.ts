/** Who waits for work that is shared. Neither function may throw: others wait behind it. */
export type Waiting<Result> = {
  readonly done: (result: Result) => void;
  readonly failed: (error: unknown) => void;
};

type UnderWay<Result> = { readonly since: number; readonly waiting: Waiting<Result>[] };

/**
 * Does the same work once for all who ask for it while it is under way. When a change is told, or somebody's access
 * changes, a thousand streams of one caller ask the same in the same moment; so they leave a callback each, and no promise.
 */
export class SharedWork<Key, Result> {
  readonly #underWay: Map<Key, UnderWay<Result>> = new Map();

  /** What was begun under another `since` is not shared: something has changed in between. */
  do(key: Key, since: number, work: () => Promise<Result>, waiting: Waiting<Result>): void {
    const found = this.#underWay.get(key);
    if (found?.since === since) {
      found.waiting.push(waiting);
      return;
    }
    const begun = { since, waiting: [waiting] };
    this.#underWay.set(key, begun);
    const end = (tell: (each: Waiting<Result>) => void): void => {
      if (this.#underWay.get(key) === begun) this.#underWay.delete(key);
      for (const each of begun.waiting) tell(each);
    };
    work().then(
      (result) => end(({ done }) => done(result)),
      (error: unknown) => end(({ failed }) => failed(error)),
    );
  }
}
