import { expect, test } from 'vitest';
import { StreamClosedError } from '../errors.ts';
import { createStream, type StreamSink } from './stream.ts';

function controlled() {
  let sink: StreamSink<number> | undefined;
  let stops = 0;
  const leaving = new AbortController();
  const stream = createStream<number>((given) => {
    sink = given;
    return () => {
      stops += 1;
    };
  }, leaving.signal);
  return { stream, leaving, source: () => sink as StreamSink<number>, stops: () => stops };
}

const over = { done: true, value: undefined };

test('starts when the first value is asked for', () => {
  const { stream, source } = controlled();
  expect(source()).toBeUndefined();
  void stream.next();
  expect(source()).toBeDefined();
});

test('values that came first are read first, then those that are waited for', async () => {
  const { stream, source } = controlled();
  const first = stream.next();
  const second = stream.next();
  for (const value of [1, 2, 3]) source().next(value);
  expect([await first, await second, await stream.next()].map(({ value }) => value)).toEqual([1, 2, 3]);
});

test('return ends a read that waits', async () => {
  const { stream, stops } = controlled();
  const waiting = stream.next();
  await stream.return();
  expect(await waiting).toEqual(over);
  expect(stops()).toBe(1);
});

test('what was received before the end is still read', async () => {
  const { stream, source } = controlled();
  const first = stream.next();
  source().next(1);
  source().next(2);
  source().error(new Error('gone'));
  expect((await first).value).toBe(1);
  expect((await stream.next()).value).toBe(2);
  await expect(stream.next()).rejects.toThrow('gone');
  expect(await stream.next()).toEqual(over);
});

test('a signal that aborted before the start starts nothing', async () => {
  const { stream, leaving, source } = controlled();
  leaving.abort(new Error('left'));
  await expect(stream.next()).rejects.toThrow('left');
  expect(source()).toBeUndefined();
});

test('an aborted stream forgets what was waiting', async () => {
  const { stream, leaving, source } = controlled();
  const first = stream.next();
  source().next(1);
  await first;
  source().next(2);
  leaving.abort(new Error('left'));
  await expect(stream.next()).rejects.toThrow('left');
});

test('a reader that is too slow is told, instead of missing values', async () => {
  const { stream, source, stops } = controlled();
  void stream.next();
  for (let value = 0; value < 2000; value++) source().next(value);
  const error: unknown = await stream.next().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StreamClosedError);
  expect((error as StreamClosedError).reason).toBe('SLOW_CONSUMER');
  expect(stops()).toBe(1);
});

test('a source that ends while it starts is stopped', async () => {
  let stops = 0;
  const stream = createStream<number>((sink) => {
    sink.complete();
    return () => {
      stops += 1;
    };
  }, undefined);
  expect(await stream.next()).toEqual(over);
  expect(stops).toBe(1);
});
