import { expect, test, vi } from 'vitest';
import { BoundedQueue } from './bounded-queue.ts';

function queueOf(limit: number) {
  const [onReady, onClose] = [vi.fn<() => void>(), vi.fn<() => void>()];
  return { queue: new BoundedQueue<number>({ limit, onReady, onClose }), onReady, onClose };
}

test('hands on what was pushed, in order, and says so each time', () => {
  const { queue, onReady } = queueOf(10);
  expect(queue.take()).toBeUndefined();
  queue.push(1);
  queue.push(2);
  expect(onReady).toHaveBeenCalledTimes(2);
  expect([queue.take(), queue.take(), queue.take()]).toEqual([1, 2, undefined]);
});

test('a reader that does not keep up is told so, then it is over', () => {
  const { queue, onReady, onClose } = queueOf(2);
  [1, 2, 3, 4].forEach((item) => queue.push(item));
  expect(onClose).toHaveBeenCalledOnce();
  expect(onReady).toHaveBeenCalledTimes(3);
  expect(queue.closed).toBe(false);
  expect(() => queue.take()).toThrow(
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'SLOW_CONSUMER' }) }),
  );
  expect(queue.closed).toBe(true);
  expect(queue.take()).toBeUndefined();
});

test('closed, it keeps nothing and lets nothing in, and says so once', () => {
  const { queue, onClose } = queueOf(2);
  queue.push(1);
  queue.close();
  queue.close();
  queue.push(2);
  expect(queue.take()).toBeUndefined();
  expect(onClose).toHaveBeenCalledOnce();
});
