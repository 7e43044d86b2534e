/** Seconds' worth of messages that may come at once, after a pause. */
const BURST = 5;

/**
 * How fast one connection may talk: so many messages a second on average.
 * @param now milliseconds that only ever grow
 * @returns whether one more is within it
 */
export function createMessageRate(perSecond: number, now: () => number): () => boolean {
  const most = perSecond * BURST;
  let left = most;
  let at = now();
  return () => {
    const before = at;
    at = now();
    left = Math.min(most, left + ((at - before) / 1_000) * perSecond);
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
