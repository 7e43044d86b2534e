import type { Obligation } from './obligation.ts';

export const operation: readonly Obligation[] = [
  {
    id: 'OBL-MULTI-SEC-01',
    seeds: { sapat: 'L48, L462-464', chat2desk: 'L73' },
    text: 'Encryption in transit, at rest and of passwords is at least what the policy promises.',
  },
  {
    id: 'OBL-SAPAT-SEC-02',
    seeds: { sapat: 'L466' },
    text: 'Every account can ask for a second factor.',
  },
  {
    id: 'OBL-MULTI-SEC-03',
    seeds: { sapat: 'L192', locusd: 'L38', chat2desk: 'L71, L80' },
    text: 'Access and use leave a trail that shows tampering.',
  },
  {
    id: 'OBL-C2D-SEC-04',
    seeds: { chat2desk: 'L76' },
    text: 'Data is shown under a pseudonym or anonymised where that serves the purpose as well.',
  },
  {
    id: 'OBL-SAPAT-SEC-05',
    seeds: { sapat: 'L476, L291, L321' },
    text: 'Backups are encrypted, and a restore erases again who was erased.',
  },
  {
    id: 'OBL-MULTI-SEC-06',
    seeds: { chat2desk: 'L74-75', sapat: 'L467-475', infostud: 'L55', locusd: 'L36-38' },
    text: 'Firewalls, tests, training and the like are attested with dates.',
  },
  {
    id: 'OBL-SAPAT-SEC-07',
    seeds: { sapat: 'L396' },
    text: 'Requests that change something are protected against forgery from other sites.',
  },
  {
    id: 'OBL-SAPAT-BRE-08',
    seeds: { sapat: 'L480-483' },
    text: 'A risky breach is reported to the authority within 72 hours, and to the people concerned without delay.',
  },
  {
    id: 'OBL-SAPAT-BRE-09',
    seeds: { sapat: 'L484-485' },
    text: 'A breach notice tells what happened, what may follow, what is done and what people can do.',
  },
  {
    id: 'OBL-SAPAT-CHI-10',
    seeds: { sapat: 'L492-494' },
    text: 'Children under 16 are not served and not knowingly recorded.',
  },
  {
    id: 'OBL-SAPAT-CHI-11',
    seeds: { sapat: 'L494-496' },
    text: 'Data of a child is deleted promptly once it is known.',
  },
  {
    id: 'OBL-SAPAT-SUP-12',
    seeds: { sapat: 'L153' },
    text: 'The history of a conversation is kept, and the next agent sees it for a support purpose.',
  },
  {
    id: 'OBL-SAPAT-SUP-13',
    seeds: { sapat: 'L56, L154, L298' },
    text: 'Files follow the access, the period and the erasure of their conversation.',
  },
  {
    id: 'OBL-LOCUS-SUP-14',
    seeds: { locusd: 'L25' },
    text: 'Staff can remove illegal public content, and that leaves a record.',
  },
];
