import { expect, test } from 'vitest';
import { SharedWork } from './shared-work.ts';

function tried() {
  const shared = new SharedWork<string, string>();
  let begun = 0;
  return (key: string, since = 0) =>
    new Promise<string>((done) =>
      shared.do(key, since, () => Promise.resolve(`${key} ${(begun += 1)}`), done),
    );
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
