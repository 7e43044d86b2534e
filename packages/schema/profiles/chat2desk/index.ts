import { notStated, operator, stated } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { silence } from '../fallbacks.ts';
import { consent } from './consent.ts';
import { data } from './data.ts';
import { purposes } from './purposes.ts';
import { recipients } from './recipients.ts';
import { retention } from './retention.ts';
import { rights } from './rights.ts';

/** chat2desk.rs and chat2desk.net: contract for support, explicit consent for marketing, processors yet to be named. */
export const chat2desk: PolicyProfile = {
  ...silence,
  ...data,
  ...recipients,
  ...rights,
  ...retention,
  ...consent,
  id: 'chat2desk',
  schemaVersion: 1,
  sourceFile: {
    name: '000_3e0fdfb8f5416fd8.txt',
    sha256: 'd7cfd0366a7bcfac8cf787d6c4b28839d6f9f21ac24ed78e5c1695afed3d0a22',
    lines: 143,
  },
  sections: [
    { title: 'Privacy Policy', from: 1, to: 4 },
    { title: '1. Definitions', from: 5, to: 6 },
    { title: '2. Personal Data we collect', from: 7, to: 15 },
    { title: '2. Third-Party Products', from: 14, to: 15 },
    { title: '3. Why Do We Collect and Process Personal Data?', from: 16, to: 56 },
    { title: '3.1 Service Provision and Customer Relationship Management', from: 19, to: 31 },
    { title: '3.2 Marketing and Communications', from: 32, to: 43 },
    { title: '3.3 Website Analytics', from: 44, to: 56 },
    { title: '4. How do we use your Personal Data?', from: 57, to: 77 },
    { title: '4. Personal Data Protection Methods', from: 68, to: 77 },
    { title: '5. Who do we share your Personal Data with?', from: 78, to: 92 },
    { title: '5.1 Engagement of External Processors', from: 79, to: 80 },
    { title: '5.2 Categories of External Processors', from: 81, to: 86 },
    { title: '5.3 Consent to Data Transfer', from: 87, to: 88 },
    { title: '5.4 Scope and Annex A', from: 89, to: 90 },
    { title: '5.5 Responsibility for Monitoring Updates', from: 91, to: 92 },
    { title: '6. Your rights', from: 93, to: 119 },
    { title: '7. How Do We Keep Your Personal Data Secure?', from: 120, to: 133 },
    { title: '7. International Data Transfers', from: 127, to: 131 },
    { title: '8. Changes to our Privacy Policy', from: 134, to: 138 },
    { title: '9. Contact Us', from: 139, to: 140 },
    { title: 'Annex A', from: 141, to: 143 },
  ],
  needsReview: [
    { topic: 'contact', note: 'The contact section holds no address.', lines: 'L139-140' },
    { topic: 'processors', note: 'Annex A, the list of processors, is empty.', lines: 'L141-143' },
    { topic: 'data groups', note: 'The table that should group the data is missing.', lines: 'L13' },
    {
      topic: 'analytics identifiers',
      note: 'Names and addresses are listed for analytics, and the basis speaks of cookies. Read: consent for all of it, pseudonyms in use.',
      lines: 'L51-55',
    },
    {
      topic: 'consent to transfers',
      note: 'Accepting the policy is said to be consent to transfers. Read: an authorisation kept apart; the transfer rules still apply.',
      lines: 'L88',
    },
  ],
  document: {
    service: stated('chat2desk', 'L3'),
    urls: stated(['https://chat2desk.rs', 'https://chat2desk.net'], 'L3, L11'),
    version: notStated(null, 'the policy carries a date and no number'),
    published: notStated(null, 'only the last update is dated'),
    effective: notStated(null, 'changes are in force on publication'),
    updated: stated('2026-03-02', 'L2'),
    annexes: stated([{ name: 'Annex A', date: '2026-03-02' }], 'L141-143'),
    supplements: notStated('standalone', 'no other notices are mentioned'),
  },
  controller: {
    displayName: stated('chat2desk', 'L3'),
    legalEntity: stated('OMNI-2023 DOO Pančevo', 'L3'),
    regNo: notStated(null, 'no number is given'),
    taxId: notStated(null, 'no number is given'),
    address: notStated(null, 'no address is given'),
    country: operator('RS', 'a company seated in Pančevo'),
    timeZone: operator('Europe/Belgrade', 'the seat of the controller'),
    laws: stated(['GDPR', 'ZZPL'], 'L31, L69'),
    contacts: {
      privacy: operator('privacy@chat2desk.example.invalid', 'placeholder: the contact section is empty'),
      support: operator('support@chat2desk.example.invalid', 'placeholder: the contact section is empty'),
      billing: notStated(null, 'no address is given'),
      post: notStated(null, 'no address is given'),
    },
    authority: {
      name: operator(
        'Commissioner for Information of Public Importance and Personal Data Protection',
        'the authority at the controller’s seat; the policy names none',
      ),
      address: operator(
        'Bulevar kralja Aleksandra 15, 11120 Belgrade, Serbia',
        'public address of the authority',
      ),
      phone: operator('+381 11 3408 900', 'public number of the authority'),
      url: operator('https://www.poverenik.rs', 'public site of the authority'),
    },
    subjectScope: stated(['website visitors', 'users', 'licensees'], 'L3, L59'),
  },
  purposes,
  helpdesk: {
    liveChat: operator('service.provision', 'support is an activity of the contract (L25)'),
    ticketing: operator('service.provision', 'support is an activity of the contract (L25)'),
    marketing: operator('marketing.communications', 'the one marketing purpose'),
  },
  changeOfPurpose: {
    compatible: stated('closed_list', 'L17'),
    unrelated: notStated('forbidden', 'purposes are a closed list (L17)'),
  },
  contact: {
    sla: notStated(null, 'no time is promised'),
    billing: notStated(null, 'no address is given'),
  },
  features: {
    ...silence.features,
    unsubscribeLink: stated(true, 'L43'),
    consentSettings: stated(true, 'L56'),
  },
};
