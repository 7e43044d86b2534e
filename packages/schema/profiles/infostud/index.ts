import { notStated, operator, stated } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { silence } from '../fallbacks.ts';
import { consent } from './consent.ts';
import { data } from './data.ts';
import { purposes } from './purposes.ts';
import { recipients } from './recipients.ts';
import { retention } from './retention.ts';
import { rights } from './rights.ts';

/** The Infostud notice: support by interest, one request for each right in a year, withdrawal that deletes. */
export const infostud: PolicyProfile = {
  ...silence,
  ...data,
  ...recipients,
  ...rights,
  ...retention,
  ...consent,
  id: 'infostud',
  schemaVersion: 1,
  sourceFile: {
    name: '002_8ee8a710362877ee.txt',
    sha256: '0714cbbef754866898028ab25ba0be67029adb628ffd2763771d1055e6431d8c',
    lines: 110,
  },
  sections: [
    { title: 'Privacy Policy', from: 1, to: 2 },
    { title: '1. Dates of issuance', from: 3, to: 6 },
    { title: '2. The purpose of the notification', from: 7, to: 16 },
    { title: '3. About us', from: 17, to: 22 },
    { title: '4. The legal basis of processing', from: 23, to: 28 },
    { title: '5. The purpose of processing, period and data processed', from: 29, to: 36 },
    { title: '6. Our legitimate interest', from: 37, to: 52 },
    { title: '7. Safety of Your data', from: 53, to: 56 },
    { title: '8. Transfer of personal data to other countries', from: 57, to: 60 },
    { title: '9. Your rights in relation to the personal data processed', from: 61, to: 74 },
    { title: '10. Who is access to Your data – Recipients', from: 75, to: 93 },
    { title: '11. Consent and Withdrawal of Consent', from: 94, to: 97 },
    { title: '12. Website Policy', from: 98, to: 105 },
    { title: '13. Final regulations', from: 106, to: 110 },
  ],
  needsReview: [
    { topic: 'contact', note: 'Every e-mail address is blank.', lines: 'L15, L51, L71, L73, L96' },
    { topic: 'processor country', note: 'Facebook Ireland Limited is listed under Malta.', lines: 'L91' },
    {
      topic: 'processor safeguard',
      note: 'A processor in the United States has no stated safeguard: inactive.',
      lines: 'L59, L92',
    },
    {
      topic: 'ninety days',
      note: 'Unclear whether the extension or the whole: read as the whole.',
      lines: 'L73',
    },
    {
      topic: 'repeated requests',
      note: 'Both "refuse or charge" and "only for a valid reason". Read: twelve months back, for each right, counting answered requests.',
      lines: 'L73',
    },
    { topic: 'support', note: 'Chat and tickets are not named; support is.', lines: 'L35, L43' },
  ],
  document: {
    service: operator('Infostud', 'the notice speaks of "the Service" and never names the site'),
    urls: notStated([], 'the site is never named'),
    version: notStated(null, 'the notice carries a date and no number'),
    published: stated('2022-10-25', 'L5'),
    effective: notStated(null, 'only the date of issue is given'),
    updated: stated('2022-10-25', 'L108'),
    annexes: notStated([], 'there are none'),
    supplements: notStated('standalone', 'no other notices are mentioned'),
  },
  controller: {
    displayName: operator('Infostud', 'short for the company name'),
    legalEntity: stated('INFOSTUD 3 DOO SUBOTICA', 'L19'),
    regNo: stated('20175095', 'L19'),
    taxId: stated('104505119', 'L19'),
    address: stated('Vladimira Nazora 7, 24000 Subotica, Serbia', 'L19'),
    country: stated('RS', 'L19'),
    timeZone: operator('Europe/Belgrade', 'the seat of the controller'),
    laws: stated(['ZZPL'], 'L11'),
    contacts: {
      privacy: operator(
        'privacy@infostud.example.invalid',
        'placeholder: the address is blank in the notice',
      ),
      support: notStated(null, 'one address serves everything'),
      billing: notStated(null, 'no address is given'),
      post: stated('Vladimira Nazora 7, 24000 Subotica, Serbia', 'L19'),
    },
    authority: {
      name: stated('Commissioner for Information of Public Importance and Personal Data Protection', 'L70'),
      address: stated('Bulevar Kralja Aleksandra 15, 11120 Belgrade', 'L70'),
      phone: stated('+381 11 3408 900', 'L70'),
      url: operator('https://www.poverenik.rs', 'public site of the authority'),
    },
    subjectScope: stated(['users of the service'], 'L9'),
  },
  purposes,
  helpdesk: {
    liveChat: operator('support.user_support', 'the one support purpose'),
    ticketing: operator('support.user_support', 'the one support purpose'),
    marketing: operator('marketing.web', 'the one marketing purpose'),
  },
  changeOfPurpose: {
    compatible: stated('closed_list', 'L31'),
    unrelated: notStated('forbidden', 'all data is collected for a specific purpose (L31)'),
  },
  contact: {
    sla: notStated(null, 'no time is promised for inquiries'),
    billing: notStated(null, 'no address is given'),
  },
};
