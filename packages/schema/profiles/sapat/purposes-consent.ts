import { operator, stated } from '../../src/profile/leaf.ts';
import type { ProfilePurpose } from '../../src/profile/shape.ts';
import { articlesOf } from '../../src/taxonomy/articles.ts';
import { added, basis, listed, usual } from '../authoring.ts';

/** What rests on consent alone. */
const common = {
  ...usual(articlesOf('restriction', ['GDPR'])),
  withdrawable: stated(true, 'L140, L372'),
  recipients: operator([], 'nobody outside'),
};

function agreed(lines: string): ProfilePurpose['bases'][number] {
  return stated(basis('consent', ['GDPR 6(1)(a)'], ['ZZPL']), lines);
}

const location: ProfilePurpose = {
  ...common,
  id: 'location.optional',
  description: stated('Optional features that need a location', 'L135'),
  activities: stated(['derive the location'], 'L135'),
  dataCategories: listed('L87, L135', 'user.location.imprecise'),
  bases: [agreed('L133-135')],
  retentionRef: operator('location', 'the policy gives no period'),
  sourceSection: stated('4.4 Consent', 'L133'),
};

const integrations: ProfilePurpose = {
  ...common,
  id: 'integration.third_party',
  description: stated('Tools that the customer connects', 'L137, L250, L505-510'),
  activities: stated(['share within the settings and permissions of the integration'], 'L510'),
  dataCategories: added(
    'the most an integration can be granted; its settings and permissions narrow it',
    'user.name',
    'user.contact.email',
    'user.content.chat',
    'user.content.ticket',
    'user.content.attachment',
  ),
  bases: [agreed('L133, L137, L248-250')],
  recipients: stated(['connected_tool'], 'L250, L506'),
  retentionRef: operator('account', 'lives with the account'),
  sourceSection: stated('13. Third-Party Links (heading missing in the policy)', 'L499'),
};

const admins: ProfilePurpose = {
  ...common,
  id: 'org.admin_sharing',
  description: stated('Show data to the administrators of the person’s organisation', 'L251'),
  activities: stated(['share'], 'L248-251'),
  dataCategories: added(
    'what an administrator of a helpdesk account looks after',
    'user.name',
    'user.contact.email',
    'user.content.chat',
    'user.content.ticket',
    'user.behavior.usage',
  ),
  bases: [agreed('L133, L248-251')],
  retentionRef: operator('account', 'lives with the account'),
  sourceSection: stated('6.4 Sharing by consent (heading missing in the policy)', 'L248'),
};

const community: ProfilePurpose = {
  ...common,
  id: 'community.public',
  description: stated('Publish what a person posts in a public forum', 'L252'),
  activities: stated(['publish'], 'L252'),
  dataCategories: [...listed('L252', 'user.content.public'), ...added('the author is shown', 'user.name')],
  bases: [agreed('L133, L248-252')],
  recipients: stated(['the_public'], 'L252'),
  retentionRef: operator('social', 'the policy gives no period'),
  sourceSection: stated('6.4 Sharing by consent (heading missing in the policy)', 'L248'),
};

const sensitive: ProfilePurpose = {
  ...common,
  id: 'sensitive.processing',
  description: stated('Special categories of data, should they occur', 'L138'),
  activities: stated(['any, within the consent'], 'L138'),
  dataCategories: [
    ...listed('L138', 'user.health_and_medical'),
    ...added('treated as sensitive data: by specific consent only', 'user.criminal_history'),
  ],
  bases: [
    stated(
      {
        type: 'consent',
        articles: ['GDPR 6(1)(a)', 'GDPR 9(2)(a)', 'ZZPL 12(1)(1)', 'ZZPL 17'],
        readArticles: ['GDPR 9(2)(a)', 'ZZPL 12(1)(1)', 'ZZPL 17'],
      },
      'L133, L138',
    ),
  ],
  retentionRef: operator('account', 'deleted with the consent, at the latest with the account'),
  sourceSection: stated('4.4 Consent', 'L133'),
};

/** Named under consent, although none are used (L425): the purpose exists and opens nothing. */
const cookies: ProfilePurpose = {
  ...common,
  id: 'marketing.cookies',
  description: stated('Marketing cookies; none are used', 'L136, L425'),
  activities: stated([], 'L425'),
  dataCategories: [],
  bases: [agreed('L133, L136')],
  marketing: stated({ model: 'opt_in_explicit', channels: ['cookies'] }, 'L136'),
  retentionRef: operator('marketing', 'nothing is held'),
  sourceSection: stated('4.4 Consent', 'L133'),
};

export const consentPurposes: readonly ProfilePurpose[] = [
  location,
  integrations,
  admins,
  community,
  sensitive,
  cookies,
];
