import type { Obligation } from './obligation.ts';

export const marketing: readonly Obligation[] = [
  {
    id: 'OBL-MULTI-MKT-01',
    seeds: { chat2desk: 'L42', locusd: 'L22', sapat: 'L124, L514-516', 'chat-center': 'L42-43, L49' },
    text: 'Whether a marketing message may go out follows the model of its purpose: opt-in, opt-in by channel, soft opt-in or opt-out.',
  },
  {
    id: 'OBL-MULTI-MKT-02',
    seeds: { chat2desk: 'L43', sapat: 'L363, L518', locusd: 'L22' },
    text: 'Every marketing mail ends with an unsubscribe that works, and the address is not used afterwards.',
  },
  {
    id: 'OBL-MULTI-MKT-03',
    seeds: { sapat: 'L516-520', locusd: 'L22', 'chat-center': 'L53' },
    text: 'Every way of opting out that a policy offers ends in the same suppression.',
  },
  {
    id: 'OBL-MULTI-MKT-04',
    seeds: { sapat: 'L522-529', chat2desk: 'L26', 'chat-center': 'L55' },
    text: 'Messages that the service cannot work without go out whatever was said about marketing, and carry no promotion.',
  },
  {
    id: 'OBL-TCC-MKT-05',
    seeds: { 'chat-center': 'L51' },
    text: 'Giving data to another company for its marketing needs an express yes.',
  },
  {
    id: 'OBL-TCC-MKT-06',
    seeds: { 'chat-center': 'L49' },
    text: 'Marketing without asking first is open only to people who asked for information or bought, and did not opt out.',
  },
  {
    id: 'OBL-TCC-MKT-07',
    seeds: { 'chat-center': 'L53' },
    text: 'An opt-out reaches third parties that send marketing.',
  },
  {
    id: 'OBL-LOCUS-MKT-08',
    seeds: { locusd: 'L22' },
    text: 'A company that sends the messages gets e-mail addresses and phone numbers only.',
  },
  {
    id: 'OBL-MULTI-MKT-09',
    seeds: { chat2desk: 'L37-38', locusd: 'L24', sapat: 'L179, L514', 'chat-center': 'L37' },
    text: 'Surveys run on the basis their policy gives them; targeted advertising needs consent to marketing.',
  },
];
