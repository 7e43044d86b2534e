import { expect, test } from 'vitest';
import { createLifecycle } from '../lifecycle.ts';
import { createLog } from '../log.ts';
import { createErrorMask } from '../response/mask-error.ts';
import { ChangeStream } from './change-stream.ts';
import type { Arrival, Member } from './cohort.ts';
import type { Delivery } from './delivery.ts';
import { LiveStream } from './live-stream.ts';
import type { Told } from './logged-event.ts';

const event = (sequence: bigint): Told => ({
  controllerId: 1,
  type: 'CHAT_CHANGED',
  conversationId: 1,
  messageId: null,
  dataSubjectId: null,
  sequence,
  isOver: false,
});
const told = (text: string): Delivery => ({ kind: 'told', result: { data: { text } }, cursor: text });

/** A live stream whose deliveries and questions end when told. */
function streamOf({ overWebSocket = true } = {}) {
  const deliveries: ((delivery: Delivery) => void)[] = [];
  const questions: ((arrival: Arrival) => void)[] = [];
  const watches = new Set<() => void>();
  const lifecycle = createLifecycle();
  let member: Member | undefined;
  const source = new ChangeStream({
    watched: {},
    after: 0n,
    isResumed: false,
    newest: () => 0n,
    missed: () => Promise.resolve([]),
    join(joining) {
      member = joining;
      return () => (member = undefined);
    },
    limit: 3,
    onClose: () => undefined,
  });
  const stream = new LiveStream({
    source,
    start: 'the start',
    tellsStart: false,
    deliver: (_change, done) => void deliveries.push(done),
    authenticate: (done) => void questions.push(done),
    onAccessChange(callback) {
      watches.add(callback);
      return () => watches.delete(callback);
    },
    onClose: () => undefined,
    overWebSocket,
    lifecycle,
    mask: createErrorMask(createLog('silent')),
  });
  const heard: unknown[] = [];
  return {
    stream,
    heard,
    lifecycle,
    ask: () => stream.ask(({ value, done }) => heard.push(done ? 'over' : (value.data?.['text'] ?? value))),
    push: (sequence: bigint) => member?.push(event(sequence)),
    isLive: () => member !== undefined,
    changeAccess: () => watches.forEach((callback) => callback()),
    deliver: (delivery: Delivery) => deliveries.shift()?.(delivery),
    answer: (arrival: Arrival) => questions.shift()?.(arrival),
    underWay: () => ({ deliveries: deliveries.length, questions: questions.length, watches: watches.size }),
  };
}

test('what was decided for a stream that is behind before its access changed is not told', () => {
  const { ask, push, heard, changeAccess, deliver, answer, underWay } = streamOf();
  ask();
  push(1n);
  changeAccess();
  deliver(told('before'));
  expect(heard).toEqual([]);
  expect(underWay()).toMatchObject({ deliveries: 0, questions: 1 });
  answer({ endsAt: undefined });
  deliver(told('after'));
  expect(heard).toEqual(['after']);
});

test('what could not be told because access changed is not lost to a drain, and holds none up', async () => {
  const { ask, push, heard, changeAccess, deliver, lifecycle } = streamOf({ overWebSocket: false });
  ask();
  push(1n);
  changeAccess();
  const drained = lifecycle.drain(60_000);
  deliver(told('before'));
  await drained;
  expect(heard).toMatchObject([{ errors: [{ extensions: { reason: 'DRAINING', cursor: 'the start' } }] }]);
});

test('a stream that was closed while it was asked who it is, is over', () => {
  const { stream, ask, heard, changeAccess, answer, isLive, underWay } = streamOf();
  ask();
  changeAccess();
  stream.close();
  answer({ failed: new Error('The database is away') });
  expect(heard).toEqual(['over']);
  expect(isLive()).toBe(false);
  expect(underWay().watches).toBe(0);
});

test('a stream that is opened and closed at once keeps nothing', async () => {
  const { stream, ask, heard, isLive, underWay, lifecycle } = streamOf();
  ask();
  stream.close();
  stream.close();
  expect(heard).toEqual(['over']);
  expect(isLive()).toBe(false);
  expect(underWay().watches).toBe(0);
  await lifecycle.drain(60_000);
});
