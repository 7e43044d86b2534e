import { expect, test } from 'vitest';
import { createLog, describeError } from './log.ts';

test('says what an error is and where, never what it says', () => {
  class QueryFailed extends Error {
    readonly code = 'P2002';
  }
  const error = new QueryFailed('Unique constraint on ana@example.rs\n    at ana@example.rs');
  const described = describeError(error);
  expect(described).toMatchObject({ errorClass: 'QueryFailed', code: 'P2002' });
  expect(described.stack).toContain('log.test.ts');
  expect(JSON.stringify(described)).not.toContain('ana');
});

test('a code that is no code is left out', () => {
  expect(describeError(Object.assign(new Error('x'), { code: 'ana@example.rs' }))).not.toHaveProperty('code');
});

test('what is thrown need not be an error', () => {
  expect(describeError('ana@example.rs')).toEqual({ errorClass: 'string' });
});

test('writes one JSON object a line', () => {
  const lines: string[] = [];
  createLog('info', { write: (line) => lines.push(line) }).info({ ms: 3 }, 'operation');
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { name: 'remit', ms: 3, msg: 'operation' },
  ]);
});
