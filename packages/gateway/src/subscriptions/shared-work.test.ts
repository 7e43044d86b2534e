import { expect, test } from 'vitest';
import { SharedWork } from './shared-work.ts';

function tried() {
  const shared = new SharedWork<string, string>();
  let begun = 0;
  const ask = (key: string, since = 0, work = () => Promise.resolve(`${key} ${(begun += 1)}`)) =>
    new Promise<string>((done, failed) => shared.do(key, since, work, { done, failed }));
  return ask;
}

test('is done once for all who ask while it is under way, for each key, and anew for who asks later', async () => {
  const ask = tried();
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['a 1', 'a 1', 'b 2']);
  expect(await ask('a')).toBe('a 3');
});

test('what was begun before something changed is for those alone who asked before', async () => {
  const ask = tried();
  expect(await Promise.all([ask('a', 1), ask('a', 2), ask('a', 2)])).toEqual(['a 1', 'a 2', 'a 2']);
});

test('fails for all who asked, and is tried again', async () => {
  const ask = tried();
  const fail = () => ask('a', 0, () => Promise.reject(new Error('no')));
  const asked = await Promise.allSettled([fail(), fail()]);
  expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask('a')).toBe('a 1');
});
