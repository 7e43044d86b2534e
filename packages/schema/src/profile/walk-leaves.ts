import { isLeaf } from './leaf.ts';
import type { Leaf } from './leaf.ts';

/** A leaf with its path: `purposes[support.live_chat].retentionRef`. */
export type LeafAt = { readonly path: string; readonly leaf: Leaf<unknown> };

/** Every leaf below a value, in order. List items are named by their `id` or `class` where they have one. */
export function* walkLeaves(value: unknown, path = ''): Generator<LeafAt> {
  if (isLeaf(value)) {
    yield { path, leaf: value };
    return;
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* walkLeaves(item, `${path}[${nameOf(item) ?? index}]`);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value))
    yield* walkLeaves(part, path === '' ? key : `${path}.${key}`);
}

function nameOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  if ('id' in item && typeof item.id === 'string') return item.id;
  if ('class' in item && typeof item.class === 'string') return item.class;
  return undefined;
}
