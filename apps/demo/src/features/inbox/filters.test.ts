import { expect, test } from 'vitest';
import { argumentsOf, NO_FILTERS } from './filters.ts';

test.each([
  ['nothing', {}, { filter: {} }],
  ['words of messages', { words: ' invoice ' }, { search: 'invoice', filter: {} }],
  [
    'an e-mail address',
    { words: 'ana@', searchIn: 'email' },
    { filter: { requesterEmail: { contains: 'ana@' } } },
  ],
  ['a name', { words: 'Ana', searchIn: 'name' }, { filter: { requesterName: { contains: 'Ana' } } }],
  [
    'a status and a person',
    { status: 'OPEN', onlyOf: 'per_1' },
    { filter: { status: ['OPEN'], requesterId: 'per_1' } },
  ],
] as const)('searching by %s becomes arguments', (_what, filters, expected) => {
  expect(argumentsOf({ ...NO_FILTERS, ...filters })).toEqual(expected);
});
