import { expect, test } from 'vitest';
import type { Told } from './logged-event.ts';
import { isWatched, watchedKey } from './watched.ts';

const event: Told = {
  controllerId: 1,
  type: 'MESSAGE_ADDED',
  conversationId: 2,
  messageId: 3,
  dataSubjectId: 4,
  sequence: 5n,
  isOver: false,
};

test.each([
  [{}, true],
  [{ type: 'MESSAGE_ADDED', conversationId: 2, dataSubjectId: 4, exceptDataSubjectId: 9 }, true],
  [{ type: 'CHAT_CHANGED' }, false],
  [{ conversationId: 3 }, false],
  [{ dataSubjectId: 5 }, false],
  [{ exceptDataSubjectId: 4 }, false],
] as const)('%j is watched: %s', (watched, expected) => {
  expect(isWatched(watched, event)).toBe(expected);
});

test('each way of watching has a key of its own', () => {
  const keys = [
    {},
    { type: 'MESSAGE_ADDED' },
    { conversationId: 4 },
    { dataSubjectId: 4 },
    { exceptDataSubjectId: 4 },
  ] as const;
  expect(new Set(keys.map(watchedKey)).size).toBe(keys.length);
  expect(watchedKey({ conversationId: 4, type: 'TYPING' })).toBe(
    watchedKey({ type: 'TYPING', conversationId: 4 }),
  );
});
