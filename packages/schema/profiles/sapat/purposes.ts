import { operator, stated, statute } from '../../src/profile/leaf.ts';
import type { ProfilePurpose } from '../../src/profile/shape.ts';
import { articlesOf } from '../../src/taxonomy/articles.ts';
import { added, basis, listed, staffNotes, staffShown, usual } from '../authoring.ts';
import { rightsPurpose } from '../fallbacks.ts';
import { consentPurposes } from './purposes-consent.ts';
import { interestPurposes } from './purposes-interest.ts';

const RESTRICTION = articlesOf('restriction', ['GDPR']);
const contract = stated(basis('contract', ['GDPR 6(1)(b)'], ['ZZPL']), 'L111-116');

const account: ProfilePurpose = {
  ...usual(RESTRICTION),
  id: 'service.account',
  description: stated('Create, manage and authenticate accounts', 'L113, L149-150'),
  activities: stated(['sign-up', 'sign-in', 'single sign-on', 'authorisation'], 'L93-98, L149-150'),
  dataCategories: [
    ...listed('L46, L96', 'user.name'),
    ...listed('L47, L96', 'user.contact.email'),
    ...listed('L49, L96', 'user.account.profile_photo'),
    ...listed('L50', 'user.job_title'),
  ],
  bases: [contract],
  recipients: stated(['hosting', 'sso_provider'], 'L202-207, L225-226'),
  retentionRef: stated('account', 'L290-291'),
  sourceSection: stated('5.1 Service Delivery', 'L147'),
};

const liveChat: ProfilePurpose = {
  ...usual(RESTRICTION),
  id: 'support.live_chat',
  description: stated('Carry live conversations between customers and support agents', 'L151'),
  activities: stated(
    ['route', 'keep the history for continuity', 'attachments', 'session figures'],
    'L151-154',
  ),
  dataCategories: [
    ...listed('L54', 'user.content.chat'),
    ...listed('L56, L154', 'user.content.attachment'),
    // The next agent sees what was said before, by chat and by ticket.
    ...listed('L153', 'user.content.ticket'),
    ...listed('L80-81', 'user.behavior.usage'),
    ...added('an agent calls the customer by name', 'user.name'),
    ...staffShown,
    ...staffNotes,
  ],
  bases: [contract],
  recipients: stated(['hosting'], 'L202-207'),
  retentionRef: stated('chat.active', 'L296, L298'),
  sourceSection: stated('5.1 Service Delivery', 'L147'),
};

const ticketing: ProfilePurpose = {
  ...usual(RESTRICTION),
  id: 'support.ticketing',
  description: stated('Create, manage and settle support tickets', 'L152'),
  activities: stated(['ticket contents', 'e-mail threads', 'attachments', 'history'], 'L152-154, L177'),
  dataCategories: [
    ...listed('L55, L57', 'user.content.ticket'),
    ...listed('L56, L154', 'user.content.attachment'),
    ...listed('L47, L57', 'user.contact.email'),
    ...listed('L153', 'user.content.chat'),
    ...added('an agent calls the customer by name', 'user.name'),
    ...staffShown,
    ...staffNotes,
  ],
  bases: [contract],
  recipients: stated(['hosting', 'email_delivery'], 'L202-207, L213'),
  retentionRef: stated('ticket.closed', 'L297-298'),
  sourceSection: stated('5.1 Service Delivery', 'L147'),
};

const transactional: ProfilePurpose = {
  ...usual(RESTRICTION),
  id: 'service.transactional_messages',
  description: stated('Send the messages that the service cannot work without', 'L155, L522-529'),
  activities: stated(
    ['verification and resets', 'ticket and chat notices', 'receipts', 'announcements'],
    'L525-529',
  ),
  dataCategories: [
    ...listed('L57, L155', 'user.contact.email'),
    ...listed('L155, L527', 'user.financial.transaction'),
  ],
  bases: [
    contract,
    operator(basis('legal_obligation', [], ['GDPR', 'ZZPL']), 'notices of a changed policy are owed by law'),
  ],
  recipients: stated(['hosting', 'email_delivery', 'push_delivery'], 'L202-207, L213-215'),
  retentionRef: operator('account', 'each message lives with the record it is about'),
  sourceSection: stated('14. Marketing Communications', 'L522-529'),
};

const payments: ProfilePurpose = {
  ...usual(RESTRICTION),
  id: 'billing.payments',
  description: stated('Subscription payments through the merchant of record', 'L115, L159'),
  activities: stated(['payments', 'invoices', 'refunds and disputes', 'renewals'], 'L159-162'),
  dataCategories: [
    ...listed('L565', 'user.name', 'user.contact.email'),
    ...listed('L65-66, L567', 'user.financial.transaction'),
    // Passed on for tax and never stored here.
    ...listed('L568', 'user.contact.address'),
  ],
  bases: [contract],
  recipients: stated(['dodopayments'], 'L553, L562'),
  retentionRef: stated('billing', 'L302'),
  sourceSection: stated('5.2 Payment Processing', 'L157'),
};

const tax: ProfilePurpose = {
  ...usual(RESTRICTION),
  id: 'legal.tax_accounting',
  description: stated('Keep the records that tax and accounting laws require', 'L128, L130, L163'),
  activities: stated(['keep'], 'L130, L302-303'),
  dataCategories: listed('L302-303', 'user.financial.transaction'),
  bases: [stated(basis('legal_obligation', ['GDPR 6(1)(c)'], ['ZZPL']), 'L126-130')],
  recipients: operator([], 'auditors are named case by case'),
  retentionRef: stated('billing', 'L302'),
  sourceSection: stated('4.3 Legal Obligations', 'L126'),
  restrictionExempt: statute(true, RESTRICTION),
};

const authorities: ProfilePurpose = {
  ...usual(RESTRICTION),
  id: 'legal.authority_requests',
  description: stated('Answer courts and lawful requests, and protect rights', 'L129, L188-190, L239-246'),
  activities: stated(['disclose'], 'L239'),
  dataCategories: added('a court may ask for anything; each disclosure names its fields', 'user'),
  bases: [stated(basis('legal_obligation', ['GDPR 6(1)(c)'], ['ZZPL']), 'L126-131')],
  recipients: stated(['authorities'], 'L242'),
  retentionRef: operator('request', 'the case file of the disclosure'),
  sourceSection: stated('6.3 Legal disclosure (heading missing in the policy)', 'L239'),
  restrictionExempt: statute(true, RESTRICTION),
};

const acceptanceProof: ProfilePurpose = {
  ...usual(RESTRICTION),
  id: 'policy.acceptance_proof',
  description: stated('Prove which policy version was accepted, and when', 'L312-315'),
  activities: stated(['record', 'store'], 'L314'),
  dataCategories: [
    ...listed('L315', 'user.device.ip_address'),
    ...listed('L314', 'user.privacy_preferences'),
  ],
  // A ledger of its own, by pseudonymous key: found again for proof, and for nothing else.
  identityLevel: operator('pseudonymous', 'the ledger outlives the account and needs no name'),
  bases: [
    stated(
      {
        type: 'legal_obligation',
        articles: ['GDPR 7(1)', 'GDPR 6(1)(c)', 'ZZPL 12(1)(3)'],
        readArticles: ['GDPR 7(1)', 'GDPR 6(1)(c)', 'ZZPL 12(1)(3)'],
      },
      'L314',
    ),
  ],
  recipients: operator([], 'nobody outside'),
  retentionRef: stated('acceptance', 'L314'),
  sourceSection: stated('8.1 Retention Periods', 'L286'),
  restrictionExempt: statute(true, RESTRICTION),
};

export const purposes: readonly ProfilePurpose[] = [
  account,
  liveChat,
  ticketing,
  transactional,
  payments,
  tax,
  authorities,
  ...interestPurposes,
  ...consentPurposes,
  acceptanceProof,
  rightsPurpose(['GDPR', 'ZZPL'], stated('9. Your Rights Under GDPR', 'L325')),
];
