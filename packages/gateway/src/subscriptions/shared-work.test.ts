import { expect, test } from 'vitest';
import { SharedWork } from './shared-work.ts';

function tried() {
  const shared = new SharedWork<string, string>();
  const underWay: (() => void)[] = [];
  let begun = 0;
  const ask = (key: string) =>
    new Promise<string>((done) => {
      const work = () => {
        const result = `${key} ${(begun += 1)}`;
        return new Promise<string>((resolve) => underWay.push(() => resolve(result)));
      };
      shared.do(key, work, done);
    });
  /** Lets all that is under way end. */
  const finish = async () => {
    await Promise.resolve();
    for (const end of underWay.splice(0)) end();
  };
  return { ask, finish };
}

test('is done once for all who ask in the same turn, for each key, and anew for who asks later', async () => {
  const { ask, finish } = tried();
  const asked = [ask('a'), ask('a'), ask('b')];
  await finish();
  expect(await Promise.all(asked)).toEqual(['a 1', 'a 1', 'b 2']);
  const later = ask('a');
  await finish();
  expect(await later).toBe('a 3');
});

test('who asks while it is under way hears what is true from then on, with all who ask until that begins', async () => {
  const { ask, finish } = tried();
  const first = ask('a');
  await Promise.resolve();
  const [second, third] = [ask('a'), ask('a')];
  await finish();
  expect(await first).toBe('a 1');
  await finish();
  expect(await Promise.all([second, third])).toEqual(['a 2', 'a 2']);
});
