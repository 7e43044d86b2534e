import { describe, expect, test } from 'vitest';
import { median, quantile, ratioOf, spreadOf, type Turn } from './statistics.ts';

describe('the median', () => {
  test('is the middle value, wherever it stands', () => expect(median([9, 1, 5])).toBe(5));
  test('of an even number lies halfway', () => expect(median([4, 1, 3, 2])).toBe(2.5));
  test('of one value is that value', () => expect(median([7])).toBe(7));
  test('of none is no number', () => expect(median([])).toBeNaN());
  test('sorts by size and not by text', () => expect(median([10, 9, 100])).toBe(10));
  test('leaves its values as they were', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

test('quantiles lie between neighbours in proportion', () => {
  const values = [1, 2, 3, 4, 5];
  expect([0, 0.25, 0.5, 0.9, 1].map((part) => quantile(values, part))).toEqual([1, 2, 3, 4.6, 5]);
  expect(spreadOf(values)).toEqual({ median: 3, low: 2, high: 4 });
});

describe('ratios', () => {
  const turn = (round: number, requestsPerSecond: number, cpuPerRequest: number | null = null): Turn => ({
    round,
    requestsPerSecond,
    cpuPerRequest,
    postgresCpuPerRequest: null,
  });
  const speed = ({ requestsPerSecond }: Turn): number => requestsPerSecond;

  test('are taken inside a round: a slow machine slows both', () => {
    const ours = [turn(1, 50), turn(2, 5), turn(3, 50)];
    const theirs = [turn(1, 100), turn(2, 10), turn(3, 100)];
    expect(ratioOf(ours, theirs, speed)).toEqual({ median: 0.5, low: 0.5, high: 0.5 });
  });

  test('do not depend on the order of turns', () => {
    const theirs = [turn(2, 10), turn(1, 100)];
    expect(ratioOf([turn(1, 50), turn(2, 5)], theirs, speed).median).toBe(0.5);
  });

  test('leave out rounds in which a figure is missing', () => {
    const cpu = ({ cpuPerRequest }: Turn): number | null => cpuPerRequest;
    const ours = [turn(1, 1, 4), turn(2, 1, null), turn(3, 1, 6)];
    const theirs = [turn(1, 1, 2), turn(2, 1, 2)];
    expect(ratioOf(ours, theirs, cpu).median).toBe(2);
    expect(ratioOf(ours, [], cpu).median).toBeNaN();
  });
});
