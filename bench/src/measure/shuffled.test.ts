import { expect, test } from 'vitest';
import { shuffled } from './shuffled.ts';

const things = ['a', 'b', 'c', 'd', 'e'];

test('nothing is lost and the given list stays as it was', () => {
  for (let seed = 0; seed < 100; seed += 1) expect(shuffled(things, seed).sort()).toEqual(things);
  expect(things).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('the same seed gives the same order, other seeds give others', () => {
  expect(shuffled(things, 3)).toEqual(shuffled(things, 3));
  expect(
    new Set(Array.from({ length: 30 }, (_, seed) => shuffled(things, seed).join(''))).size,
  ).toBeGreaterThan(15);
});

test('everybody is first, and last, about as often', () => {
  const first = new Map<string, number>();
  for (let seed = 1; seed <= 1000; seed += 1) {
    const [winner = ''] = shuffled(things, seed);
    first.set(winner, (first.get(winner) ?? 0) + 1);
  }
  for (const thing of things) expect(first.get(thing)).toBeGreaterThan(140);
});
