import type { Obligation } from './obligation.ts';

export const requests: readonly Obligation[] = [
  {
    id: 'OBL-MULTI-DSR-01',
    seeds: { sapat: 'L378', infostud: 'L73', locusd: 'L43' },
    text: 'A request is answered within the policy’s period: 30 days, or at once and within one calendar month.',
  },
  {
    id: 'OBL-INFO-DSR-02',
    seeds: { infostud: 'L73' },
    text: 'A longer answer time is announced apart and never passes 90 days in all.',
  },
  {
    id: 'OBL-MULTI-DSR-03',
    seeds: { sapat: 'L378', locusd: 'L43' },
    text: 'A late answer is announced with its reason; one policy allows it only when the single case is exceptionally hard.',
  },
  {
    id: 'OBL-INFO-DSR-04',
    seeds: { infostud: 'L73' },
    text: 'Using the same right again within a year needs a valid reason.',
  },
  {
    id: 'OBL-MULTI-DSR-05',
    seeds: { sapat: 'L382', infostud: 'L73', locusd: 'L43' },
    text: 'Requests are free; what happens to abusive ones follows the policy: a fee, or a fee or refusal.',
  },
  {
    id: 'OBL-MULTI-DSR-06',
    seeds: { sapat: 'L380', locusd: 'L43' },
    text: 'Who asks is identified first: where there is doubt, or always.',
  },
  {
    id: 'OBL-MULTI-DSR-07',
    seeds: { sapat: 'L333, L338, L345, L351, L363', infostud: 'L73', locusd: 'L5, L43' },
    text: 'Requests come in by the ways that the policy names.',
  },
  {
    id: 'OBL-MULTI-DSR-08',
    seeds: { chat2desk: 'L97-103', sapat: 'L331-332', infostud: 'L64', locusd: 'L44' },
    text: 'Access gives a confirmation, a copy, and what the policy promises to explain about the use.',
  },
  {
    id: 'OBL-MULTI-DSR-09',
    seeds: { sapat: 'L355-357', chat2desk: 'L115', infostud: 'L67' },
    text: 'The copy is structured and machine-readable, as JSON and CSV where promised.',
  },
  {
    id: 'OBL-MULTI-DSR-10',
    seeds: { chat2desk: 'L115', infostud: 'L67' },
    text: 'Portability covers what the person supplied; one policy limits it to consent or contract, by automated means.',
  },
  {
    id: 'OBL-MULTI-DSR-11',
    seeds: { chat2desk: 'L115', sapat: 'L356', infostud: 'L67', locusd: 'L46' },
    text: 'On request the data goes to another controller.',
  },
  {
    id: 'OBL-MULTI-DSR-12',
    seeds: { chat2desk: 'L105', sapat: 'L337-338', infostud: 'L65', locusd: 'L45' },
    text: 'Wrong data is corrected and incomplete data completed, where promised by the person alone.',
  },
  {
    id: 'OBL-MULTI-DSR-13',
    seeds: { chat2desk: 'L106-111', sapat: 'L343' },
    text: 'Erasure is granted on the grounds that the policy names, and refused with reasons without one.',
  },
  {
    id: 'OBL-SAPAT-DSR-14',
    seeds: { sapat: 'L321' },
    text: 'An erasure is carried out within 30 days.',
  },
  {
    id: 'OBL-SAPAT-DSR-15',
    seeds: { sapat: 'L322' },
    text: 'The person is told when the deletion is done.',
  },
  {
    id: 'OBL-MULTI-DSR-16',
    seeds: { sapat: 'L292, L323, L344', infostud: 'L33, L66', locusd: 'L41' },
    text: 'What outlives an erasure is only what a named legal duty or claim needs, and the answer says so.',
  },
  {
    id: 'OBL-MULTI-DSR-17',
    seeds: { infostud: 'L70', locusd: 'L49', sapat: 'L376' },
    text: 'Answers and the portal name the supervisory authority.',
  },
  {
    id: 'OBL-SAPAT-DSR-18',
    seeds: { sapat: 'L367-368' },
    text: 'No decision of weight is made by machine alone; starting to needs a new policy and consent.',
  },
  {
    id: 'OBL-SAPAT-DSR-19',
    seeds: { sapat: 'L586-593' },
    text: 'People in California can know, delete and say no to selling, and are served no worse for it.',
  },
  {
    id: 'OBL-SAPAT-DSR-20',
    seeds: { sapat: 'L590, L595' },
    text: 'Personal data is never sold, so a buyer cannot be registered as recipient.',
  },
  {
    id: 'OBL-SAPAT-DSR-21',
    seeds: { sapat: 'L609' },
    text: 'Questions are answered within 48 business hours, as an aim.',
  },
];
