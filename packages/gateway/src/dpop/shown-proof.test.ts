import { expect, test } from 'vitest';
import { createProofKey, TEST_NOW, TEST_TOKEN_KEY } from '../testing/index.ts';
import { createShowProof } from './shown-proof.ts';

const token = 'x'.repeat(43);
const key = await createProofKey();
const proof = await key.prove({ token, method: 'POST', url: 'https://desk.example/graphql' });

/** A proof that came, the statements that it led to, and a hand on the database and the clock. */
function shown(sent = proof) {
  const said = { statements: 0, isAway: false, now: TEST_NOW, ready: 0 };
  const show = createShowProof({
    sql: {
      query: () => {
        said.statements += 1;
        return said.isAway ? Promise.reject(new Error('away')) : Promise.resolve([{ id: 1 }] as never[]);
      },
    },
    tokenKey: TEST_TOKEN_KEY,
    clock: () => said.now,
    publicOrigin: 'https://desk.example',
  });
  const came = show({ token, proof: sent, method: 'POST', pathname: '/graphql' });
  return { said, came, use: () => came.use(() => Promise.resolve(void (said.ready += 1))) };
}

test('is used up with one statement, however often and at whichever moment it is asked', async () => {
  const { said, came, use } = shown();
  expect(await came.key()).toEqual({ key: key.thumbprint });
  expect(said.statements).toBe(0);
  expect(await Promise.all([use(), use(), use()])).toEqual([true, true, true]);
  expect(await use()).toBe(true);
  expect([said.statements, said.ready]).toEqual([1, 1]);
});

test('is not used up by a database that is away, and is asked again', async () => {
  const { said, use } = shown();
  said.isAway = true;
  expect(await Promise.allSettled([use(), use()])).toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ]);
  said.isAway = false;
  expect(await use()).toBe(true);
});

test('is held against the clock when it came, and not used when it would be forgotten at once', async () => {
  const { said, came, use } = shown();
  said.now = new Date(TEST_NOW.getTime() + 300_000);
  expect(await came.key()).toEqual({ key: key.thumbprint });
  expect([await use(), said.statements]).toEqual([false, 0]);
});

test('that proves nothing is used for nothing', async () => {
  const { said, use } = shown('x.y.z');
  expect([await use(), said.statements]).toEqual([false, 0]);
});
