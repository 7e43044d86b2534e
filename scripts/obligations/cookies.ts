import type { Obligation } from './obligation.ts';

export const cookies: readonly Obligation[] = [
  {
    id: 'OBL-MULTI-COO-01',
    seeds: { chat2desk: 'L55', sapat: 'L408' },
    text: 'Cookies beyond the necessary wait for consent; a site without such cookies shows no banner.',
  },
  {
    id: 'OBL-MULTI-COO-02',
    seeds: { sapat: 'L391-396, L421-430', infostud: 'L104' },
    text: 'Scripts and cookies are those that the policy lists.',
  },
  {
    id: 'OBL-SAPAT-COO-03',
    seeds: { sapat: 'L398, L433' },
    text: 'Necessary cookies have no switch; blocked, login is impossible and says why.',
  },
  {
    id: 'OBL-SAPAT-COO-04',
    seeds: { sapat: 'L439, L453' },
    text: 'A browser that asks not to be tracked gets no analytics script.',
  },
  {
    id: 'OBL-INFO-COO-05',
    seeds: { infostud: 'L100-104' },
    text: 'Own and foreign scripts are told apart, and necessary from marketing ones.',
  },
  {
    id: 'OBL-SAPAT-COO-06',
    seeds: { sapat: 'L442-449' },
    text: 'Foreign cookies appear at the payment checkout and at single sign-on only.',
  },
  {
    id: 'OBL-MULTI-COO-07',
    seeds: { chat2desk: 'L50, L55', sapat: 'L120, L169', infostud: 'L44' },
    text: 'A/B tests run on the basis their policy gives them.',
  },
];
