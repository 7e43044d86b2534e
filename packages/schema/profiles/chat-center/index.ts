import { notStated, operator, stated } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { silence } from '../fallbacks.ts';
import { consent } from './consent.ts';
import { data } from './data.ts';
import { purposes } from './purposes.ts';
import { recipients } from './recipients.ts';
import { retention } from './retention.ts';
import { rights } from './rights.ts';

/** The Chat Center: support by interest, three marketing models, no rights and no retention chapter of its own. */
export const chatCenter: PolicyProfile = {
  ...silence,
  ...data,
  ...recipients,
  ...rights,
  ...retention,
  ...consent,
  id: 'chat-center',
  schemaVersion: 1,
  sourceFile: {
    name: '004_cacd89350d5b1357.txt',
    sha256: 'c499c2722343412c4bce653142bca93686d078642bce469135b1934fd302729c',
    lines: 89,
  },
  sections: [
    { title: 'Privacy and Cookie Policy', from: 1, to: 8 },
    { title: '1. Information we collect from you', from: 9, to: 24 },
    { title: '2. Uses made of your information', from: 25, to: 33 },
    { title: '3. Purposes for which we will use your personal data', from: 34, to: 64 },
    { title: '3. Marketing', from: 45, to: 56 },
    { title: '3. Change of purpose', from: 57, to: 64 },
    { title: '4. Disclosure of your information', from: 65, to: 77 },
    { title: '5. International transfers', from: 78, to: 89 },
  ],
  needsReview: [
    {
      topic: 'missing chapters',
      note: 'No date, address, retention, rights, security, cookies, children, breaches or changes. Everything there is from the law or chosen by the operator.',
    },
    {
      topic: 'marketing',
      note: 'Three models at once. Read: the model belongs to the purpose.',
      lines: 'L42-43, L49',
    },
    {
      topic: 'visits and caller number',
      note: 'Collected and named by no purpose. Read: visits are usage data, the caller number is contact data.',
      lines: 'L18',
    },
    { topic: 'free text', note: 'No special categories are collected, and chat is free text.', lines: 'L23' },
    { topic: 'tickets', note: 'The policy knows live chat only.', lines: 'L39' },
  ],
  document: {
    service: stated('The Chat Center', 'L5'),
    urls: stated(['https://www.thechatcenter.com'], 'L15'),
    version: notStated(null, 'the policy carries no number'),
    published: notStated(null, 'the policy carries no date'),
    effective: notStated(null, 'the policy carries no date'),
    updated: notStated(null, 'the policy carries no date'),
    annexes: notStated([], 'there are none'),
    supplements: stated('layered', 'L7'),
  },
  controller: {
    displayName: stated('The Chat Center', 'L5'),
    legalEntity: stated('Client Service Intelligence SRL', 'L51'),
    regNo: notStated(null, 'no number is given'),
    taxId: notStated(null, 'no number is given'),
    address: notStated(null, 'no address is given'),
    country: operator('RO', 'the form of the company, and advisers in Romania (L71)'),
    timeZone: operator('Europe/Bucharest', 'the country of the controller'),
    laws: operator(
      ['GDPR'],
      'no law is named; the policy speaks of the EEA and the European Commission (L80-89)',
    ),
    contacts: {
      privacy: operator('privacy@chat-center.example.invalid', 'placeholder: the policy gives no address'),
      support: operator('support@chat-center.example.invalid', 'placeholder: the policy gives no address'),
      billing: notStated(null, 'no address is given'),
      post: notStated(null, 'no address is given'),
    },
    authority: {
      name: operator(
        'National Supervisory Authority for Personal Data Processing',
        'the authority of Romania; the policy names none',
      ),
      address: notStated(null, 'to be added by the operator'),
      phone: notStated(null, 'to be added by the operator'),
      url: operator('https://www.dataprotection.ro', 'public site of the authority'),
    },
    subjectScope: stated(['visitors', 'customers', 'people who correspond with the company'], 'L15-16'),
  },
  purposes,
  helpdesk: {
    liveChat: operator('support.live_chat', 'its own purpose in the policy (L39)'),
    ticketing: operator('support.live_chat', 'the only purpose that carries what customers write (L39)'),
    marketing: operator('marketing.newsletter', 'the one purpose that people ask for themselves (L43)'),
  },
  changeOfPurpose: {
    compatible: stated('assessment_required', 'L59'),
    unrelated: stated('notice_and_basis', 'L61'),
  },
  contact: {
    sla: notStated(null, 'no time is promised for inquiries'),
    billing: notStated(null, 'no address is given'),
  },
};
