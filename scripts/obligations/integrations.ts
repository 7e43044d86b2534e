import type { Obligation } from './obligation.ts';

export const integrations: readonly Obligation[] = [
  {
    id: 'OBL-SAPAT-INT-01',
    seeds: { sapat: 'L137, L140, L250, L505-510' },
    text: 'An integration gets data only after it was switched on with consent, and none from the moment it is switched off.',
  },
  {
    id: 'OBL-MULTI-INT-02',
    seeds: { chat2desk: 'L14-15', sapat: 'L500-508' },
    text: 'Before data goes to another company the user is told that its own policy applies, with a link.',
  },
  {
    id: 'OBL-C2D-INT-03',
    seeds: { chat2desk: 'L14, L29' },
    text: 'Messengers bring an account id along, for service provision only.',
  },
  {
    id: 'OBL-SAPAT-INT-04',
    seeds: { sapat: 'L94-98' },
    text: 'Single sign-on brings name, e-mail, photo and verification, and its tokens are never given out.',
  },
  {
    id: 'OBL-TCC-INT-05',
    seeds: { 'chat-center': 'L39, L69, L76' },
    text: 'Chat platforms get the fields of live chat only.',
  },
  {
    id: 'OBL-LOCUS-INT-06',
    seeds: { locusd: 'L39' },
    text: 'What people make public on social media or messengers is marked as outside the promise of protection.',
  },
  {
    id: 'OBL-SAPAT-PAY-07',
    seeds: { sapat: 'L61-64, L560' },
    text: 'Card data and billing addresses are never stored.',
  },
  {
    id: 'OBL-SAPAT-PAY-08',
    seeds: { sapat: 'L100-105, L275, L563-568' },
    text: 'The payment company gets what a payment needs, and only the named facts come back.',
  },
  {
    id: 'OBL-SAPAT-PAY-09',
    seeds: { sapat: 'L581' },
    text: 'Disputed charges go to billing first, and a suspended account keeps its rights.',
  },
];
