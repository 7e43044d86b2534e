import { expect, test } from 'vitest';
import { createSharedWork } from './shared-work.ts';

test('is done once for all who ask while it is under way, for each key, and anew for who asks later', async () => {
  const shared = createSharedWork<string>();
  const done: string[] = [];
  const ask = (key: string) =>
    shared(key, () => {
      done.push(key);
      return Promise.resolve(`${key} ${done.length}`);
    });
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['a 1', 'a 1', 'b 2']);
  expect(await ask('a')).toBe('a 3');
});

test('fails for all who asked, and is tried again', async () => {
  const shared = createSharedWork<string>();
  const fail = () => shared('a', () => Promise.reject(new Error('no')));
  const asked = await Promise.allSettled([fail(), fail()]);
  expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await shared('a', () => Promise.resolve('yes'))).toBe('yes');
});
