import { getOperationAST, type OperationDefinitionNode, parse } from 'graphql';
import { expect, test } from 'vitest';
import { publishedProfiles } from '../profiles/index.ts';
import { costOf } from './cost.ts';
import { compileProfile } from './profile/compile.ts';
import { buildSchema } from './schema.ts';

const { schema } = buildSchema({ policies: publishedProfiles.map((profile) => compileProfile(profile, '')) });

function points(text: string, variables?: Record<string, unknown>): number {
  const document = parse(text);
  return costOf(schema, document, getOperationAST(document) as OperationDefinitionNode, variables);
}

test.each([
  ['one field', '{ viewer { kind } }', 2],
  ['a page of the usual length', '{ tickets { edges { node { id } } } }', 1 + 20 * 3],
  ['a page of a length', '{ tickets(first: 50) { edges { node { id } } } }', 1 + 50 * 3],
  ['the last of a list', '{ tickets(last: 2) { edges { node { id } } } }', 1 + 2 * 3],
  [
    'lists in lists',
    '{ tickets(first: 10) { edges { node { messages(first: 5) { edges { node { id } } } } } } }',
    1 + 10 * (2 + 1 + 5 * 3),
  ],
  [
    'aliases, each for itself',
    '{ a: tickets(first: 5) { edges { cursor } } b: tickets(first: 5) { edges { cursor } } }',
    22,
  ],
  ['as many as there are ids', '{ nodes(ids: ["tic_1", "tic_2", "tic_3"]) { id } }', 4],
])('%s', (_what, text, expected) => {
  expect(points(text)).toBe(expected);
});

test('what stands in a variable, a default or a fragment counts the same', () => {
  const query =
    'query ($n: Int = 7) { tickets(first: $n) { ...Page } } fragment Page on TicketConnection { edges { cursor } }';
  expect(points(query)).toBe(1 + 7 * 2);
  expect(points(query, { n: 30 })).toBe(1 + 30 * 2);
});
