import { GraphQLError, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { gatewayError } from '../errors.ts';
import { createLog } from '../log.ts';
import { createErrorMask } from './mask-error.ts';

function setUp() {
  const lines: string[] = [];
  return { lines, mask: createErrorMask(createLog('debug', { write: (line) => lines.push(line) })) };
}
const [definition] = parse('{ viewer { kind } }').definitions;
const field =
  definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections[0] : undefined;

test('what was written for the caller passes, and nothing is logged', () => {
  const { mask, lines } = setUp();
  const error = gatewayError('PURPOSE_CONFLICT', 'Two purposes.');
  expect(mask(error)).toBe(error);
  expect(lines).toEqual([]);
});

test('of a field it loses what only decides the HTTP status', () => {
  const { mask } = setUp();
  const thrown = new GraphQLError('There is nothing with this id here.', {
    extensions: { code: 'NOT_FOUND', http: { status: 404 } },
  });
  const located = new GraphQLError(thrown.message, {
    originalError: thrown,
    path: ['a'],
    nodes: field ?? null,
  });
  expect(mask(located).toJSON()).toEqual({
    message: 'There is nothing with this id here.',
    locations: [{ line: 1, column: 3 }],
    path: ['a'],
    extensions: { code: 'NOT_FOUND' },
  });
});

test.each([
  ['an error of a library', new TypeError('ana@example.rs is not a function')],
  ['an error with a code of its own', Object.assign(new Error('ana@example.rs'), { code: 'P2002' })],
  [
    'an error that carries one of our codes, but is none of ours',
    Object.assign(new Error('ana@example.rs'), { extensions: { code: 'NOT_FOUND' } }),
  ],
  ['a GraphQL error without a code', new GraphQLError('Cannot represent value: ana@example.rs')],
  [
    'a GraphQL error with a code that we do not know',
    new GraphQLError('ana@example.rs', { extensions: { code: 'RANGE_ERROR' } }),
  ],
])('%s is answered with an id, and logged under it without its words', (_what, original) => {
  const { mask, lines } = setUp();
  const located = new GraphQLError(original.message, {
    originalError: original,
    path: ['a'],
    nodes: field ?? null,
  });
  const { message, extensions } = mask(located);
  expect(message).not.toContain('ana');
  expect(extensions).toEqual({
    code: 'INTERNAL_SERVER_ERROR',
    errorId: expect.any(String),
    unexpected: true,
  });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ errorId: extensions['errorId'], field: 'viewer' });
  expect(lines[0]).not.toContain('ana@');
});

test('an error that passes twice is logged once, with one id', () => {
  const { mask, lines } = setUp();
  const error = new Error('x');
  const first = mask(error);
  expect(mask(error)).toBe(first);
  expect(mask(first)).toBe(first);
  expect(lines).toHaveLength(1);
});

test('what is thrown need not be an error', () => {
  const { mask } = setUp();
  expect(mask('ana@example.rs').extensions['code']).toBe('INTERNAL_SERVER_ERROR');
  expect(mask(undefined).extensions['code']).toBe('INTERNAL_SERVER_ERROR');
});

test('the log names the field, and not what the caller called it', () => {
  const { mask, lines } = setUp();
  const [query] = parse('{ ana: viewer { kind } }').definitions;
  const renamed = query?.kind === Kind.OPERATION_DEFINITION ? query.selectionSet.selections[0] : undefined;
  mask(new GraphQLError('x', { originalError: new Error('x'), path: ['ana'], nodes: renamed ?? null }));
  expect(lines.join('')).toContain('viewer');
  expect(lines.join('')).not.toContain('ana');
});
