import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isDatabaseAway } from './database-away.ts';
import { createTurnstile } from './turnstile.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('lets so many in, and the next ones in their order', async () => {
  const turnstile = createTurnstile({ places: 1, patience: 1_000 });
  const entered: string[] = [];
  const leave = await turnstile.pass();
  const enter = (name: string) =>
    turnstile.pass().then((done) => {
      entered.push(name);
      return done;
    });
  const [second, third] = [enter('second'), enter('third')];
  expect(entered).toEqual([]);
  leave();
  leave();
  const leaveSecond = await second;
  expect(entered).toEqual(['second']);
  leaveSecond();
  (await third)();
  expect(entered).toEqual(['second', 'third']);
});

test('who waits too long is told so, as of a database that is away, and takes no place', async () => {
  const turnstile = createTurnstile({ places: 1, patience: 1_000 });
  const leave = await turnstile.pass();
  const late = turnstile.pass().catch((error: unknown) => error);
  vi.advanceTimersByTime(1_000);
  expect(isDatabaseAway(await late)).toBe(true);
  leave();
  (await turnstile.pass())();
});
