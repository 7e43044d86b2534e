import { operator, stated, statute } from '../../src/profile/leaf.ts';
import type { ProfilePurpose } from '../../src/profile/shape.ts';
import { articlesOf } from '../../src/taxonomy/articles.ts';
import { added, basis, listed, staffNotes, staffShown, usual } from '../authoring.ts';
import { rightsPurpose } from '../fallbacks.ts';

const LAWS = ['GDPR', 'ZZPL'] as const;
const RESTRICTION = articlesOf('restriction', LAWS);

const provision: ProfilePurpose = {
  ...usual(RESTRICTION),
  id: 'service.provision',
  description: stated('Give access to the product and manage the contract', 'L20-21'),
  activities: stated(
    [
      'accounts and sign-in',
      'licences, orders and service requests',
      'inquiries and support',
      'service notices',
    ],
    'L22-26',
  ),
  dataCategories: [
    ...listed('L28', 'user.name'),
    ...listed('L29', 'user.unique_id.communication_service'),
    ...listed('L30', 'user.contact.phone_number', 'user.contact.email'),
    // What a person writes when getting in touch (L9), used to answer inquiries (L25).
    ...listed('L9, L25', 'user.content.chat', 'user.content.ticket', 'user.content.attachment'),
    ...staffShown,
    ...staffNotes,
  ],
  bases: [
    stated(basis('contract', ['GDPR 6(1)(b)', 'ZZPL 12(1)(2)']), 'L31'),
    // "Where applicable": for people who have no contract with the controller.
    stated(basis('consent', [], LAWS), 'L31'),
  ],
  withdrawable: stated(true, 'L31, L113'),
  recipients: stated(['it_infrastructure', 'professional_services', 'finance_services'], 'L83-85'),
  retentionRef: operator('account', 'lives with the account'),
  sourceSection: stated('3.1 Service Provision and Customer Relationship Management', 'L19'),
};

const marketing: ProfilePurpose = {
  ...usual(RESTRICTION),
  id: 'marketing.communications',
  description: stated('Tell users about offers, services, events and updates', 'L33-34'),
  activities: stated(
    ['newsletters and promotional e-mail', 'targeted advertisements', 'market research'],
    'L35-38',
  ),
  dataCategories: [
    ...listed('L40', 'user.name'),
    ...listed('L41', 'user.contact.phone_number', 'user.contact.email'),
  ],
  bases: [stated(basis('consent', ['GDPR 6(1)(a)', 'ZZPL 12(1)(1)']), 'L42')],
  withdrawable: stated(true, 'L43'),
  marketing: stated({ model: 'opt_in_explicit', channels: ['email', 'phone', 'ads'] }, 'L36-37, L41-42'),
  recipients: stated(['marketing_analytics'], 'L86'),
  retentionRef: stated('marketing', 'L43'),
  sourceSection: stated('3.2 Marketing and Communications', 'L32'),
};

/** Part of the marketing section, apart so that a survey is never more than its own data. */
const survey: ProfilePurpose = {
  ...marketing,
  id: 'feedback.survey',
  description: stated('Ask customers how satisfied they are', 'L38'),
  activities: stated(['satisfaction surveys', 'market research'], 'L38'),
  dataCategories: [
    ...marketing.dataCategories,
    ...added('the answers are what a survey is for', 'user.content.feedback'),
  ],
  marketing: stated({ model: 'opt_in_explicit', channels: ['email'] }, 'L38, L42'),
  recipients: operator([], 'surveys are run in house'),
  retentionRef: operator('survey', 'answers live apart from the marketing list'),
};

const analytics: ProfilePurpose = {
  ...usual(RESTRICTION),
  id: 'analytics.web',
  description: stated('Understand how the website is used, and improve it', 'L45-46'),
  activities: stated(['page views, clicks and time spent', 'aggregated behaviour'], 'L47-49'),
  // Direct identifiers stand in the list although the basis speaks of cookies: consent is needed for all of it.
  dataCategories: [
    ...listed('L52', 'user.name'),
    ...listed('L53', 'user.contact.phone_number', 'user.contact.email'),
    ...listed('L48', 'user.behavior.browsing_history', 'user.behavior.clickstream'),
  ],
  identityLevel: stated('pseudonymous', 'L76'),
  bases: [stated(basis('consent', ['GDPR 6(1)(a)'], ['ZZPL']), 'L55')],
  withdrawable: stated(true, 'L56'),
  recipients: stated(['marketing_analytics'], 'L86'),
  retentionRef: operator('analytics', 'statistics have a period of their own'),
  sourceSection: stated('3.3 Website Analytics', 'L44'),
};

const abTest: ProfilePurpose = {
  ...analytics,
  id: 'analytics.ab_test',
  description: stated('Try variants of the user interface', 'L50'),
  activities: stated(['A/B testing'], 'L50'),
  dataCategories: [
    ...listed('L48', 'user.behavior.clickstream'),
    ...added('which variant was shown', 'user.behavior.usage'),
  ],
  recipients: operator([], 'run in house'),
};

/** The functional and security half of the analytics section, which rests on an interest and not on consent. */
const siteOperation: ProfilePurpose = {
  ...usual(RESTRICTION),
  id: 'security.site_operation',
  description: stated('Keep the website working and secure', 'L55'),
  activities: stated(['functional and security cookies and logs', 'intrusion detection'], 'L55, L74'),
  dataCategories: [
    ...listed('L4, L10', 'user.device.user_agent'),
    ...listed('L48', 'user.behavior.browsing_history'),
    ...added('a web server sees the address on every visit', 'user.device.ip_address'),
    ...added('needed to notice a stolen account', 'user.account.sign_in_activity'),
    ...added('staff accounts are watched too', 'employee.contact.email'),
  ],
  identityLevel: stated('pseudonymous', 'L76'),
  bases: [
    stated(
      {
        ...basis('legitimate_interests', ['GDPR 6(1)(f)'], ['ZZPL']),
        interestText: 'a functional and secure website',
      },
      'L55',
    ),
  ],
  objectable: stated(true, 'L119'),
  recipients: stated(['it_infrastructure'], 'L83'),
  retentionRef: operator('log.security', 'the security log'),
  sourceSection: stated('3.3 Website Analytics', 'L44'),
};

const transfer: ProfilePurpose = {
  ...usual(RESTRICTION),
  id: 'recipient.transfer',
  description: stated('Pass the licensee’s data to sub-processors to perform the agreement', 'L88'),
  activities: stated(['transfer'], 'L88'),
  // Annex A should set the scope and is empty. The messenger id stays out: it is listed for the service alone (L29).
  dataCategories: added(
    'the annex that should set the scope is empty: who the contract is with, and no more',
    'user.name',
    'user.contact.email',
    'user.contact.phone_number',
  ),
  // Stated as a consent given by accepting the policy. Weak in law: recorded apart, and never enough for anything else.
  bases: [stated(basis('consent', [], LAWS), 'L88')],
  withdrawable: stated(true, 'L113'),
  recipients: stated(['it_infrastructure', 'finance_services'], 'L83, L85'),
  retentionRef: operator('account', 'lives with the account'),
  sourceSection: stated('5.3 Consent to Data Transfer', 'L87'),
  restrictionExempt: statute(false, RESTRICTION),
};

export const purposes: readonly ProfilePurpose[] = [
  provision,
  marketing,
  survey,
  analytics,
  abTest,
  siteOperation,
  transfer,
  rightsPurpose(LAWS, stated('6. Your rights', 'L93')),
];
