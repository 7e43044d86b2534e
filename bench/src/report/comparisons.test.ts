import { expect, test } from 'vitest';
import type { Turn } from '../measure/statistics.ts';
import { type Comparison, outcomesOf } from './comparisons.ts';

const turns = (...speeds: number[]): Turn[] =>
  speeds.map((requestsPerSecond, round) => ({
    round,
    requestsPerSecond,
    cpuPerRequest: 1 / requestsPerSecond,
    postgresCpuPerRequest: null,
  }));
const measured = new Map([
  ['quick', turns(100, 200, 100)],
  ['slow', turns(50, 80, 60)],
]);
const asked = (target: Partial<Comparison>): Comparison => ({
  name: 'slow against quick',
  of: 'slow',
  against: 'quick',
  figure: 'requests/s',
  ...target,
});

test.each([
  [{ atLeast: 0.5 }, true],
  [{ atLeast: 0.51 }, false],
  [{ atMost: 0.5 }, true],
  [{ atMost: 0.49 }, false],
  [{}, null],
])('the median decides: %j', (target, met) => {
  expect(outcomesOf(measured, [asked(target)])).toMatchObject([{ ratio: { median: 0.5 }, met }]);
});

test('CPU is compared like speed', () => {
  expect(outcomesOf(measured, [asked({ figure: 'server CPU' })])[0]?.ratio.median).toBeCloseTo(2);
});

test('what did not take part is left out', () => {
  expect(outcomesOf(measured, [asked({ against: 'absent' })])).toEqual([]);
});
