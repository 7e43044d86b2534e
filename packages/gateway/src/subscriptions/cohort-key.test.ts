import { expect, test } from 'vitest';
import type { Walk } from '../walk.ts';
import { cohortKey } from './cohort-key.ts';

const query = 'subscription ($id: ID) { chatChanged(id: $id) { id } }';
const connectionParams = { token: 'rmt_agent_a', purpose: 'support.live_chat' };
const watched = { type: 'CHAT_CHANGED' } as const;
const cohortKeyOf = (each: Walk) => cohortKey(1, watched, each);
const walk: Walk = { params: { query, variables: { id: 'a' } }, connectionParams };
const over = (headers: Record<string, string>): Walk => ({
  params: walk.params,
  request: new Request('http://localhost/graphql', { headers }),
});

test('those who sent the same are one cohort, wherever in the log they go on', () => {
  expect(cohortKeyOf(structuredClone(walk))).toBe(cohortKeyOf(walk));
  const resumed = { ...walk, params: { ...walk.params, extensions: { resume: { after: 'a cursor' } } } };
  expect(cohortKeyOf(resumed)).toBe(cohortKeyOf({ ...walk, params: { ...walk.params, extensions: {} } }));
  expect(cohortKeyOf(over({ authorization: 'Bearer a' }))).toBe(
    cohortKeyOf(over({ authorization: 'Bearer a' })),
  );
  // A proof is each one's own, and was for the token.
  const [one, other] = ['one', 'other'].map((dpop) => ({ authorization: 'DPoP a', dpop }));
  expect(cohortKeyOf(over(one ?? {}))).toBe(cohortKeyOf(over(other ?? {})));
  const proven = ['one', 'other'].map((dpop) => ({
    ...walk,
    connectionParams: { ...connectionParams, dpop },
  }));
  expect(new Set(proven.map(cohortKeyOf)).size).toBe(1);
});

test.each<[string, Walk]>([
  ['token', { ...walk, connectionParams: { ...connectionParams, token: 'rmt_agent_b' } }],
  ['purpose', { ...walk, connectionParams: { ...connectionParams, purpose: 'support.ticketing' } }],
  ['variables', { ...walk, params: { query, variables: { id: 'b' } } }],
  ['document', { ...walk, params: { ...walk.params, query: `${query} ` } }],
  ['name of the operation', { ...walk, params: { ...walk.params, operationName: 'Watch' } }],
  ['extensions', { ...walk, params: { ...walk.params, extensions: { purpose: 'support.ticketing' } } }],
  ['transport', over({})],
  ['header', over({ authorization: 'Bearer b' })],
])('another %s is another cohort', (_name, other) => {
  const known = [walk, over({ authorization: 'Bearer a' })].map(cohortKeyOf);
  expect(known).not.toContain(cohortKeyOf(other));
});

test('another controller, or other changes, is another cohort', () => {
  const keys = [
    cohortKey(1, watched, walk),
    cohortKey(2, watched, walk),
    cohortKey(1, { ...watched, dataSubjectId: 1 }, walk),
  ];
  expect(new Set(keys).size).toBe(3);
});
