/** The middle value; of an even number of values, halfway between the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which this part of all values lies, between neighbours in proportion. NaN of none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  if (below === undefined || above === undefined) return Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/** A figure over many rounds: its median, and the quarter and three-quarter marks between which half of them lay. */
export type Spread = { readonly median: number; readonly low: number; readonly high: number };

export function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), low: quantile(values, 0.25), high: quantile(values, 0.75) };
}

/** What one server did in one turn of one round. */
export type Turn = {
  /** Number of the round; only turns of one round are compared. */
  readonly round: number;
  readonly requestsPerSecond: number;
  /** Milliseconds of CPU that the server's process used for a request; null where the system does not tell. */
  readonly cpuPerRequest: number | null;
  /** The same of all of PostgreSQL's processes. */
  readonly postgresCpuPerRequest: number | null;
};

/**
 * How many times `of` is `against`, each round by itself: what made the whole machine slow in a round made both slow.
 * Rounds in which one of the two has no figure are left out.
 *
 * @example
 * ratioOf(turns.get('gateway'), turns.get('bare SQL'), ({ requestsPerSecond }) => requestsPerSecond); // { median: 0.31, … }
 */
export function ratioOf(
  of: readonly Turn[],
  against: readonly Turn[],
  figure: (turn: Turn) => number | null,
): Spread {
  const figures = new Map(against.map((turn) => [turn.round, figure(turn)]));
  const ratios = of.flatMap((turn) => {
    const mine = figure(turn);
    const other = figures.get(turn.round);
    return mine === null || other === null || other === undefined || other === 0 ? [] : [mine / other];
  });
  return spreadOf(ratios);
}
