/**
 * Draws decisions from a list of numbers. Where the list ends every further decision is the first one, so a shorter list
 * or smaller numbers mean a simpler operation: that is how a failure shrinks.
 */
export class Choices {
  readonly #numbers: readonly number[];
  #next = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** Decisions of its own, of which there are so many. */
  fork(count: number): Choices {
    return new Choices(Array.from({ length: count }, () => this.below(0x10000)));
  }

  /** From 0 to `count` - 1. */
  below(count: number): number {
    const number = this.#numbers[this.#next] ?? 0;
    this.#next += 1;
    return count <= 1 ? 0 : number % count;
  }

  /** True this many times in a hundred; never once the numbers are used up. */
  percent(chance: number): boolean {
    return this.below(100) >= 100 - chance;
  }

  /** @throws {Error} when there is nothing to choose from */
  from<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  }

  /** Some of them, in their order. */
  some<Item>(items: readonly Item[], chance: number): Item[] {
    return items.filter(() => this.percent(chance));
  }

  weighted<Item>(items: readonly (readonly [Item, number])[]): Item {
    let left = this.below(items.reduce((sum, [, weight]) => sum + weight, 0));
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    return this.from(items)[0];
  }
}
