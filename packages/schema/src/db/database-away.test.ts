import { expect, test } from 'vitest';
import { isDatabaseAway } from './database-away.ts';

const coded = (code: string) => Object.assign(new Error('x'), { code });

test.each([
  ['a refused connection', coded('ECONNREFUSED')],
  ['one refusal for each address', new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')])],
  ['a server that goes', coded('57P01')],
  ['a server that comes', coded('57P03')],
  ['no connection left', coded('53300')],
  ['a statement that took too long', coded('57014')],
  ['Prisma, not reachable', coded('P1001')],
  ['a driver’s error within Prisma’s', new Error('x', { cause: { kind: 'ConnectionClosed' } })],
  ['the server’s code within', new Error('x', { cause: { kind: 'postgres', originalCode: '57P01' } })],
  [
    'a server that ended while Prisma asked it',
    Object.assign(coded('P2039'), { meta: { driverAdapterError: { cause: { originalCode: '57P01' } } } }),
  ],
  ['no connection in time', new Error('timeout exceeded when trying to connect')],
  ['a connection that broke', new Error('Connection terminated unexpectedly')],
])('says that the database is away: %s', (_what, error) => {
  expect(isDatabaseAway(error)).toBe(true);
});

const loop: { cause?: unknown } = {};
loop.cause = loop;

test.each([
  ['a wrong statement', coded('42601')],
  ['a row that is there already', coded('P2002')],
  ['a fault of ours', new TypeError('x is not a function')],
  ['somebody’s words', coded('X1234')],
  ['nothing', undefined],
  ['an error that names itself', loop],
])('says something else: %s', (_what, error) => {
  expect(isDatabaseAway(error)).toBe(false);
});
