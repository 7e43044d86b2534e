import type { Obligation } from './obligation.ts';

export const lawfulBasis: readonly Obligation[] = [
  {
    id: 'OBL-MULTI-BAS-01',
    seeds: {
      chat2desk: 'L31, L42, L55',
      sapat: 'L107-138',
      infostud: 'L23-27',
      locusd: 'L21-25',
      'chat-center': 'L25-43',
    },
    text: 'Every purpose names its lawful basis and article, and every use of data is recorded with the basis it relied on.',
  },
  {
    id: 'OBL-MULTI-BAS-02',
    seeds: { chat2desk: 'L31, L55', 'chat-center': 'L36-37, L40' },
    text: 'Where a purpose stands on several bases, losing one stops only what stood on it.',
  },
  {
    id: 'OBL-MULTI-BAS-03',
    seeds: { 'chat-center': 'L39', locusd: 'L24', infostud: 'L43', sapat: 'L113-116', chat2desk: 'L25, L31' },
    text: 'People can object to live chat and support where it rests on an interest; where it rests on the contract they are told why not.',
  },
  {
    id: 'OBL-INFO-BAS-04',
    seeds: { infostud: 'L27', 'chat-center': 'L63' },
    text: 'People are told when their data is used because a law or somebody’s life requires it.',
  },
  {
    id: 'OBL-MULTI-OBJ-05',
    seeds: { chat2desk: 'L118-119', sapat: 'L361', infostud: 'L51, L69', locusd: 'L48' },
    text: 'People can object to uses that rest on an interest; once accepted, reads for that purpose stop. Some policies ask for grounds first.',
  },
  {
    id: 'OBL-LOCUS-OBJ-06',
    seeds: { locusd: 'L48' },
    text: 'A mail with the agreed subject line opens an objection, which may be about treatment in general.',
  },
  {
    id: 'OBL-SAPAT-OBJ-07',
    seeds: { sapat: 'L362-363' },
    text: 'Objecting to direct marketing, or to profiling for it, always succeeds and is never weighed.',
  },
  {
    id: 'OBL-MULTI-OBJ-08',
    seeds: { chat2desk: 'L117', sapat: 'L349-351', infostud: 'L68', locusd: 'L45' },
    text: 'Restricted data stays stored and is used for nothing but claims and the person’s own requests until the matter is settled.',
  },
  {
    id: 'OBL-INFO-OBJ-09',
    seeds: { infostud: 'L64' },
    text: 'After seeing their data people may ask for its use to be interrupted for a time.',
  },
];
