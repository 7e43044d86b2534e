import { expect, test } from 'vitest';
import { createEventCursors } from './event-cursor.ts';

const cursors = createEventCursors('a key that all processes share');

test('what one process sealed, another opens; the same place is the same cursor', () => {
  const there = createEventCursors('a key that all processes share');
  for (const sequence of [0n, 1n, 2n ** 40n]) {
    const cursor = cursors.seal(7, sequence);
    expect(cursor).toMatch(/^[\w-]{22}$/);
    expect(there.open(7, cursor)).toBe(sequence);
    expect(there.seal(7, sequence)).toBe(cursor);
  }
});

test('a cursor tells no number: neighbours have nothing in common', () => {
  const [one, next] = [cursors.seal(7, 1n), cursors.seal(7, 2n)].map((cursor) => cursor.slice(0, 4));
  expect(one).not.toBe(next);
});

test('a cursor of another controller or another key, a changed one and nonsense are nobody’s', () => {
  const cursor = cursors.seal(7, 5n);
  const changed = `${cursor.startsWith('A') ? 'B' : 'A'}${cursor.slice(1)}`;
  expect(cursors.open(8, cursor)).toBeUndefined();
  expect(createEventCursors('another key').open(7, cursor)).toBeUndefined();
  for (const wrong of ['', '5', 'nonsense', changed, `${cursor}=`, cursor.slice(1), `${cursor}AAAA`, '💥'])
    expect(cursors.open(7, wrong)).toBeUndefined();
});
