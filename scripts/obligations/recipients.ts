import type { Obligation } from './obligation.ts';

export const recipients: readonly Obligation[] = [
  {
    id: 'OBL-MULTI-REC-01',
    seeds: { chat2desk: 'L80', sapat: 'L198-226', infostud: 'L88-92', 'chat-center': 'L67-74' },
    text: 'Every recipient outside is registered with purpose, basis and country; others get nothing.',
  },
  {
    id: 'OBL-MULTI-REC-02',
    seeds: { sapat: 'L228-233', infostud: 'L86', locusd: 'L28, L31', 'chat-center': 'L76' },
    text: 'A processor needs a contract on file and gets data for the named purpose only.',
  },
  {
    id: 'OBL-MULTI-REC-03',
    seeds: { chat2desk: 'L70', sapat: 'L465', infostud: 'L79', locusd: 'L27, L37' },
    text: 'Staff see what their role needs for the purpose, and no more.',
  },
  {
    id: 'OBL-LOCUS-REC-04',
    seeds: { locusd: 'L31' },
    text: 'An inquiry passed to a partner is anonymised first; with names only after notice and consent for that case.',
  },
  {
    id: 'OBL-MULTI-REC-05',
    seeds: { infostud: 'L83', sapat: 'L239-246, L192', locusd: 'L30', 'chat-center': 'L72' },
    text: 'Authorities get data on a legal ground, no more than needed, and each disclosure is logged.',
  },
  {
    id: 'OBL-MULTI-REC-06',
    seeds: { infostud: 'L80', 'chat-center': 'L82' },
    text: 'Companies of the group get data only where necessary, under contract.',
  },
  {
    id: 'OBL-SAPAT-REC-07',
    seeds: { sapat: 'L237' },
    text: 'People are told before their data goes to a buyer of the business.',
  },
  {
    id: 'OBL-MULTI-REC-08',
    seeds: { 'chat-center': 'L67', chat2desk: 'L90-92, L143' },
    text: 'A new recipient is used as the policy says: after people were told, or at once.',
  },
  {
    id: 'OBL-SAPAT-REC-09',
    seeds: { sapat: 'L248-252' },
    text: 'The administrators of a person’s organisation see their data only with that person’s consent.',
  },
  {
    id: 'OBL-MULTI-REC-10',
    seeds: { chat2desk: 'L70', infostud: 'L79', locusd: 'L28, L31' },
    text: 'Everybody with access to data is bound to secrecy.',
  },
  {
    id: 'OBL-INFO-REC-11',
    seeds: { infostud: 'L84, L27' },
    text: 'In danger to life data may be disclosed; it is logged and the person is told.',
  },
  {
    id: 'OBL-MULTI-TRF-12',
    seeds: {
      chat2desk: 'L128-131',
      sapat: 'L269-277',
      infostud: 'L59',
      locusd: 'L33',
      'chat-center': 'L86-89',
    },
    text: 'Data leaves the allowed countries only by a mechanism that the policy lists.',
  },
  {
    id: 'OBL-INFO-TRF-13',
    seeds: { infostud: 'L59, L92' },
    text: 'A processor in the United States stays switched off until its safeguard is recorded.',
  },
  {
    id: 'OBL-LOCUS-TRF-14',
    seeds: { locusd: 'L39' },
    text: 'Data is stored on a server in Serbia.',
  },
  {
    id: 'OBL-LOCUS-TRF-15',
    seeds: { locusd: 'L33' },
    text: 'Servers abroad are open to a few people, for upkeep alone.',
  },
  {
    id: 'OBL-SAPAT-TRF-16',
    seeds: { sapat: 'L279' },
    text: 'People can ask which safeguards protect a transfer.',
  },
];
