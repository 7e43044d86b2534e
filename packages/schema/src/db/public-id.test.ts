import { expect, test } from 'vitest';
import { kindOfPublicId, newPublicId, publicIdPrefixes, type PublicIdKind } from './public-id.ts';

const kinds = Object.keys(publicIdPrefixes) as PublicIdKind[];

test('an id tells its type and nothing else', () => {
  for (const kind of kinds) {
    const id = newPublicId(kind);
    expect(id).toMatch(/^[a-z]{3}_[0-9A-Za-z]{22}$/);
    expect(kindOfPublicId(id)).toBe(kind);
  }
});

test('every prefix is its own', () => {
  expect(new Set(Object.values(publicIdPrefixes)).size).toBe(kinds.length);
});

test('22 letters of 62 are at least 128 bits, and all letters are equally likely', () => {
  expect(22 * Math.log2(62)).toBeGreaterThan(128);
  const counts = new Map<string, number>();
  const total = 3000 * 22;
  for (let i = 0; i < 3000; i += 1) {
    for (const letter of newPublicId('chatMessage').slice(4))
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  expect(counts.size).toBe(62);
  const expected = total / 62;
  const chiSquared = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // 61 degrees of freedom: above 130 happens once in a million runs. A plain `% 62` gives above 400.
  expect(chiSquared).toBeLessThan(130);
});

test('no two are the same', () => {
  expect(new Set(Array.from({ length: 20_000 }, () => newPublicId('visit'))).size).toBe(20_000);
});

test('the same bytes give the same id', () => {
  const bytes = (count: number): Uint8Array => new Uint8Array(count).map((_, index) => index * 7);
  expect(newPublicId('ticket', bytes)).toBe(newPublicId('ticket', bytes));
});

test('bytes that would favour some letters are thrown away', () => {
  let turn = 0;
  const bytes = (count: number): Uint8Array => new Uint8Array(count).fill(turn++ === 0 ? 250 : 1);
  expect(newPublicId('chat', bytes)).toBe(`cht_${'1'.repeat(22)}`);
});

test.each([
  '',
  'tkt_',
  'tkt_short',
  'xyz_0123456789ABCDEFGHIJKL',
  'tkt_0123456789ABCDEFGHIJK!',
  ' tkt_0123456789ABCDEFGHIJKL',
  'tkt_0123456789ABCDEFGHIJKL\n',
  '1',
])('no id of ours looks like %j', (text) => {
  expect(kindOfPublicId(text)).toBeUndefined();
});
