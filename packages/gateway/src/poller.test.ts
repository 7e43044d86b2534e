import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPoller } from './poller.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('works when woken, once more when woken meanwhile, and again after the pause it asked for', async () => {
  let finish: (pause: number) => void = () => undefined;
  const work = vi.fn<() => Promise<number>>(() => new Promise((resolve) => (finish = resolve)));
  const poller = createPoller(work);
  poller.wake();
  poller.wake();
  poller.wake();
  expect(work).toHaveBeenCalledTimes(1);
  finish(1_000);
  await vi.advanceTimersByTimeAsync(0);
  expect(work).toHaveBeenCalledTimes(2);
  finish(1_000);
  await vi.advanceTimersByTimeAsync(999);
  expect(work).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(work).toHaveBeenCalledTimes(3);
});

test('close() waits for what runs, and nothing runs after it', async () => {
  let finish: (pause: number) => void = () => undefined;
  const work = vi.fn<() => Promise<number>>(() => new Promise((resolve) => (finish = resolve)));
  const poller = createPoller(work);
  poller.wake();
  const closed = poller.close();
  finish(0);
  await closed;
  poller.wake();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(work).toHaveBeenCalledTimes(1);
});
