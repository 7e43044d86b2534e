import type { Obligation } from './obligation.ts';

export const policyVersions: readonly Obligation[] = [
  {
    id: 'OBL-MULTI-POL-01',
    seeds: { sapat: 'L5-11, L540', infostud: 'L108-110', chat2desk: 'L2', locusd: 'L52' },
    text: 'Policies carry a version or date, and a changed text carries a new one.',
  },
  {
    id: 'OBL-MULTI-POL-02',
    seeds: { chat2desk: 'L136-137', sapat: 'L540', infostud: 'L63', locusd: 'L51' },
    text: 'The text in force can be read by visitors at any time.',
  },
  {
    id: 'OBL-SAPAT-POL-03',
    seeds: { sapat: 'L537' },
    text: 'Significant changes are mailed at least 30 days before they take effect.',
  },
  {
    id: 'OBL-SAPAT-POL-04',
    seeds: { sapat: 'L538-539' },
    text: 'A change is shown at login, and asks for acceptance where law or weight requires.',
  },
  {
    id: 'OBL-SAPAT-POL-05',
    seeds: { sapat: 'L542-546' },
    text: 'Material changes bring notice, time to read, and consent where a law needs it, before the new use starts.',
  },
  {
    id: 'OBL-MULTI-POL-06',
    seeds: { chat2desk: 'L136-137', locusd: 'L51' },
    text: 'Changes are in force when published; a mail is optional.',
  },
  {
    id: 'OBL-MULTI-POL-07',
    seeds: { chat2desk: 'L138', sapat: 'L548', locusd: 'L2' },
    text: 'Going on using the service counts as acceptance, is recorded as such, and is never consent.',
  },
  {
    id: 'OBL-MULTI-POL-08',
    seeds: { chat2desk: 'L138', sapat: 'L548', locusd: 'L2' },
    text: 'Whoever does not agree can stop, in the way the policy offers.',
  },
  {
    id: 'OBL-SAPAT-POL-09',
    seeds: { sapat: 'L312-315' },
    text: 'Proof of acceptance holds time, IP address and version.',
  },
  {
    id: 'OBL-MULTI-POL-10',
    seeds: { locusd: 'L2', 'chat-center': 'L7' },
    text: 'The information is given when data is collected, and notices for single occasions add to the policy without replacing it.',
  },
  {
    id: 'OBL-INFO-POL-11',
    seeds: { infostud: 'L31' },
    text: 'For everything asked for, people are told what it is for.',
  },
  {
    id: 'OBL-LOCUS-POL-12',
    seeds: { locusd: 'L15' },
    text: 'Only what legal duties need is mandatory; of the rest people are told what follows from leaving it out.',
  },
];
