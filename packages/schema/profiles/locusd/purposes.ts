import { operator, stated, statute } from '../../src/profile/leaf.ts';
import type { ProfilePurpose } from '../../src/profile/shape.ts';
import { articlesOf } from '../../src/taxonomy/articles.ts';
import { added, basis, listed, staffNotes, staffShown, usual } from '../authoring.ts';
import { rightsPurpose } from '../fallbacks.ts';

const RESTRICTION = articlesOf('restriction', ['ZZPL']);
const common = { ...usual(RESTRICTION), recipients: operator([], 'nobody outside') };
const COLLECTED = stated('Personal data we collect', 'L16');

const serverLog: ProfilePurpose = {
  ...common,
  id: 'web.server_log',
  description: stated('Connection, comfort and stability of the website', 'L17-20'),
  activities: stated(['log requests', 'assess security and stability'], 'L17-20'),
  dataCategories: listed(
    'L17',
    'user.device.ip_address',
    'user.behavior.browsing_history',
    'user.device.user_agent',
    'user.device.network_provider',
  ),
  bases: [
    stated(
      {
        ...basis('legitimate_interests', ['ZZPL 12(1)(6)']),
        interestText: 'a website that works and is safe',
      },
      'L21',
    ),
  ],
  objectable: stated(true, 'L48'),
  recipients: operator(['server_operator'], 'whoever keeps the server running (L28, L33)'),
  retentionRef: stated('log.web', 'L21'),
  sourceSection: COLLECTED,
};

const marketing: ProfilePurpose = {
  ...common,
  id: 'marketing.direct',
  description: stated('Send commercial messages, newsletters and offers', 'L22'),
  activities: stated(['e-mail', 'SMS', 'Viber'], 'L22'),
  dataCategories: listed('L22', 'user.contact.email', 'user.contact.phone_number', 'user.name'),
  bases: [stated(basis('consent', ['ZZPL 12(1)(1)']), 'L22')],
  withdrawable: stated(true, 'L22, L47'),
  marketing: stated({ model: 'opt_in_channel', channels: ['email', 'sms', 'viber'] }, 'L22'),
  recipients: stated(['message_sender'], 'L22'),
  retentionRef: stated('marketing', 'L22'),
  sourceSection: COLLECTED,
};

const contract: ProfilePurpose = {
  ...common,
  id: 'contract.preparation_execution',
  description: stated('Prepare, conclude and perform contracts', 'L23'),
  activities: stated(['offer', 'conclude', 'perform'], 'L23'),
  dataCategories: listed(
    'L23',
    'user.name',
    'user.contact.address',
    'user.government_id.national_identification_number',
    'user.government_id.document',
    'user.government_id.document_copy',
    'user.contact.phone_number',
    'user.contact.email',
  ),
  bases: [
    stated(basis('contract', ['ZZPL 12(1)(2)']), 'L23'),
    stated(basis('legal_obligation', ['ZZPL 12(1)(3)']), 'L23'),
  ],
  recipients: operator(['advisers'], 'where an interest has to be protected (L29)'),
  retentionRef: stated('contract', 'L41'),
  sourceSection: COLLECTED,
};

const inquiry: ProfilePurpose = {
  ...common,
  id: 'support.inquiry',
  description: stated('Answer questions, present offers and settle problems', 'L24'),
  activities: stated(['reply by phone, e-mail and form'], 'L10, L24'),
  dataCategories: [
    ...listed('L24', 'user.name', 'user.contact.phone_number', 'user.contact.email'),
    // What arises from the communication itself.
    ...listed('L24', 'user.content.chat', 'user.content.ticket', 'user.content.attachment'),
    ...staffShown,
    ...staffNotes,
  ],
  bases: [
    stated(
      {
        ...basis('legitimate_interests', ['ZZPL 12(1)(6)']),
        interestText: 'answering questions and solving problems',
      },
      'L24',
    ),
  ],
  objectable: stated(true, 'L48'),
  recipients: stated(['partners'], 'L31'),
  retentionRef: operator('ticket.closed', 'as long as the purpose needs it (L41)'),
  sourceSection: COLLECTED,
};

const surveyConsented: ProfilePurpose = {
  ...common,
  id: 'feedback.survey_consented',
  description: stated('Surveys under the person’s own name', 'L24'),
  activities: stated(['collect answers'], 'L24'),
  dataCategories: [
    ...listed('L24', 'user.content.feedback'),
    ...added('who answered, for people who agreed to be known', 'user.name', 'user.contact.email'),
  ],
  bases: [stated(basis('consent', ['ZZPL 12(1)(1)']), 'L24')],
  withdrawable: stated(true, 'L24'),
  retentionRef: operator('survey', 'until the consent is withdrawn'),
  sourceSection: COLLECTED,
};

/** Only the date and time of taking part are kept: no personal field is open. */
const surveyAnonymous: ProfilePurpose = {
  ...common,
  id: 'feedback.survey_anonymous',
  description: stated('Surveys nobody can be found by', 'L24'),
  activities: stated(['keep date and time of taking part'], 'L24'),
  dataCategories: [],
  identityLevel: stated('anonymous', 'L24'),
  bases: [],
  retentionRef: operator('survey', 'the policy gives no period'),
  sourceSection: COLLECTED,
};

const social: ProfilePurpose = {
  ...common,
  id: 'social.interaction',
  description: stated('Inform, interact and answer on social pages', 'L25'),
  activities: stated(['reply', 'share where the platform does', 'remove illegal content'], 'L25'),
  // Published by the platform, and used for no other purpose.
  dataCategories: listed('L25', 'user.content.public'),
  bases: [
    stated(
      { ...basis('legitimate_interests', ['ZZPL 12(1)(6)']), interestText: 'interaction with followers' },
      'L25',
    ),
  ],
  objectable: stated(true, 'L48'),
  recipients: stated(['social_platform'], 'L25'),
  retentionRef: operator('social', 'as long as the purpose needs it (L41)'),
  sourceSection: COLLECTED,
};

const events: ProfilePurpose = {
  ...common,
  id: 'events.presentations',
  description: stated('Hold presentations, business events and promotions', 'L12-13'),
  activities: stated(['host'], 'L12-13'),
  dataCategories: added(
    'the policy names the events and no data: what an invitation needs',
    'user.name',
    'user.contact.email',
    'user.contact.phone_number',
  ),
  bases: [operator(basis('consent', [], ['ZZPL']), 'the policy names no basis; people are asked')],
  withdrawable: stated(true, 'L47'),
  retentionRef: operator('lead', 'the policy gives no period'),
  sourceSection: stated('Subject of privacy policy', 'L6'),
};

const claims: ProfilePurpose = {
  ...common,
  id: 'legal.claims',
  description: stated('Bring, pursue or defend legal claims after a contract', 'L41'),
  activities: stated(['keep', 'limited use'], 'L41'),
  dataCategories: listed('L23, L41', 'user.name', 'user.contact', 'user.government_id'),
  bases: [
    operator(
      {
        type: 'legal_obligation',
        articles: ['ZZPL 12(1)(3)', 'ZZPL 30'],
        readArticles: ['ZZPL 12(1)(3)', 'ZZPL 30'],
      },
      'the policy names the case and no article (L41)',
    ),
  ],
  recipients: stated(['advisers'], 'L29'),
  retentionRef: stated('contract', 'L41'),
  sourceSection: stated('Retention period of your personal data', 'L40'),
  restrictionExempt: statute(true, RESTRICTION),
};

const obligation: ProfilePurpose = {
  ...claims,
  id: 'legal.obligation',
  description: stated('What the law requires after a contract', 'L30, L41'),
  activities: stated(['keep', 'disclose'], 'L30, L41'),
  dataCategories: [
    ...claims.dataCategories,
    ...added('the record of each disclosure', 'user.privacy_preferences'),
  ],
  bases: [stated(basis('legal_obligation', [], ['ZZPL']), 'L30, L41')],
  recipients: stated(['authorities'], 'L30'),
};

export const purposes: readonly ProfilePurpose[] = [
  serverLog,
  marketing,
  contract,
  inquiry,
  surveyConsented,
  surveyAnonymous,
  social,
  events,
  claims,
  obligation,
  rightsPurpose(['ZZPL'], stated('Your rights', 'L42')),
];
