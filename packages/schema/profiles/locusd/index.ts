import { notStated, operator, stated } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { silence } from '../fallbacks.ts';
import { consent } from './consent.ts';
import { data } from './data.ts';
import { purposes } from './purposes.ts';
import { recipients } from './recipients.ts';
import { retention } from './retention.ts';
import { rights } from './rights.ts';

/** LocusD: consent by channel, requests in writing, data in Serbia, nothing left over at the end. */
export const locusd: PolicyProfile = {
  ...silence,
  ...data,
  ...recipients,
  ...rights,
  ...retention,
  ...consent,
  id: 'locusd',
  schemaVersion: 1,
  sourceFile: {
    name: '003_e471b15e7725e451.txt',
    sha256: '8cc62d59ad94d8e66cc64f99fddd6bb3c24b990c0f199ca9ed11e3b0f1b95dd7',
    lines: 52,
  },
  sections: [
    { title: 'Privacy policy – personal data processing notice', from: 1, to: 2 },
    { title: 'Data controller and data recipient', from: 3, to: 5 },
    { title: 'Subject of privacy policy', from: 6, to: 15 },
    { title: 'Personal data we collect', from: 16, to: 25 },
    { title: 'Personal data we collect: visitors to the website', from: 17, to: 21 },
    { title: 'Personal data we collect: marketing', from: 22, to: 22 },
    { title: 'Personal data we collect: contracts', from: 23, to: 23 },
    { title: 'Personal data we collect: inquiries and surveys', from: 24, to: 24 },
    { title: 'Personal data we collect: social media', from: 25, to: 25 },
    { title: 'Access to your data', from: 26, to: 31 },
    { title: 'Transfer of your personal data to other countries', from: 32, to: 33 },
    { title: 'Way in which we protect your personal data', from: 34, to: 39 },
    { title: 'Retention period of your personal data', from: 40, to: 41 },
    { title: 'Your rights', from: 42, to: 49 },
    { title: 'Privacy policy changes', from: 50, to: 52 },
  ],
  needsReview: [
    {
      topic: 'place of storage',
      note: 'All data on a server in Serbia, yet transfers to servers in the EU. Read: the primary store is in Serbia.',
      lines: 'L33, L39',
    },
    {
      topic: 'browsing as agreement',
      note: 'Read as acknowledged; consent is asked for apart.',
      lines: 'L2, L22',
    },
    {
      topic: 'voluntary data',
      note: 'All but legal-duty data is voluntary, and a contract needs identity data. Read: voluntary on the form, checked when the contract is concluded.',
      lines: 'L15, L23',
    },
    { topic: 'events', note: 'Presentations and events are named without data or basis.', lines: 'L12-13' },
  ],
  document: {
    service: stated('LocusD', 'L4'),
    urls: notStated([], 'the website is never named'),
    version: notStated(null, 'the policy carries a date and no number'),
    published: stated('2024-06-01', 'L52'),
    effective: notStated(null, 'changes are in force on publication'),
    updated: stated('2024-06-01', 'L52'),
    annexes: notStated([], 'there are none'),
    supplements: notStated('standalone', 'no other notices are mentioned'),
  },
  controller: {
    displayName: operator('LocusD', 'short for the company name'),
    legalEntity: stated('LOCUSD DOO BELGRADE – NEW BELGRADE', 'L4'),
    regNo: stated('21704440', 'L4'),
    taxId: stated('112600743', 'L4'),
    address: stated('Milutina Milankovića 11V, New Belgrade', 'L4'),
    country: operator('RS', 'the seat in New Belgrade'),
    timeZone: operator('Europe/Belgrade', 'the seat of the controller'),
    laws: stated(['ZZPL'], 'L2'),
    contacts: {
      privacy: stated('info@locusd.com', 'L5'),
      support: operator('info@locusd.com', 'the one address that is given'),
      billing: notStated(null, 'no address is given'),
      post: stated('Milutina Milankovića 11V, New Belgrade', 'L4-5'),
    },
    authority: {
      name: stated('Commissioner for Information of Public Importance and Personal Data Protection', 'L49'),
      address: operator(
        'Bulevar kralja Aleksandra 15, 11120 Belgrade, Serbia',
        'public address of the authority',
      ),
      phone: operator('+381 11 3408 900', 'public number of the authority'),
      url: stated('https://www.poverenik.rs', 'L49'),
    },
    subjectScope: stated(['natural persons'], 'L2'),
  },
  purposes,
  helpdesk: {
    liveChat: operator('support.inquiry', 'inquiries by any way of contact (L10, L24)'),
    ticketing: operator('support.inquiry', 'inquiries by any way of contact (L10, L24)'),
    marketing: operator('marketing.direct', 'the one marketing purpose'),
  },
  changeOfPurpose: {
    compatible: stated('closed_list', 'L28, L31'),
    unrelated: notStated('forbidden', 'data is used for the purpose it came for (L22, L24-25)'),
  },
  contact: {
    sla: notStated(null, 'no time is promised for inquiries'),
    billing: notStated(null, 'no address is given'),
  },
  features: { ...silence.features, unsubscribeLink: stated(true, 'L22') },
};
