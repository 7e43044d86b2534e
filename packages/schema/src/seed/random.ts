import type { ByteSource } from '../db/public-id.ts';

/** Randomness that comes out the same for the same label. For demo data only: it is guessable. */
export type Random = {
  /** 0 <= x < 1 */
  next(): number;
  /** Both ends included. */
  int(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Picks by weight; weights need not add up to anything. */
  weighted<T extends string>(weights: Readonly<Partial<Record<T, number>>>): T;
  /** So many different ones, in random order. */
  sample<T>(from: readonly T[], count: number): T[];
  readonly bytes: ByteSource;
  /** A stream of its own, so that adding to one part of the data leaves the others as they were. */
  fork(label: string): Random;
};

/** mulberry32, started from a text. */
export function randomFrom(label: string): Random {
  let state = hash(label);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[int(0, from.length - 1)];
    if (picked === undefined) throw new Error('Nothing to pick from.');
    return picked;
  };
  return {
    next,
    int,
    pick,
    chance: (probability) => next() < probability,
    weighted: <T extends string>(weights: Readonly<Partial<Record<T, number>>>): T => {
      const entries = Object.entries(weights) as [T, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      const found = entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1);
      if (found === undefined) throw new Error('Nothing to weigh.');
      return found[0];
    },
    sample: <T>(from: readonly T[], count: number): T[] => {
      const rest = [...from];
      return Array.from({ length: Math.min(count, rest.length) }, () =>
        rest.splice(int(0, rest.length - 1), 1),
      ).flat();
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => int(0, 255)),
    fork: (part) => randomFrom(`${label}/${part}`),
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}
