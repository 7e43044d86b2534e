import { expect, test } from 'vitest';
import { createBudgets } from './budgets.ts';

test('a budget is spent, fills up evenly, and never beyond a minute’s worth', () => {
  let now = 0;
  const spend = createBudgets({ pointsPerMinute: 600 }, () => now);
  expect(spend('app', 500)).toEqual({ kind: 'spent', remaining: 100 });
  expect(spend('app', 250)).toEqual({ kind: 'too much', remaining: 100, secondsUntilEnough: 15 });
  now = 15_000;
  expect(spend('app', 250)).toEqual({ kind: 'spent', remaining: 0 });
  now = 10_000_000;
  expect(spend('app', 600)).toEqual({ kind: 'spent', remaining: 0 });
});

test('one key takes nothing from another, and what was refused was not taken', () => {
  const spend = createBudgets({ pointsPerMinute: 100 }, () => 0);
  expect(spend('one', 100).kind).toBe('spent');
  expect(spend('one', 1).kind).toBe('too much');
  expect(spend('other', 60).kind).toBe('spent');
  expect(spend('other', 60)).toMatchObject({ kind: 'too much', remaining: 40 });
  expect(spend('other', 40).kind).toBe('spent');
});
