import type { DocumentNode } from 'graphql';

/** Tokens of all remembered documents together: about 100 MB of syntax trees. */
const MOST_TOKENS = 400_000;
/** Characters of all remembered faulty documents together. */
const MOST_CHARACTERS = 1_000_000;

/**
 * Remembers by the text of a document, and forgets what was used longest ago. Bounded by weight and not by number,
 * because anybody may send documents, and large ones.
 */
export class WeightedCache<Value> {
  readonly #limit: number;
  readonly #weigh: (value: Value, text: string) => number;
  readonly #entries: Map<string, { readonly value: Value; readonly weight: number }> = new Map();
  #weight = 0;

  constructor(limit: number, weigh: (value: Value, text: string) => number) {
    this.#limit = limit;
    this.#weigh = weigh;
  }

  get(text: string): Value | undefined {
    const entry = this.#entries.get(text);
    if (entry === undefined) return undefined;
    this.#entries.delete(text);
    this.#entries.set(text, entry);
    return entry.value;
  }

  set(text: string, value: Value): void {
    this.#forget(text);
    const weight = this.#weigh(value, text);
    if (weight > this.#limit) return;
    this.#entries.set(text, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.#limit) break;
      this.#forget(oldest);
    }
  }

  #forget(text: string): void {
    this.#weight -= this.#entries.get(text)?.weight ?? 0;
    this.#entries.delete(text);
  }
}

/** The caches of the parser, shared by HTTP, SSE and WebSocket. */
export function createDocumentCaches() {
  return {
    documentCache: new WeightedCache<DocumentNode>(
      MOST_TOKENS,
      (document) => document.tokenCount ?? MOST_TOKENS,
    ),
    errorCache: new WeightedCache<Error>(MOST_CHARACTERS, (_error, text) => text.length),
  };
}
