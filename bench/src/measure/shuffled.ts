/** The same things in an order that depends on the seed alone: every run takes its turns in the same orders. */
export function shuffled<T>(things: readonly T[], seed: number): T[] {
  const order = [...things];
  let state = Math.imul(seed + 1, 0x9e3779b1);
  for (let last = order.length - 1; last > 0; last -= 1) {
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const other = (state >>> 0) % (last + 1);
    const moved = order[last] as T;
    order[last] = order[other] as T;
    order[other] = moved;
  }
  return order;
}
