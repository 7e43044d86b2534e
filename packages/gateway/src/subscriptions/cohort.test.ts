import { expect, test } from 'vitest';
import type { Walk } from '../walk.ts';
import { cohortOf, createChangeKeys } from './cohort.ts';
import type { Told } from './logged-event.ts';

const query = 'subscription ($id: ID) { chatChanged(id: $id) { id } }';
const connectionParams = { token: 'rmt_agent_a', purpose: 'support.live_chat' };
const walk: Walk = { params: { query, variables: { id: 'a' } }, connectionParams };
const over = (headers: Record<string, string>): Walk => ({
  params: walk.params,
  request: new Request('http://localhost/graphql', { headers }),
});

test('those who sent the same are one cohort, wherever in the log they go on', () => {
  expect(cohortOf(structuredClone(walk))).toBe(cohortOf(walk));
  const resumed = { ...walk, params: { ...walk.params, extensions: { resume: { after: 'a cursor' } } } };
  expect(cohortOf(resumed)).toBe(cohortOf({ ...walk, params: { ...walk.params, extensions: {} } }));
  expect(cohortOf(over({ authorization: 'Bearer a' }))).toBe(cohortOf(over({ authorization: 'Bearer a' })));
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
  const known = [walk, over({ authorization: 'Bearer a' })].map(cohortOf);
  expect(known).not.toContain(cohortOf(other));
});

test('a change is its place in the log of its controller; a signal is itself', () => {
  const keyOf = createChangeKeys();
  const change = { type: 'CHAT_CHANGED', conversationId: 1, messageId: null, dataSubjectId: null } as const;
  const logged: Told = { ...change, controllerId: 1, sequence: 7n, isOver: false };
  const signal: Told = { ...change, controllerId: 1 };
  expect(keyOf({ ...logged, isOver: true })).toBe(keyOf(logged));
  expect(keyOf(signal)).toBe(keyOf(signal));
  const others = [logged, { ...logged, controllerId: 2 }, { ...logged, sequence: 8n }, signal, { ...signal }];
  expect(new Set(others.map(keyOf)).size).toBe(others.length);
});
