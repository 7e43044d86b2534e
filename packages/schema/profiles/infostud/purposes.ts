import { operator, stated, statute } from '../../src/profile/leaf.ts';
import type { ProfilePurpose } from '../../src/profile/shape.ts';
import { articlesOf } from '../../src/taxonomy/articles.ts';
import { added, basis, listed, staffNotes, staffShown, usual } from '../authoring.ts';
import { rightsPurpose } from '../fallbacks.ts';

const RESTRICTION = articlesOf('restriction', ['ZZPL']);
const PURPOSES = stated('5. The purpose of processing, period and data processed', 'L29');
const INTEREST = stated('6. Our legitimate interest', 'L37');
// The policy lists data for one purpose only, the protection of the service; elsewhere it speaks of kinds.
const NO_LIST = 'the policy gives no list of fields for this purpose';

const common = { ...usual(RESTRICTION), recipients: operator([], 'nobody outside') };
const objectable = stated(true, 'L51, L69');

function interest(interestText: string, lines: string): ProfilePurpose['bases'][number] {
  return stated({ ...basis('legitimate_interests', [], ['ZZPL']), interestText }, lines);
}

const provision: ProfilePurpose = {
  ...common,
  id: 'service.provision',
  description: stated('Provide the service and its functions', 'L35'),
  activities: stated(['registration', 'running the site'], 'L35, L67'),
  dataCategories: added(
    'registration data (L67), without a list',
    'user.name',
    'user.contact.email',
    'user.contact.phone_number',
  ),
  bases: [
    operator(
      basis('contract', [], ['ZZPL']),
      'implied by the right to transfer data given under a contract (L67)',
    ),
    stated(basis('consent', [], ['ZZPL']), 'L25'),
  ],
  withdrawable: stated(true, 'L25, L96'),
  recipients: operator(['zoho'], 'software in which data is stored (L82)'),
  retentionRef: operator('account', 'lives with the registration'),
  sourceSection: PURPOSES,
};

const support: ProfilePurpose = {
  ...common,
  id: 'support.user_support',
  description: stated('Support users', 'L35, L43'),
  activities: stated(['answer', 'contact'], 'L35, L43, L47'),
  dataCategories: [
    ...added(NO_LIST, 'user.name', 'user.contact.email', 'user.contact.phone_number'),
    ...added(
      'what a person asks is what support answers',
      'user.content.chat',
      'user.content.ticket',
      'user.content.attachment',
    ),
    ...staffShown,
    ...staffNotes,
  ],
  bases: [interest('protecting the business and supporting users', 'L39, L43')],
  objectable,
  recipients: operator(['zoho'], 'software in which data is stored (L82)'),
  retentionRef: operator('ticket.closed', 'until the purpose is met'),
  sourceSection: INTEREST,
};

const diagnostics: ProfilePurpose = {
  ...common,
  id: 'ops.diagnostics',
  description: stated('Find technical faults and warn users of irregularities', 'L41, L47'),
  activities: stated(['diagnose', 'contact the user'], 'L41, L47'),
  dataCategories: [
    ...listed('L47', 'user.contact.email', 'user.contact.phone_number'),
    ...added(NO_LIST, 'user.name', 'user.device.user_agent', 'user.behavior.usage'),
  ],
  bases: [interest('mending faults and averting harm', 'L39, L41, L49')],
  objectable,
  retentionRef: operator('log.error', 'until the purpose is met'),
  sourceSection: INTEREST,
};

const protection: ProfilePurpose = {
  ...common,
  id: 'security.service_protection',
  description: stated('Protect users and the service against fraud, attacks and spam', 'L45-49'),
  activities: stated(['monitor', 'detect abuse'], 'L45-49'),
  dataCategories: [
    ...listed('L49', 'user.behavior.browsing_history', 'user.device.ip_address', 'user.device.user_agent'),
    ...added('staff accounts are watched too', 'employee.name', 'employee.contact.email'),
  ],
  bases: [interest('protecting the service', 'L45, L49')],
  objectable: stated(true, 'L51'),
  retentionRef: operator('log.security', 'until the purpose is met'),
  sourceSection: INTEREST,
};

const product: ProfilePurpose = {
  ...common,
  id: 'analytics.product',
  description: stated('Measure usage, and test, improve and develop products', 'L35, L44'),
  activities: stated(['measure', 'test', 'develop'], 'L35, L44'),
  dataCategories: listed('L35, L42', 'user.behavior.usage', 'user.behavior.clickstream'),
  identityLevel: operator('pseudonymous', 'patterns of use need no names'),
  bases: [interest('developing and improving products', 'L39, L44')],
  objectable,
  retentionRef: operator('analytics', 'until the purpose is met'),
  sourceSection: INTEREST,
};

const abTest: ProfilePurpose = {
  ...product,
  id: 'analytics.ab_test',
  description: stated('Try new products and services', 'L44'),
  activities: stated(['test'], 'L44'),
  dataCategories: listed('L35, L44', 'user.behavior.usage'),
};

const profiling: ProfilePurpose = {
  ...common,
  id: 'user.profiling_understanding',
  description: stated('Know users through behaviour, interests and preferences', 'L42'),
  activities: stated(['profile'], 'L42'),
  dataCategories: listed('L42', 'user.behavior'),
  identityLevel: operator('pseudonymous', 'interests can be known without names'),
  bases: [interest('understanding users', 'L39, L42')],
  objectable,
  retentionRef: operator('analytics', 'until the purpose is met'),
  sourceSection: INTEREST,
};

const obligation: ProfilePurpose = {
  ...common,
  id: 'legal.obligation',
  description: stated('What another law requires', 'L27, L66'),
  activities: stated(['keep', 'disclose'], 'L27, L66, L83'),
  dataCategories: added('as the law in question requires; each use names its fields', 'user'),
  bases: [stated(basis('legal_obligation', [], ['ZZPL']), 'L27')],
  recipients: stated(['state_authorities'], 'L83'),
  retentionRef: operator('billing', 'the Accounting Act is the law that the policy names (L66)'),
  sourceSection: stated('4. The legal basis of processing', 'L23'),
  restrictionExempt: statute(true, RESTRICTION),
};

const vital: ProfilePurpose = {
  ...common,
  id: 'vital.interests',
  description: stated('Protect somebody’s life', 'L27, L84'),
  activities: stated(['disclose'], 'L84'),
  dataCategories: [
    ...added('what helps to reach a person in danger', 'user.name', 'user.contact'),
    ...added('the record of the disclosure itself', 'user.privacy_preferences'),
  ],
  bases: [stated(basis('vital_interests', [], ['ZZPL']), 'L27')],
  recipients: stated(['emergency'], 'L84'),
  retentionRef: operator('request', 'the case file of the event'),
  sourceSection: stated('4. The legal basis of processing', 'L23'),
  restrictionExempt: statute(true, RESTRICTION),
};

const claims: ProfilePurpose = {
  ...common,
  id: 'legal.claims',
  description: stated('Bring, pursue or defend a legal claim', 'L33, L66'),
  activities: stated(['keep'], 'L33, L66'),
  dataCategories: added(
    'the least a claim needs',
    'user.name',
    'user.contact',
    'user.content.ticket',
    'user.content.chat',
  ),
  bases: [
    operator(
      {
        type: 'legal_obligation',
        articles: ['ZZPL 12(1)(3)', 'ZZPL 30'],
        readArticles: ['ZZPL 12(1)(3)', 'ZZPL 30'],
      },
      'the policy names the case and no article (L33)',
    ),
  ],
  retentionRef: operator('request', 'until the claim ends'),
  sourceSection: PURPOSES,
  restrictionExempt: statute(true, RESTRICTION),
};

const marketing: ProfilePurpose = {
  ...common,
  id: 'marketing.web',
  description: stated('Marketing scripts and cookies on the website', 'L102-104'),
  activities: stated(['load scripts'], 'L104'),
  dataCategories: added(
    'what such scripts collect; the policy says only that it may be personal (L104)',
    'user.behavior.browsing_history',
    'user.behavior.clickstream',
  ),
  identityLevel: operator('pseudonymous', 'scripts know a browser and no name'),
  bases: [operator(basis('consent', [], ['ZZPL']), 'the policy names no basis; treated as opt-in')],
  withdrawable: stated(true, 'L25, L96'),
  marketing: operator(
    { model: 'opt_in_explicit', channels: ['scripts'] },
    'the policy names no model; treated as opt-in',
  ),
  recipients: stated(['google_ireland', 'facebook_ireland'], 'L90-91, L104'),
  retentionRef: operator('marketing', 'until consent ends'),
  sourceSection: stated('12. Website Policy', 'L98'),
};

export const purposes: readonly ProfilePurpose[] = [
  provision,
  support,
  diagnostics,
  protection,
  product,
  abTest,
  profiling,
  obligation,
  vital,
  claims,
  marketing,
  rightsPurpose(['ZZPL'], stated('9. Your rights in relation to the personal data processed', 'L61')),
];
