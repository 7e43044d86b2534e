/** Freezes a plain value and everything in it. Returns the same value. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}

/** A map that refuses changes at run time too, for values shared between requests. */
export function frozenMap<K, V>(entries: Iterable<readonly [K, V]>): ReadonlyMap<K, V> {
  const map = new Map(entries);
  const refuse = (): never => {
    throw new TypeError('A loaded policy does not change. Load a new profile instead.');
  };
  for (const name of ['set', 'delete', 'clear'] as const) Object.defineProperty(map, name, { value: refuse });
  return Object.freeze(map);
}
