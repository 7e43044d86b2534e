import { expect, test } from 'vitest';
import { WeightedCache } from './document-cache.ts';

test('forgets what was used longest ago until the rest is light enough', () => {
  const cache = new WeightedCache<number>(10, (weight) => weight);
  cache.set('a', 4);
  cache.set('b', 4);
  cache.get('a');
  cache.set('c', 4);
  expect(['a', 'b', 'c'].map((text) => cache.get(text))).toEqual([4, undefined, 4]);
});

test('what is too heavy alone is not remembered, and costs nothing that was', () => {
  const cache = new WeightedCache<number>(10, (weight) => weight);
  cache.set('a', 4);
  cache.set('b', 11);
  expect(['a', 'b'].map((text) => cache.get(text))).toEqual([4, undefined]);
});

test('setting a text again does not count it twice', () => {
  const cache = new WeightedCache<number>(10, (weight) => weight);
  cache.set('a', 4);
  cache.set('b', 4);
  cache.set('b', 4);
  expect(['a', 'b'].map((text) => cache.get(text))).toEqual([4, 4]);
});
