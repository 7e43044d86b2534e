import { expect, test, vi } from 'vitest';
import type { RawResult } from './answer.ts';
import { Resumption } from './resumption.ts';

function followed(extensions?: Record<string, unknown>) {
  const resumption = new Resumption({ query: 'subscription { x }', extensions });
  const told: RawResult[] = [];
  const again = vi.fn<(attempt: number, expired?: RawResult) => void>();
  const complete = vi.fn<() => void>();
  const failed = vi.fn<(cause: unknown) => void>();
  const opened = vi.fn<() => void>();
  const follow = () =>
    resumption.follow({ opened, next: (result) => told.push(result), error: failed, complete }, 2, again);
  /** What goes over the wire when it is sent now. */
  const sent = () => (JSON.parse(JSON.stringify(resumption.request)) as { extensions: object }).extensions;
  return { follow, opened, sent, told, again, complete, failed };
}

const event = (cursor: string) => ({ data: { x: cursor }, extensions: { event: { cursor } } });
const ended = (code: string, cursor?: string) => ({
  errors: [{ message: '', extensions: { code, cursor } }],
});

test('what is sent again says which event was seen last', () => {
  const { follow, sent, told } = followed({ purpose: 'support.live_chat' });
  const sink = follow();
  expect(sent()).toEqual({ purpose: 'support.live_chat', resume: true });
  sink.next({ extensions: { event: { cursor: 'start' } } });
  expect(sent()).toMatchObject({ resume: 'start' });
  expect(told).toEqual([]);
  sink.next(event('a'));
  sink.next(event('b'));
  expect(sent()).toMatchObject({ resume: 'b' });
  expect(told).toHaveLength(2);
});

test('that it listens is told once, and not again after a cut', () => {
  const { follow, opened } = followed();
  const place = { extensions: { event: { cursor: 'start' } } };
  follow().next(place);
  expect(opened).toHaveBeenCalledOnce();
  follow().next(place);
  expect(opened).toHaveBeenCalledOnce();
});

test('an app may say where to begin', () => {
  const { follow, sent } = followed({ resume: 'saved' });
  expect(sent()).toEqual({ resume: 'saved' });
  follow().next(event('a'));
  expect(sent()).toEqual({ resume: 'a' });
});

test.each(['SLOW_CONSUMER', 'LEDGER_UNAVAILABLE'])('%s with a cursor is a cut, not an end', (code) => {
  const { follow, sent, told, again, complete } = followed();
  const sink = follow();
  sink.next(ended(code, 'there'));
  sink.complete();
  expect(again).toHaveBeenCalledExactlyOnceWith(1, undefined);
  expect(sent()).toEqual({ resume: 'there' });
  expect([told, complete.mock.calls]).toEqual([[], []]);
});

test('after so many cuts without an event between, the app is told', () => {
  const { follow, told, again, complete } = followed();
  for (let cut = 0; cut < 3; cut += 1) {
    const sink = follow();
    sink.next(ended('SLOW_CONSUMER', 'there'));
    sink.complete();
  }
  expect(again).toHaveBeenCalledTimes(2);
  expect(told).toHaveLength(1);
  expect(complete).toHaveBeenCalledOnce();
});

test('a stream that ends with its token goes on with the next, and who makes it go on knows', () => {
  const { follow, sent, told, again } = followed();
  const sink = follow();
  const extensions = { code: 'STREAM_ENDED', reason: 'TOKEN_EXPIRED', cursor: 'there' };
  const expired = { errors: [{ message: '', extensions }] };
  sink.next(expired);
  sink.complete();
  expect(again).toHaveBeenCalledExactlyOnceWith(1, expired);
  expect(sent()).toEqual({ resume: 'there' });
  expect(told).toEqual([]);
});

test('what really ends a stream is the app’s to know', () => {
  for (const result of [ended('STREAM_ENDED', 'there'), ended('CURSOR_EXPIRED'), ended('SLOW_CONSUMER')]) {
    const { follow, told, again } = followed();
    const sink = follow();
    sink.next(result);
    sink.complete();
    expect(told).toEqual([result]);
    expect(again).not.toHaveBeenCalled();
  }
});

test('a gateway that cannot reach its database for a moment is asked again, by who was under way', () => {
  const away = [{ message: '', extensions: { code: 'DATABASE_UNAVAILABLE' } }];
  const fresh = followed();
  fresh.follow().error(away);
  expect(fresh.failed).toHaveBeenCalledWith(away);
  const { follow, sent, again, failed } = followed();
  follow().next(event('a'));
  follow().error(away);
  follow().error(away);
  expect(again.mock.calls).toEqual([[1], [2]]);
  expect(sent()).toEqual({ resume: 'a' });
  follow().error(away);
  expect(failed).toHaveBeenCalledTimes(1);
  follow().error([{ message: '', extensions: { code: 'UNAUTHENTICATED' } }]);
  expect(failed).toHaveBeenCalledTimes(2);
});
