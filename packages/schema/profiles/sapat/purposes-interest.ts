import { operator, stated } from '../../src/profile/leaf.ts';
import type { ProfilePurpose } from '../../src/profile/shape.ts';
import { articlesOf } from '../../src/taxonomy/articles.ts';
import { added, basis, listed, usual } from '../authoring.ts';

/** What rests on an interest, and so can be objected to, and what touches no personal data at all. */
const common = {
  ...usual(articlesOf('restriction', ['GDPR'])),
  objectable: stated(true, 'L361'),
  recipients: operator([], 'nobody outside'),
};

function interest(interestText: string, lines: string): ProfilePurpose['bases'][number] {
  return stated({ ...basis('legitimate_interests', ['GDPR 6(1)(f)'], ['ZZPL']), interestText }, lines);
}

const fraud: ProfilePurpose = {
  ...common,
  id: 'security.fraud_prevention',
  description: stated('Detect fraud and stop unauthorised access', 'L181-192'),
  activities: stated(['monitor', 'investigate', 'enforce the terms', 'keep an audit trail'], 'L183-192'),
  dataCategories: [
    ...listed('L78', 'user.account.sign_in_activity'),
    ...listed('L79', 'user.behavior.usage'),
    ...added('an investigation must tell whose account it is', 'user.name', 'user.contact.email'),
    ...added('staff accounts are watched too', 'employee.name', 'employee.contact.email'),
  ],
  bases: [interest('fraud prevention and security', 'L118-122')],
  recipients: stated(['hosting'], 'L202-207'),
  retentionRef: stated('log.security', 'L307'),
  sourceSection: stated('5.5 Security and Fraud Prevention', 'L181'),
};

const diagnostics: ProfilePurpose = {
  ...common,
  id: 'ops.diagnostics',
  description: stated('Watch uptime, and find and mend faults', 'L167, L171'),
  activities: stated(['error and diagnostic logs', 'performance monitoring'], 'L82-83, L167, L171'),
  dataCategories: [...listed('L82-83', 'user.behavior.usage'), ...listed('L74', 'user.device.user_agent')],
  identityLevel: operator('pseudonymous', 'a fault can be mended without knowing whose it is'),
  bases: [interest('performance monitoring', 'L118-121')],
  recipients: stated(['error_tracking'], 'L220-221'),
  retentionRef: stated('log.error', 'L308'),
  sourceSection: stated('5.3 Service Improvement', 'L165'),
};

const product: ProfilePurpose = {
  ...common,
  id: 'analytics.product',
  description: stated('Understand how the product is used, to improve it', 'L168, L170'),
  activities: stated(['measure features and frequency', 'research and development'], 'L79, L123, L168, L170'),
  dataCategories: listed('L79', 'user.behavior.usage'),
  identityLevel: operator('pseudonymous', 'patterns of use need no names'),
  bases: [interest('improving the services, research and development', 'L118-123')],
  retentionRef: operator('usage', 'the policy gives no period for usage data'),
  sourceSection: stated('5.3 Service Improvement', 'L165'),
};

const abTest: ProfilePurpose = {
  ...product,
  id: 'analytics.ab_test',
  description: stated('Try variants of the product', 'L169'),
  activities: stated(['A/B testing'], 'L169'),
  bases: [interest('improving the services', 'L118-120')],
};

/**
 * Page statistics hold no personal data (L405, L417), so this purpose opens no personal field. The policy also
 * names analytics under consent (L136) and under an interest (L121); with nothing personal, neither is needed.
 */
const web: ProfilePurpose = {
  ...common,
  id: 'analytics.web',
  description: stated('Page statistics without personal data', 'L402-417'),
  activities: stated(
    ['page views', 'referrers', 'country, region and city', 'device, browser and system'],
    'L412-415',
  ),
  dataCategories: [],
  identityLevel: stated('anonymous', 'L417'),
  bases: [],
  objectable: operator(false, 'there is nothing to object to (L436); browsers can block it'),
  recipients: stated(['plausible'], 'L219'),
  retentionRef: stated('analytics', 'L309'),
  sourceSection: stated('10.2 Analytics', 'L400'),
};

const marketing: ProfilePurpose = {
  ...common,
  id: 'marketing.email',
  description: stated('Send news about features, promotions and surveys', 'L178, L514'),
  activities: stated(['marketing e-mail'], 'L178'),
  dataCategories: [...listed('L178, L514', 'user.contact.email'), ...added('the greeting', 'user.name')],
  bases: [interest('marketing communications, with an opt-out', 'L118, L124')],
  objectable: stated(true, 'L362'),
  marketing: stated({ model: 'opt_out', channels: ['email'] }, 'L124, L178, L516'),
  recipients: stated(['email_delivery'], 'L213'),
  retentionRef: operator('marketing', 'until the opt-out'),
  sourceSection: stated('14. Marketing Communications', 'L512'),
};

const survey: ProfilePurpose = {
  ...common,
  id: 'feedback.survey',
  description: stated('Ask for feedback, ratings and survey answers', 'L179'),
  activities: stated(['ratings', 'reviews', 'surveys'], 'L58-59, L179'),
  dataCategories: [
    ...listed('L58-59', 'user.content.feedback'),
    ...added('the question has to reach the person', 'user.contact.email'),
  ],
  bases: [
    operator(
      { ...basis('legitimate_interests', [], ['GDPR', 'ZZPL']), interestText: 'improving the services' },
      'the policy gives no basis for surveys; they serve the improvement it names (L120)',
    ),
  ],
  retentionRef: operator('survey', 'the policy gives no period'),
  sourceSection: stated('5.4 Communications', 'L173'),
};

const research: ProfilePurpose = {
  ...common,
  id: 'research.aggregated',
  description: stated('Share figures nobody can be found by', 'L256'),
  activities: stated(['reports', 'promotion', 'benchmarking', 'product insight'], 'L258-261'),
  dataCategories: [],
  identityLevel: stated('anonymous', 'L256'),
  bases: [],
  objectable: operator(false, 'there is nothing personal to object to'),
  retentionRef: stated('analytics', 'L309'),
  sourceSection: stated('6.5 Aggregated and Anonymized Data', 'L254'),
};

export const interestPurposes: readonly ProfilePurpose[] = [
  fraud,
  diagnostics,
  product,
  abTest,
  web,
  marketing,
  survey,
  research,
];
