import { buildSchema as fromText } from 'graphql';
import { expect, test } from 'vitest';
import { buildSchema } from '../schema.ts';
import { SCOPE_IDS } from '../taxonomy/scopes.ts';
import { testPolicies } from '../testing/policy.ts';
import { scopeFaults } from './check-scopes.ts';
import { ROOT_NEEDS, TYPE_NEEDS } from './operation-scopes.ts';

test('every root field of the schema says which scope it needs, and every scope opens something', () => {
  const { schema } = buildSchema({ policies: testPolicies() });
  expect(scopeFaults(schema)).toEqual([]);
  const used = [...Object.values(ROOT_NEEDS), ...Object.values(TYPE_NEEDS).map((all) => ({ all }))].flatMap(
    (need) =>
      'all' in need
        ? need.all
        : 'oneOf' in need
          ? need.oneOf
          : 'byId' in need
            ? Object.values(need.scopes)
            : [],
  );
  expect([...new Set(used)].sort()).toEqual([...SCOPE_IDS].sort());
});

test('a root field without a scope is a fault, and so is a name that is no more', () => {
  const schema = fromText('type Query { tickets: Int secrets: Int } type Mutation { burn: Int }');
  const faults = scopeFaults(schema, {
    'Query.tickets': { all: ['tickets:read'] },
    'Query.gone': { all: [] },
  });
  expect(faults.filter((fault) => !fault.includes('names the type'))).toEqual([
    'Query.secrets names no scope: add it to app/operation-scopes.ts.',
    'Mutation.burn names no scope: add it to app/operation-scopes.ts.',
    'app/operation-scopes.ts names Query.gone, which there is not.',
  ]);
});
