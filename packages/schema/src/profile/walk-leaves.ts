import { isLeaf } from './leaf.ts';
import type { Leaf } from './leaf.ts';

/** A leaf with its path: `purposes[support.live_chat].dataCategories[user.name]`. */
export type LeafAt = { readonly path: string; readonly leaf: Leaf<unknown> };

/** Every leaf below a value, in order. List items are named by what they are about, and numbered where that says nothing. */
export function* walkLeaves(value: unknown, path = ''): Generator<LeafAt> {
  if (isLeaf(value)) {
    yield { path, leaf: value };
    return;
  }
  if (Array.isArray(value)) {
    const seen = new Set<string>();
    for (const [index, item] of value.entries()) {
      const name = nameOf(item);
      const key = name === undefined || seen.has(name) ? `${index}` : name;
      seen.add(key);
      yield* walkLeaves(item, `${path}[${key}]`);
    }
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value))
    yield* walkLeaves(part, path === '' ? key : `${path}.${key}`);
}

/** What an item of a list is called: a category, a basis, an id. */
function nameOf(item: unknown): string | undefined {
  const about: unknown = isLeaf(item) ? item.value : item;
  if (typeof about === 'string') return about;
  if (typeof about !== 'object' || about === null) return undefined;
  const naming = new Map<string, unknown>(Object.entries(about));
  return ['id', 'class', 'type', 'name']
    .map((key) => naming.get(key))
    .find((name) => typeof name === 'string');
}
