import { operator, stated, statute } from '../../src/profile/leaf.ts';
import type { ProfilePurpose } from '../../src/profile/shape.ts';
import { articlesOf } from '../../src/taxonomy/articles.ts';
import { added, basis, listed, staffNotes, staffShown, usual } from '../authoring.ts';
import { rightsPurpose } from '../fallbacks.ts';
import { marketingPurposes } from './purposes-marketing.ts';

const RESTRICTION = articlesOf('restriction', ['GDPR']);
const common = { ...usual(RESTRICTION), recipients: operator([], 'nobody outside') };
const SECTION = stated('3. Purposes for which we will use your personal data', 'L34');
// The policy names grounds and no articles: each article is a reading.
const objectable = statute(true, articlesOf('objection', ['GDPR']));

function interest(interestText: string, lines: string): ProfilePurpose['bases'][number] {
  return stated({ ...basis('legitimate_interests', [], ['GDPR']), interestText }, lines);
}

const delivery: ProfilePurpose = {
  ...common,
  id: 'service.delivery',
  description: stated('Deliver services, manage payments and collect debts', 'L36'),
  activities: stated(['deliver', 'payments, fees and charges', 'debt collection'], 'L36'),
  dataCategories: listed(
    'L36',
    'user.name',
    'user.contact.email',
    'user.contact.phone_number',
    'user.financial.transaction',
    'user.financial.debt',
  ),
  // An objection stops what rests on the interest, the recovery of debts; the contract goes on.
  bases: [
    stated(
      {
        ...basis('contract', [], ['GDPR']),
        appliesTo: [
          'user.name',
          'user.contact.email',
          'user.contact.phone_number',
          'user.financial.transaction',
        ],
      },
      'L36',
    ),
    stated(
      {
        ...basis('legitimate_interests', [], ['GDPR']),
        appliesTo: ['user.financial.debt'],
        interestText: 'recovering debts',
      },
      'L36',
    ),
  ],
  objectable,
  recipients: stated(['aws', 'amazon_ireland', 'advisers'], 'L70-71'),
  retentionRef: operator('billing', 'lives with the payments'),
  sourceSection: SECTION,
};

const relationship: ProfilePurpose = {
  ...common,
  id: 'relationship.management',
  description: stated('Tell people about changed terms or policies', 'L37'),
  activities: stated(['notices of changes', 'records kept up to date'], 'L37'),
  dataCategories: listed('L37', 'user.contact.email', 'user.contact.phone_number'),
  // All three carry the same data: an objection leaves the notices, and stops the surveys (a purpose of their own here).
  bases: [
    stated(basis('contract', [], ['GDPR']), 'L37'),
    stated(basis('legal_obligation', [], ['GDPR']), 'L37'),
    interest('keeping records up to date', 'L37'),
  ],
  objectable,
  recipients: stated(['twilio'], 'L70'),
  retentionRef: operator('account', 'lives with the account'),
  sourceSection: SECTION,
};

const survey: ProfilePurpose = {
  ...common,
  id: 'feedback.survey',
  description: stated('Ask for a review or a survey', 'L37'),
  activities: stated(['reviews', 'surveys'], 'L37'),
  dataCategories: [
    ...listed('L37', 'user.contact.email', 'user.contact.phone_number'),
    ...added('the answers are what a survey is for', 'user.content.feedback'),
  ],
  bases: [interest('studying how customers use the services', 'L37')],
  objectable,
  retentionRef: operator('survey', 'the policy gives no period'),
  sourceSection: SECTION,
};

const demo: ProfilePurpose = {
  ...common,
  id: 'demo.booking',
  description: stated('Book a demonstration', 'L38'),
  activities: stated(['book'], 'L38'),
  dataCategories: listed('L38', 'user.contact.email', 'user.contact.phone_number'),
  bases: [interest('giving the demonstration that was asked for', 'L38')],
  objectable,
  retentionRef: operator('lead', 'the policy gives no period'),
  sourceSection: SECTION,
};

const liveChat: ProfilePurpose = {
  ...common,
  id: 'support.live_chat',
  description: stated('Help people through the live chat', 'L39'),
  activities: stated(['reply', 'assist'], 'L39'),
  dataCategories: [
    ...listed('L39', 'user.name', 'user.content.chat', 'user.device.ip_address'),
    ...added('a file sent in a chat is part of its content', 'user.content.attachment'),
    // The policy knows live chat only; a ticket is the same conversation carried on in writing.
    ...added('a ticket carries the conversation on in writing', 'user.content.ticket'),
    ...staffShown,
    ...staffNotes,
  ],
  bases: [interest('answering and assisting customers', 'L39')],
  objectable,
  recipients: stated(['zendesk_chat', 'tawk_to'], 'L69'),
  retentionRef: operator('chat.active', 'lives with the conversation'),
  sourceSection: SECTION,
};

const siteAdmin: ProfilePurpose = {
  ...common,
  id: 'ops.site_admin',
  description: stated('Run and protect the business and the site', 'L40'),
  activities: stated(
    ['troubleshooting', 'testing', 'maintenance', 'reporting', 'network security', 'fraud'],
    'L40',
  ),
  dataCategories: [
    ...listed(
      'L40',
      'user.name',
      'user.contact.email',
      'user.contact.phone_number',
      'user.device.ip_address',
    ),
    ...added('staff accounts are watched too', 'employee.name', 'employee.contact.email'),
  ],
  bases: [
    interest('running the business, network security, preventing fraud', 'L40'),
    operator(
      { ...basis('legal_obligation', [], ['GDPR']), appliesTo: ['user.device.ip_address'] },
      'the policy names no duty (L40); the security of processing is one, and needs the technical data only',
    ),
  ],
  objectable,
  recipients: stated(['aws', 'google', 'digital_ocean', 'cloudflare', 'fraud_agencies'], 'L70, L74'),
  retentionRef: operator('log.security', 'the security log'),
  sourceSection: SECTION,
};

const improvement: ProfilePurpose = {
  ...common,
  id: 'analytics.improvement',
  description: stated('Improve site, services, marketing and relations', 'L41'),
  activities: stated(['data analytics'], 'L41'),
  dataCategories: listed('L41', 'user.device.ip_address'),
  identityLevel: operator('pseudonymous', 'patterns need no names'),
  bases: [interest('developing the business', 'L41')],
  objectable,
  recipients: stated(['gooddata'], 'L70'),
  retentionRef: operator('analytics', 'the policy gives no period'),
  sourceSection: SECTION,
};

const authorities: ProfilePurpose = {
  ...common,
  id: 'legal.authority_requests',
  description: stated('Give authorities what the law requires or permits', 'L63, L72'),
  activities: stated(['disclose'], 'L72'),
  dataCategories: added(
    'who is asked for; each disclosure names its fields, and is on record',
    'user.name',
    'user.contact',
    'user.privacy_preferences',
  ),
  bases: [stated(basis('legal_obligation', [], ['GDPR']), 'L63')],
  recipients: stated(['regulators'], 'L72'),
  retentionRef: operator('request', 'the case file of the disclosure'),
  sourceSection: stated('4. Disclosure of your information', 'L65'),
  restrictionExempt: statute(true, RESTRICTION),
};

export const purposes: readonly ProfilePurpose[] = [
  delivery,
  relationship,
  survey,
  demo,
  liveChat,
  siteAdmin,
  improvement,
  ...marketingPurposes,
  rightsPurpose(['GDPR'], operator('no rights chapter', 'the policy ends in section 5 and has none')),
  authorities,
];
