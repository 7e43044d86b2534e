import { expect, test } from 'vitest';
import { createLifecycle } from './lifecycle.ts';

test('drains at once when nothing runs, and says so to whoever listens', async () => {
  const lifecycle = createLifecycle();
  await lifecycle.drain(60_000);
  expect(lifecycle.draining.aborted).toBe(true);
});

test('waits for the last of what runs; an end counts once', async () => {
  const lifecycle = createLifecycle();
  const [first, second] = [lifecycle.begin(), lifecycle.begin()];
  let drained = false;
  const drain = lifecycle.drain(60_000).then(() => (drained = true));
  first();
  first();
  await Promise.resolve();
  expect(drained).toBe(false);
  second();
  await drain;
});

test('does not wait longer than the deadline', async () => {
  const lifecycle = createLifecycle();
  lifecycle.begin();
  await lifecycle.drain(1);
});
