import { expect, test } from 'vitest';
import { cpuOf, familyUsed, parentOf, parseStat } from './processes.ts';

test('the line of the system is read, whatever the program is called', () => {
  const rest = '1 100 100 0 -1 4194560 20 0 0 0 150 50 0 0 20 0 11 0 5000 1000 200';
  expect(parseStat(`4711 (node) S ${rest}`)).toEqual({ parent: 1, cpu: 2000 });
  expect(parseStat(`4711 (a) S (b) R ${rest}`)).toEqual({ parent: 1, cpu: 2000 });
});

test.runIf(process.platform === 'linux')('this process has used some CPU and has a parent', () => {
  expect(cpuOf(process.pid)).toBeGreaterThan(0);
  expect(parentOf(process.pid)).toBe(process.ppid);
});

test('a process that is not there has none', () => {
  expect(cpuOf(2 ** 30)).toBeNull();
});

test('a process that ended or began between two looks does not spoil the sum', () => {
  const before = new Map([
    [1, 100],
    [2, 5_000],
  ]);
  const after = new Map([
    [1, 130],
    [3, 20],
  ]);
  expect(familyUsed(before, after)).toBe(50);
});
