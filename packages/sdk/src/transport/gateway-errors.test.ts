import { expect, test } from 'vitest';
import { errorOf, liveErrorOf, networkErrorOf } from './gateway-errors.ts';

test.each([
  ['UNAUTHENTICATED', 401, 'AUTHENTICATION'],
  ['PURPOSE_CONFLICT', 400, 'PURPOSE'],
  ['SCOPE_MISSING', 403, 'SCOPE'],
  ['BAD_USER_INPUT', 200, 'VALIDATION'],
  ['GRAPHQL_PARSE_FAILED', 400, 'VALIDATION'],
  ['GRAPHQL_VALIDATION_FAILED', 400, 'VALIDATION'],
  ['OPERATION_RESOLUTION_FAILURE', 400, 'VALIDATION'],
  ['DOCUMENT_TOO_LARGE', 400, 'VALIDATION'],
  ['REQUEST_ENTITY_TOO_LARGE', 413, 'VALIDATION'],
  ['UNSUPPORTED_MEDIA_TYPE', 415, 'VALIDATION'],
  ['CSRF_HEADER_MISSING', 403, 'CONFIGURATION'],
  ['ORIGIN_NOT_ALLOWED', 403, 'CONFIGURATION'],
  ['TOO_MANY_OPERATIONS', 429, 'RATE_LIMIT'],
  ['IDEMPOTENCY_KEY_REUSED', 422, 'IDEMPOTENCY_KEY_REUSED'],
  ['IDEMPOTENCY_KEY_IN_USE', 409, 'IDEMPOTENCY_KEY_IN_USE'],
  ['LEDGER_UNAVAILABLE', 503, 'GATEWAY'],
  ['DRAINING', 503, 'GATEWAY'],
  ['INTERNAL_SERVER_ERROR', 500, 'GATEWAY'],
  ['STREAM_ENDED', 200, 'STREAM_CLOSED'],
  ['SLOW_CONSUMER', 200, 'STREAM_CLOSED'],
  ['SOMETHING_NEW', 200, 'GATEWAY'],
])('%s becomes %3$s', (code, status, expected) => {
  expect(errorOf({ message: 'x', path: ['y'], extensions: { code } }, { status }).code).toBe(expected);
});

test('an error without code: a refusal of GraphQL itself, or a failure at a place', () => {
  expect(errorOf({ message: 'x' }).code).toBe('VALIDATION');
  expect(errorOf({ message: 'x', path: ['y'] }).code).toBe('GATEWAY');
});

test.each([
  [401, 'AUTHENTICATION'],
  [403, 'AUTHENTICATION'],
  [429, 'RATE_LIMIT'],
  [502, 'NETWORK'],
  [undefined, 'NETWORK'],
])('HTTP %s without a GraphQL result becomes %s', (status, expected) => {
  expect(networkErrorOf(new Error('x'), { status }).code).toBe(expected);
});

test.each([
  [{ code: 4401, reason: 'Unauthorized' }, 'AUTHENTICATION'],
  [{ code: 4403, reason: 'Forbidden' }, 'AUTHENTICATION'],
  [{ code: 4500, reason: 'Internal server error' }, 'STREAM_CLOSED'],
  [{ code: 1006, reason: '' }, 'NETWORK'],
  [new Error('connect ECONNREFUSED'), 'NETWORK'],
  [undefined, 'NETWORK'],
  [[{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }], 'AUTHENTICATION'],
])('%o of a live connection becomes %s', (cause, expected) => {
  expect(liveErrorOf(cause).code).toBe(expected);
});

test('seconds to wait come from the answer, or are one', () => {
  const limited = { message: 'x', extensions: { code: 'RATE_LIMITED' } };
  expect(errorOf(limited, { retryAfter: '30' })).toMatchObject({ retryAfter: 30 });
  expect(errorOf(limited, { retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' })).toMatchObject({ retryAfter: 1 });
});

test('a scope that is missing is named', () => {
  const missing = { code: 'SCOPE_MISSING', missingScopes: ['tickets:write'] };
  expect(errorOf({ message: 'x', extensions: missing })).toMatchObject({ missingScopes: ['tickets:write'] });
  expect(errorOf({ message: 'x', extensions: { code: 'SCOPE_MISSING' } })).toMatchObject({
    missingScopes: [],
  });
});
