import { type Database, publishedProfiles, seed } from '@remit/schema';
import { TEST_TOKEN_KEY } from '../../src/testing/index.ts';
import { createTestTokens, type TestTokens } from '../../src/testing/test-tokens.ts';

export const CONTROLLER = 'chat2desk';

/** Seeds one controller, as of now: the processes have the time of day. */
export async function seedNow(database: Database): Promise<TestTokens> {
  const clock = () => new Date();
  const profiles = publishedProfiles.filter(({ id }) => id === CONTROLLER);
  await seed(database, { clock, profiles, conversationsPerController: 12 });
  return createTestTokens({ database, tokenKey: TEST_TOKEN_KEY, clock });
}

/** Numbers between 0 and 1 that come again with the same seed (mulberry32). */
export function randomFrom(seedNumber: number): () => number {
  let state = seedNumber >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
