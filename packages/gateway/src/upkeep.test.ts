import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLog } from './log.ts';
import { startUpkeep } from './upkeep.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function started(remove: () => Promise<boolean>) {
  const lines: string[] = [];
  const log = createLog('warn', { write: (line) => void lines.push(line) });
  return { lines, upkeep: startUpkeep({ chores: [{ what: 'Old things', remove }], pause: 1_000, log }) };
}

test('a chore is done after a pause, at once again while there is more, and then after the next pause', async () => {
  const remove = vi.fn<() => Promise<boolean>>().mockResolvedValueOnce(true).mockResolvedValue(false);
  const { upkeep } = started(remove);
  await vi.advanceTimersByTimeAsync(999);
  expect(remove).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2);
  expect(remove).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(remove).toHaveBeenCalledTimes(3);
  await upkeep.close();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(remove).toHaveBeenCalledTimes(3);
});

test('one that fails says so, and is done again', async () => {
  const remove = vi
    .fn<() => Promise<boolean>>()
    .mockRejectedValueOnce(new Error('away'))
    .mockResolvedValue(false);
  const { lines, upkeep } = started(remove);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(remove).toHaveBeenCalledTimes(2);
  expect(lines.join('')).toContain('Old things cannot be removed; trying again');
  await upkeep.close();
});
