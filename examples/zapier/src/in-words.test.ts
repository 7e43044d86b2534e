import type { Denial } from '@remit/sdk';
import { expect, test } from 'vitest';
import { withWithheld } from './in-words.ts';

const denial: Denial = {
  coordinate: 'DataSubject.email',
  reason: 'CONSENT_MISSING',
  purpose: 'service.provision',
  allowedPurposes: [],
  policyClause: { file: 'policy.md', lines: 'L31', section: '3.1 Support', provenance: 'stated' },
  remedy: 'Ask these people for their consent first.',
  count: 1,
};
const rows = [{ email: 'ana@shop.example' }, { email: null }];
const WHY =
  'DataSubject.email is withheld (CONSENT_MISSING; policy: 3.1 Support, L31). Ask these people for their consent first.';

test('what is withheld is said beside the row that is without it, and beside no other', () => {
  const coordinates = { email: 'DataSubject.email' };
  expect(withWithheld(rows, [denial], coordinates).map(({ withheld }) => withheld)).toEqual([null, WHY]);
  expect(withWithheld(rows, [], coordinates).map(({ withheld }) => withheld)).toEqual([null, null]);
});

test('where one of several empty fields is withheld, nobody says which', () => {
  const [, one, other] = withWithheld([...rows, { email: null }], [denial], { email: 'DataSubject.email' });
  expect([one?.withheld, other?.withheld]).toEqual([`If empty here: ${WHY}`, `If empty here: ${WHY}`]);
});
