import { getOperationAST, parse } from 'graphql';
import { expect, test } from 'vitest';
import { asksOnlyAboutSchema } from './asks-only-about-schema.ts';

test.each([
  ['{ __typename }', true],
  ['{ a: __typename __schema { types { name } } }', true],
  [
    '{ ...f } fragment f on Query { __type(name: "Ticket") { name } ...g } fragment g on Query { ... { __typename } }',
    true,
  ],
  ['{ __typename tickets { totalCount } }', false],
  ['{ ... { ...f } } fragment f on Query { viewer { name } }', false],
  ['{ ...missing }', false],
  ['mutation { __typename }', false],
  ['subscription { __typename }', false],
])('%s: %s', (text, expected) => {
  const document = parse(text);
  const operation = getOperationAST(document);
  expect(operation && asksOnlyAboutSchema(document, operation)).toBe(expected);
});
