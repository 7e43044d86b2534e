/**
 * Does the same work once for all who ask for it while it is under way. When somebody's access changes, a thousand streams
 * of one caller ask who it is in the same moment.
 */
export function createSharedWork<Result>(): (key: string, work: () => Promise<Result>) => Promise<Result> {
  const underWay = new Map<string, Promise<Result>>();

  return (key, work) => {
    const found = underWay.get(key);
    if (found) return found;
    const begun = work().finally(() => underWay.delete(key));
    underWay.set(key, begun);
    return begun;
  };
}
