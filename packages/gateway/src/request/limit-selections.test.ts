import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { DOCUMENT_LIMITS } from './document-limits.ts';
import { limitSelections } from './limit-selections.ts';

const schema = buildSchema('type Query { a: Query b: Query c: Int of(ids: [ID]): Int }');

function faults(document: string, limits: Partial<typeof DOCUMENT_LIMITS>): string[] {
  const rule = limitSelections({ ...DOCUMENT_LIMITS, ...limits });
  return validate(schema, parse(document), [rule]).map(({ message }) => message);
}

test.each([
  ['depth', '{ a { a { c } } }', { depth: 2 }],
  ['depth in a fragment', '{ a { ...f } } fragment f on Query { a { c } }', { depth: 2 }],
  ['aliases', '{ x: c y: c ... on Query { z: c } }', { aliases: 2 }],
  ['aliases of __typename', '{ x: __typename y: __typename z: __typename }', { aliases: 2 }],
  [
    'aliases of questions about the schema',
    '{ __schema { x: types { name } y: types { name } } }',
    { aliases: 1 },
  ],
  [
    'questions about the schema',
    '{ __schema { types { name } } __type(name: "Query") { name } }',
    { rootFields: 1 },
  ],
  ['__typename', '{ __typename a { __typename } b { __typename } }', { fields: 4 }],
  ['directives', '{ c @skip(if: false) a { c @skip(if: false) @include(if: true) } }', { directives: 2 }],
  ['items of a list', '{ of(ids: ["a", "b", "c"]) }', { listItems: 2 }],
  [
    'aliases in a fragment, once for each spread',
    '{ a { ...f } b { ...f } } fragment f on Query { x: c }',
    { aliases: 1 },
  ],
  ['root fields', '{ a { c } b { c } ...f } fragment f on Query { c }', { rootFields: 2 }],
  [
    'fields, however they are folded',
    '{ ...f3 } fragment f1 on Query { a { c } b { c } } fragment f2 on Query { a { ...f1 } b { ...f1 } } fragment f3 on Query { a { ...f2 } b { ...f2 } }',
    { fields: 20 },
  ],
] as const)('refuses too many: %s', (_name, document, limits) => {
  expect(faults(document, limits)).toHaveLength(1);
});

test('what is within the limits passes, and the depth of introspection is not counted', () => {
  expect(
    faults('{ a { a { c } } __schema { types { fields { type { ofType { name } } } } } }', { depth: 3 }),
  ).toEqual([]);
});

test('fragments that spread each other end', () => {
  expect(
    faults('{ ...f } fragment f on Query { a { ...g } } fragment g on Query { a { ...f } }', {}),
  ).toEqual([]);
});
