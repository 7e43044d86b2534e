import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AuthenticationError, NetworkError, RateLimitError } from '../errors.ts';
import type { RawResult } from './answer.ts';
import { createLive } from './live.ts';

/** A socket whose other end acknowledges, and answers pings as long as the network is there. */
class TestSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  static opened: TestSocket[] = [];
  readyState = TestSocket.OPEN;
  isReachable = true;
  sent: { readonly type: string }[] = [];
  onopen?: () => void;
  onmessage?: (event: { readonly data: string }) => void;
  onclose?: (event: { readonly code: number; readonly reason: string }) => void;
  onerror?: (error: unknown) => void;

  constructor() {
    TestSocket.opened.push(this);
    queueMicrotask(() => this.onopen?.());
  }

  send(text: string): void {
    const message = JSON.parse(text) as { readonly type: string };
    this.sent.push(message);
    const answer = { connection_init: 'connection_ack', ping: 'pong' }[message.type];
    if (answer && this.isReachable)
      queueMicrotask(() => this.onmessage?.({ data: JSON.stringify({ type: answer }) }));
  }

  close(code: number, reason: string): void {
    this.readyState = TestSocket.CLOSED;
    this.onclose?.({ code, reason });
  }
}

beforeEach(() => {
  TestSocket.opened = [];
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

async function openLive(onReconnect?: () => void) {
  const live = createLive(
    'ws://localhost/graphql',
    { token: () => Promise.resolve('token') },
    {
      webSocketImpl: TestSocket,
      onReconnect,
      reconnectDelay: () => 0,
    },
  );
  const errors: unknown[] = [];
  const stop = live.subscribe(
    { query: 'subscription { x }' },
    { next: () => undefined, error: (error) => errors.push(error), complete: () => undefined },
  );
  await vi.waitFor(() => expect(TestSocket.opened[0]?.sent.map(({ type }) => type)).toContain('subscribe'));
  return { live, stop, errors };
}

test('a network that answers keeps its connection', async () => {
  await openLive();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(TestSocket.opened).toHaveLength(1);
  expect(TestSocket.opened[0]?.sent.filter(({ type }) => type === 'ping').length).toBeGreaterThan(20);
});

test('a network that vanished without a word is noticed, and the connection made anew', async () => {
  const onReconnect = vi.fn();
  const { errors } = await openLive(onReconnect);
  const [first] = TestSocket.opened;
  if (first) first.isReachable = false;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(TestSocket.opened).toHaveLength(2);
  expect(TestSocket.opened[1]?.sent.map(({ type }) => type)).toContain('subscribe');
  expect(onReconnect).toHaveBeenCalledOnce();
  expect(errors).toEqual([]);
});

test('a connection that cannot be made again is given up after ten tries', async () => {
  const { errors } = await openLive();
  vi.spyOn(TestSocket.prototype, 'send').mockImplementation(function breaking(this: TestSocket) {
    queueMicrotask(() => this.close(1006, ''));
  });
  TestSocket.opened[0]?.close(1006, '');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(errors).toEqual([{ code: 1006, reason: '' }]);
  expect(TestSocket.opened).toHaveLength(11);
  vi.restoreAllMocks();
});

test('one that was left while it was opening is left', async () => {
  const live = createLive(
    'ws://localhost/graphql',
    { token: () => Promise.resolve('token') },
    {
      webSocketImpl: TestSocket,
    },
  );
  const stop = live.subscribe(
    { query: 'subscription { x }' },
    { next: vi.fn(), error: vi.fn(), complete: vi.fn() },
  );
  stop();
  await live.close();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(TestSocket.opened).toEqual([]);
});

/** A subscription whose gateway says that its token ended. */
async function expire(tokens: readonly (string | Error)[]) {
  let asked = 0;
  const token = async () => {
    const next = tokens[Math.min(asked++, tokens.length - 1)] ?? '';
    if (typeof next === 'string') return next;
    throw next;
  };
  const live = createLive(
    'ws://localhost/graphql',
    { token },
    {
      webSocketImpl: TestSocket,
      reconnectDelay: () => 0,
    },
  );
  const told: RawResult[] = [];
  const [complete, error] = [vi.fn(), vi.fn()];
  live.subscribe({ query: 'subscription { x }' }, { next: (result) => told.push(result), complete, error });
  const subscribed = (at: number) =>
    vi.waitFor(() => expect(TestSocket.opened[at]?.sent.map(({ type }) => type)).toContain('subscribe'));
  await subscribed(0);
  const [socket] = TestSocket.opened;
  const id = (socket?.sent.find(({ type }) => type === 'subscribe') as { id?: string } | undefined)?.id;
  const extensions = { code: 'STREAM_ENDED', reason: 'TOKEN_EXPIRED', cursor: 'there' };
  const payload = { errors: [{ message: 'over', extensions }] };
  socket?.onmessage?.({ data: JSON.stringify({ type: 'next', id, payload }) });
  socket?.onmessage?.({ data: JSON.stringify({ type: 'complete', id }) });
  await vi.advanceTimersByTimeAsync(100);
  return { told, complete, error, payload, subscribed };
}

test('a stream that ended with its token goes on at once, on a connection with the next one', async () => {
  const { told, complete, error, subscribed } = await expire(['first', 'second']);
  await subscribed(1);
  expect(TestSocket.opened[0]?.readyState).toBe(TestSocket.CLOSED);
  expect(TestSocket.opened[1]?.sent).toMatchObject([
    { type: 'connection_init', payload: { token: 'second' } },
    { type: 'subscribe', payload: { extensions: { resume: 'there' } } },
  ]);
  expect([told, complete.mock.calls, error.mock.calls]).toEqual([[], [], []]);
});

test('a stream waits for a token that cannot be had just now', async () => {
  const away = new NetworkError('fetch failed');
  const { told, complete, error, subscribed } = await expire(['first', away, away, 'second']);
  await subscribed(1);
  expect(TestSocket.opened[1]?.sent[0]).toMatchObject({ payload: { token: 'second' } });
  expect([told, complete.mock.calls, error.mock.calls]).toEqual([[], [], []]);
});

test('a stream waits as long as it is asked to', async () => {
  const busy = new RateLimitError(3);
  const { error } = await expire(['first', busy, 'second']);
  await vi.advanceTimersByTimeAsync(2_800);
  expect(TestSocket.opened).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(TestSocket.opened[1]?.sent[0]).toMatchObject({ payload: { token: 'second' } });
  expect(error).not.toHaveBeenCalled();
});

test('it does not wait for ever, and not for one that it will never get', async () => {
  const away = new NetworkError('fetch failed');
  expect((await expire(['first', away])).error.mock.calls).toEqual([[away]]);
  TestSocket.opened = [];
  const revoked = new AuthenticationError('revoked');
  expect((await expire(['first', revoked, 'second'])).error.mock.calls).toEqual([[revoked]]);
  expect(TestSocket.opened).toHaveLength(1);
});

test('a connection that breaks is not made again without a token', async () => {
  const revoked = new AuthenticationError('revoked');
  const tokens: (string | Error)[] = ['first'];
  const token = async () => {
    const next = tokens.shift() ?? revoked;
    if (typeof next === 'string') return next;
    throw next;
  };
  const asked = vi.fn(token);
  const live = createLive(
    'ws://localhost/graphql',
    { token: asked },
    { webSocketImpl: TestSocket, reconnectDelay: () => 0 },
  );
  const error = vi.fn();
  live.subscribe({ query: 'subscription { x }' }, { next: vi.fn(), error, complete: vi.fn() });
  await vi.waitFor(() => expect(TestSocket.opened[0]?.sent).toHaveLength(2));
  TestSocket.opened[0]?.close(1006, '');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(error.mock.calls).toEqual([[revoked]]);
  expect(asked).toHaveBeenCalledTimes(2);
});

test('where there is no other token, the app is told that it ended', async () => {
  const { told, complete, payload } = await expire(['only']);
  expect(told).toEqual([payload]);
  expect(complete).toHaveBeenCalledOnce();
  expect(TestSocket.opened).toHaveLength(1);
});
