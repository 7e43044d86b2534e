import { describe, expect, it } from 'vitest';
import { isLeaf, parseLines, stated } from './leaf.ts';

describe('parseLines', () => {
  it.each([
    ['L7', [{ from: 7, to: 7 }]],
    ['L39-41', [{ from: 39, to: 41 }]],
    ['L39-L41', [{ from: 39, to: 41 }]],
    [
      'L2, L7-9',
      [
        { from: 2, to: 2 },
        { from: 7, to: 9 },
      ],
    ],
  ])('%s', (source, ranges) => {
    expect(parseLines(source)).toEqual(ranges);
  });

  it.each(['', 'L', '7', 'L0', 'L9-7', 'L2 L7', 'lines 2 to 7', 'GDPR 12(3)'])(
    'is undefined for "%s"',
    (source) => {
      expect(parseLines(source)).toBeUndefined();
    },
  );
});

describe('isLeaf', () => {
  it('knows a leaf from a plain value', () => {
    expect(isLeaf(stated(1, 'L1'))).toBe(true);
    expect(isLeaf({ value: 1, provenance: 'stated' })).toBe(false);
    expect(isLeaf(null)).toBe(false);
  });
});
