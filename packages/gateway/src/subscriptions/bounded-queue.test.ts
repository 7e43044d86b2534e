import { expect, test, vi } from 'vitest';
import { BoundedQueue } from './bounded-queue.ts';

test('hands on what was pushed, in order, to readers before and after', async () => {
  const queue = new BoundedQueue<number>(10, () => undefined);
  const early = queue.next();
  queue.push(1);
  queue.push(2);
  expect(await early).toEqual({ value: 1, done: false });
  expect(await queue.next()).toEqual({ value: 2, done: false });
});

test('a reader that does not keep up is told so, then it is over', async () => {
  const onClose = vi.fn<() => void>();
  const queue = new BoundedQueue<number>(2, onClose);
  [1, 2, 3, 4].forEach((item) => queue.push(item));
  expect(onClose).toHaveBeenCalledOnce();
  await expect(queue.next()).rejects.toMatchObject({ extensions: { code: 'SLOW_CONSUMER' } });
  expect(await queue.next()).toEqual({ value: undefined, done: true });
});

test('return() frees a reader that waits, and closes once', async () => {
  const onClose = vi.fn<() => void>();
  const queue = new BoundedQueue<number>(2, onClose);
  const waiting = queue.next();
  await queue.return();
  await queue.return();
  queue.push(1);
  expect(await waiting).toEqual({ value: undefined, done: true });
  expect(await queue.next()).toEqual({ value: undefined, done: true });
  expect(onClose).toHaveBeenCalledOnce();
});
