import { expect, test } from 'vitest';
import type { Walk } from '../walk.ts';
import { cohortKeyOf, Cohorts } from './cohort.ts';

const query = 'subscription ($id: ID) { chatChanged(id: $id) { id } }';
const connectionParams = { token: 'rmt_agent_a', purpose: 'support.live_chat' };
const walk: Walk = { params: { query, variables: { id: 'a' } }, connectionParams };
const over = (headers: Record<string, string>): Walk => ({
  params: walk.params,
  request: new Request('http://localhost/graphql', { headers }),
});

test('those who sent the same are one cohort, wherever in the log they go on', () => {
  expect(cohortKeyOf(structuredClone(walk))).toBe(cohortKeyOf(walk));
  const resumed = { ...walk, params: { ...walk.params, extensions: { resume: { after: 'a cursor' } } } };
  expect(cohortKeyOf(resumed)).toBe(cohortKeyOf({ ...walk, params: { ...walk.params, extensions: {} } }));
  expect(cohortKeyOf(over({ authorization: 'Bearer a' }))).toBe(cohortKeyOf(over({ authorization: 'Bearer a' })));
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

test('a cohort is of one controller, and is forgotten with its last member', () => {
  const cohorts = new Cohorts();
  const [first, second, other] = [cohorts.join(1, walk), cohorts.join(1, walk), cohorts.join(2, walk)];
  expect(second.cohort).toBe(first.cohort);
  expect(other.cohort).not.toBe(first.cohort);
  first.leave();
  expect(cohorts.join(1, walk).cohort).toBe(first.cohort);
  second.leave();
  other.leave();
  expect(cohorts.join(2, walk).cohort).not.toBe(other.cohort);
});
