import type { Obligation } from './obligation.ts';

export const retention: readonly Obligation[] = [
  {
    id: 'OBL-SAPAT-RET-01',
    seeds: { sapat: 'L297' },
    text: 'A closed ticket is deleted or anonymised three years after closing.',
  },
  {
    id: 'OBL-SAPAT-RET-02',
    seeds: { sapat: 'L290, L296' },
    text: 'Age alone deletes neither an active account’s data nor its open conversations.',
  },
  {
    id: 'OBL-SAPAT-RET-03',
    seeds: { sapat: 'L291' },
    text: 'A deleted account can be brought back for 30 days and is gone for good afterwards.',
  },
  {
    id: 'OBL-SAPAT-RET-04',
    seeds: { sapat: 'L298' },
    text: 'With the account gone, its conversations are anonymised, free text and files included, and serve analytics only.',
  },
  {
    id: 'OBL-SAPAT-RET-05',
    seeds: { sapat: 'L302-303' },
    text: 'Billing records stay seven years, also after an erasure.',
  },
  {
    id: 'OBL-SAPAT-RET-06',
    seeds: { sapat: 'L307-308' },
    text: 'Security logs go after one year, error logs after 90 days.',
  },
  {
    id: 'OBL-SAPAT-RET-07',
    seeds: { sapat: 'L73, L88, L309, L414-417' },
    text: 'Web statistics hold nothing personal, and the IP address used to find the country is never written down.',
  },
  {
    id: 'OBL-SAPAT-RET-08',
    seeds: { sapat: 'L312-315' },
    text: 'Records of accepted policies are never deleted.',
  },
  {
    id: 'OBL-INFO-RET-09',
    seeds: { infostud: 'L33' },
    text: 'Data goes, or becomes unrecognisable, when its purpose is met.',
  },
  {
    id: 'OBL-LOCUS-RET-10',
    seeds: { locusd: 'L21' },
    text: 'The server log of a visit is deleted when the visit ends.',
  },
  {
    id: 'OBL-LOCUS-RET-11',
    seeds: { locusd: 'L41' },
    text: 'Contract data lives as long as the contract and then as the law requires, for claims and legal duties only.',
  },
  {
    id: 'OBL-LOCUS-RET-12',
    seeds: { locusd: 'L41' },
    text: 'At the end data is deleted for good, and nothing anonymised remains.',
  },
  {
    id: 'OBL-MULTI-RET-13',
    seeds: { chat2desk: 'L43, L108', sapat: 'silent', 'chat-center': 'silent' },
    text: 'Where a policy gives no period, the profile carries one that is marked as not stated; nothing is kept for ever by default.',
  },
  {
    id: 'OBL-C2D-RET-14',
    seeds: { chat2desk: 'L59-66, L88' },
    text: 'Blocking, anonymising, erasing and destroying exist and are logged, and nothing outside the listed operations is done.',
  },
  {
    id: 'OBL-SAPAT-AGG-15',
    seeds: { sapat: 'L254-261' },
    text: 'Only figures about groups are shared for reports, promotion and the like.',
  },
  {
    id: 'OBL-TCC-AGG-16',
    seeds: { 'chat-center': 'L21' },
    text: 'Figures joined to personal data so that somebody can be told are personal data again.',
  },
];
