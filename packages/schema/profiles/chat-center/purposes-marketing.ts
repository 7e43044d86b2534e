import { operator, stated, statute } from '../../src/profile/leaf.ts';
import type { ProfilePurpose } from '../../src/profile/shape.ts';
import { articlesOf } from '../../src/taxonomy/articles.ts';
import { added, basis, listed, usual } from '../authoring.ts';

/** Three models side by side: each belongs to its purpose, and none to the profile. */
const common = {
  ...usual(articlesOf('restriction', ['GDPR'])),
  recipients: operator([], 'nobody outside'),
  retentionRef: operator('marketing', 'until the person opts out'),
};
const withdrawable = statute(true, articlesOf('withdrawal', ['GDPR']));

const recommendations: ProfilePurpose = {
  ...common,
  id: 'marketing.recommendations',
  description: stated('Suggest services', 'L42'),
  activities: stated(['suggest', 'recommend'], 'L42'),
  dataCategories: [
    ...listed('L42', 'user.name', 'user.contact.email', 'user.contact.phone_number', 'user.behavior.usage'),
    // Collected (L18) and named by no purpose: the nearest kind is usage data.
    ...added('visits are usage data', 'user.behavior.clickstream', 'user.behavior.browsing_history'),
  ],
  bases: [
    stated(
      {
        ...basis('legitimate_interests', [], ['GDPR']),
        interestText: 'developing products and growing the business',
      },
      'L42',
    ),
  ],
  objectable: stated(true, 'L53'),
  marketing: stated({ model: 'opt_out', channels: ['email'] }, 'L42, L53'),
  sourceSection: stated('3. Purposes for which we will use your personal data', 'L34'),
};

const newsletter: ProfilePurpose = {
  ...common,
  id: 'marketing.newsletter',
  description: stated('Send the newsletter to people who asked for it', 'L43'),
  activities: stated(['newsletter'], 'L43'),
  dataCategories: listed('L43', 'user.contact.email', 'user.contact.phone_number'),
  bases: [stated(basis('consent', [], ['GDPR']), 'L43')],
  withdrawable,
  marketing: stated({ model: 'opt_in_explicit', channels: ['email'] }, 'L43'),
  sourceSection: stated('3. Purposes for which we will use your personal data', 'L34'),
};

const general: ProfilePurpose = {
  ...common,
  id: 'marketing.general',
  description: stated('Marketing to people who asked for information or bought', 'L49'),
  activities: stated(['marketing messages'], 'L49'),
  dataCategories: added('what a message needs', 'user.contact.email', 'user.contact.phone_number'),
  bases: [
    operator(
      { ...basis('legitimate_interests', [], ['GDPR']), interestText: 'telling customers about services' },
      'the policy names no basis; what it describes is a soft opt-in (L49)',
    ),
  ],
  objectable: stated(true, 'L53'),
  marketing: stated({ model: 'soft_opt_in', channels: ['email'] }, 'L49'),
  sourceSection: stated('3. Marketing', 'L45'),
};

const thirdPartyShare: ProfilePurpose = {
  ...common,
  id: 'marketing.third_party_share',
  description: stated('Give data to a company outside for its marketing', 'L51'),
  activities: stated(['share'], 'L51'),
  dataCategories: added(
    'the policy says personal data; the least that marketing needs',
    'user.name',
    'user.contact.email',
  ),
  bases: [stated(basis('consent', [], ['GDPR']), 'L51')],
  withdrawable,
  marketing: stated({ model: 'opt_in_explicit', channels: ['third_party'] }, 'L51'),
  sourceSection: stated('3. Marketing', 'L45'),
};

export const marketingPurposes: readonly ProfilePurpose[] = [
  recommendations,
  newsletter,
  general,
  thirdPartyShare,
];
