import type { Obligation } from './obligation.ts';

export const purposeLimitation: readonly Obligation[] = [
  {
    id: 'OBL-MULTI-PUR-01',
    seeds: { chat2desk: 'L17', infostud: 'L31', locusd: 'L28', 'chat-center': 'L59' },
    text: 'Personal data is answered only for a declared purpose that the policy has and that lists this kind of data; everything else is withheld and logged.',
  },
  {
    id: 'OBL-C2D-PUR-02',
    seeds: { chat2desk: 'L27-30, L39-41' },
    text: 'Marketing sees names, phone and e-mail and nothing else; the messenger id belongs to service provision alone.',
  },
  {
    id: 'OBL-C2D-PUR-03',
    seeds: { chat2desk: 'L51-55' },
    text: 'Web analytics follows behaviour only of people who agreed; the logs that keep the site safe rest on an interest and stay readable.',
  },
  {
    id: 'OBL-TCC-PUR-04',
    seeds: { 'chat-center': 'L37-38, L41-43' },
    text: 'Newsletter, demos and customer relations see contact data only, improvement sees technical data only, recommendations see name, contact and usage; none sees chats.',
  },
  {
    id: 'OBL-TCC-PUR-05',
    seeds: { 'chat-center': 'L39' },
    text: 'Help in live chat sees name, chat and technical data such as the IP address; money and clicks stay closed.',
  },
  {
    id: 'OBL-TCC-PUR-06',
    seeds: { 'chat-center': 'L36' },
    text: 'Money matters are read for delivering the service, its payments and its debts, and for nothing else.',
  },
  {
    id: 'OBL-LOCUS-PUR-07',
    seeds: { locusd: 'L22, L24' },
    text: 'Direct marketing sees e-mail, phone and name; answering an inquiry sees the same and what was written.',
  },
  {
    id: 'OBL-LOCUS-PUR-08',
    seeds: { locusd: 'L23, L41' },
    text: 'Identity numbers, documents, their copies and the postal address are read for contracts only, and later for claims and legal duties.',
  },
  {
    id: 'OBL-LOCUS-PUR-09',
    seeds: { locusd: 'L17-20' },
    text: 'The fields of the server log are read only to keep the site connected, comfortable and safe.',
  },
  {
    id: 'OBL-LOCUS-PUR-10',
    seeds: { locusd: 'L25' },
    text: 'What people post on social pages is used for nothing but the exchange there.',
  },
  {
    id: 'OBL-INFO-PUR-11',
    seeds: { infostud: 'L49' },
    text: 'Protecting the service sees pages visited, IP address, device, browser and system, and no chats.',
  },
  {
    id: 'OBL-INFO-PUR-12',
    seeds: { infostud: 'L47' },
    text: 'Staff may use contact data to warn a user of faults, irregularities or abuse, and for that only.',
  },
  {
    id: 'OBL-TCC-PUR-13',
    seeds: { 'chat-center': 'L59-61' },
    text: 'A new use needs a recorded assessment that it fits the old one; one that does not fit waits until people were told of it and of its basis.',
  },
  {
    id: 'OBL-MULTI-PUR-14',
    seeds: { 'chat-center': 'L23', sapat: 'L138' },
    text: 'Health, beliefs, convictions and the like are refused, or taken only with a consent of their own.',
  },
  {
    id: 'OBL-LOCUS-PUR-15',
    seeds: { locusd: 'L23' },
    text: 'Data for contracts comes from the person and from nobody else.',
  },
];
