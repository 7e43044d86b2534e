import { BoundedMap } from '../bounded-map.ts';

/** How much one caller may ask for, for one purpose. */
export type Budget = {
  /** Points in a minute, on average; as many may be spent at once after a pause of a minute. */
  readonly pointsPerMinute: number;
};

export type Spent =
  | { readonly kind: 'spent'; readonly remaining: number }
  /** Nothing was taken. */
  | { readonly kind: 'too much'; readonly remaining: number; readonly secondsUntilEnough: number };

/** Callers and purposes whose budgets are remembered at most. The one that was quiet longest has filled up again anyway. */
const MOST_BUDGETS = 50_000;

/**
 * Budgets that fill up evenly (token buckets), one for each key.
 * @param now milliseconds that only ever grow
 */
export function createBudgets(
  { pointsPerMinute }: Budget,
  now: () => number,
): (key: string, points: number) => Spent {
  const perMillisecond = pointsPerMinute / 60_000;
  const kept = new BoundedMap<string, { left: number; at: number }>(MOST_BUDGETS);

  return (key, points) => {
    const at = now();
    const known = kept.get(key);
    const left =
      known === undefined
        ? pointsPerMinute
        : Math.min(pointsPerMinute, known.left + (at - known.at) * perMillisecond);
    const isEnough = points <= left;
    const rest = isEnough ? left - points : left;
    kept.set(key, { left: rest, at });
    const remaining = Math.floor(rest);
    if (isEnough) return { kind: 'spent', remaining };
    const missing = Math.min(points, pointsPerMinute) - left;
    return { kind: 'too much', remaining, secondsUntilEnough: Math.ceil(missing / perMillisecond / 1_000) };
  };
}
