import { notStated, operator, stated, statute } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { article } from '../../src/taxonomy/articles.ts';
import { readRight } from '../authoring.ts';

const need = operator(true, 'everybody with access signs');

export const rights = {
  rights: {
    access: {
      granted: stated(true, 'L329-333'),
      articles: stated(['GDPR 15'], 'L329'),
      content: stated(
        ['confirmation', 'copy', 'purposes', 'categories', 'recipients', 'safeguards'],
        'L279, L331-332',
      ),
      followUps: notStated([], 'each right is asked for on its own'),
    },
    rectify: {
      granted: stated(true, 'L335-338'),
      articles: stated(['GDPR 16'], 'L335'),
      selfService: stated(true, 'L338'),
    },
    erase: {
      granted: stated(true, 'L340-345'),
      articles: stated(['GDPR 17'], 'L340'),
      grounds: stated(['not_needed', 'consent_withdrawn', 'unlawful', 'child'], 'L343, L494-496'),
      partial: stated(true, 'L344'),
    },
    restrict: {
      granted: stated(true, 'L347-351'),
      articles: stated(['GDPR 18'], 'L347'),
      triggers: stated(['accuracy_disputed', 'lawfulness_disputed'], 'L350'),
    },
    portability: {
      granted: stated(true, 'L353-357'),
      articles: stated(['GDPR 20'], 'L353'),
      scope: stated('all', 'L355'),
      bases: notStated([], 'no limit to a basis is stated'),
      automatedOnly: notStated(false, 'no such limit is stated'),
      directTransfer: stated(true, 'L356'),
    },
    object: {
      granted: stated(true, 'L359-363'),
      articles: stated(['GDPR 21'], 'L359'),
      grounds: notStated('none', 'no reason is asked for'),
      intake: notStated(null, 'no special way in is stated'),
      scope: stated('legitimate_interests', 'L361'),
      marketingAlwaysSucceeds: stated(true, 'L362-363'),
    },
    withdraw: { granted: stated(true, 'L370-374'), articles: stated(['GDPR 7(3)'], 'L370') },
    // The heading is there and its text is not.
    complaint: { ...readRight('complaint', ['GDPR', 'ZZPL']), granted: stated(true, 'L376') },
    automatedDecisions: stated('gated', 'L367-368'),
  },
  dsar: {
    channels: stated(
      ['export_button', 'delete_button', 'profile_edit', 'unsubscribe_link', 'email'],
      'L333, L338, L345, L351, L363',
    ),
    writtenOnly: notStated(false, 'no form is asked for'),
    deadlines: [stated({ n: 30, unit: 'day', anchor: 'receipt' }, 'L378')],
    extension: {
      caps: [statute({ n: 2, unit: 'month', anchor: 'first_period_end' }, article('answer_period', 'GDPR'))],
      mode: statute('additional', article('answer_period', 'GDPR')),
      reasons: stated(['any'], 'L378'),
      noticeRequired: stated(true, 'L378'),
    },
    repeat: notStated(null, 'no rule about repeated requests'),
    abusive: {
      triggers: stated(['unfounded', 'excessive'], 'L382'),
      // A fee is stated and a refusal is not: the law would allow it, the policy promises less harshness.
      outcomes: stated(['charge'], 'L382'),
      feeRule: stated('a reasonable fee', 'L382'),
    },
    identity: stated('optional', 'L380'),
    exportFormats: stated(['json', 'csv'], 'L355'),
  },
  ccpa: { enabled: stated(true, 'L584-593') },
  sale: stated('never', 'L590, L595'),
  breach: {
    authorityHours: stated(72, 'L482'),
    threshold: stated('risk', 'L480'),
    notifyUsers: stated(true, 'L483'),
    noticeParts: stated(['what_happened', 'consequences', 'measures', 'advice'], 'L484-485'),
  },
  children: {
    minAge: stated(16, 'L492'),
    // "Promptly" and "as quickly as possible" (L494-496).
    deleteWithin: stated('at_once', 'L494-496'),
  },
  security: {
    minTls: stated('1.3', 'L462'),
    atRest: stated('AES-256', 'L463'),
    passwordHash: stated('bcrypt', 'L464'),
    mfa: stated('all_accounts', 'L466'),
    csrf: stated(true, 'L396'),
    pseudonymiseWherePossible: notStated(true, 'careful default'),
    attestations: [
      {
        what: stated('application firewall and protection against floods', 'L467'),
        date: operator(null, 'to be attested'),
      },
      {
        what: stated('security audits and penetration tests', 'L471'),
        date: operator(null, 'to be attested'),
      },
      { what: stated('training of staff', 'L472'), date: operator(null, 'to be attested') },
      {
        what: stated('background checks of staff with access', 'L473'),
        date: operator(null, 'to be attested'),
      },
      { what: stated('incident response plan', 'L475'), date: operator(null, 'to be attested') },
      { what: stated('encrypted backups', 'L476'), date: operator(null, 'to be attested') },
    ],
  },
  roles: [
    {
      id: 'support_agent',
      purposes: operator(['support.live_chat', 'support.ticketing'], 'what the work needs (L465)'),
      requiresNda: need,
    },
    {
      id: 'marketing_manager',
      purposes: operator(['marketing.email', 'feedback.survey'], 'what the work needs (L465)'),
      requiresNda: need,
    },
    {
      id: 'billing_clerk',
      purposes: operator(['billing.payments', 'legal.tax_accounting'], 'what the work needs (L465)'),
      requiresNda: need,
    },
    {
      id: 'security_analyst',
      purposes: operator(['security.fraud_prevention', 'ops.diagnostics'], 'what the work needs (L465)'),
      requiresNda: need,
    },
    {
      id: 'data_analyst',
      purposes: operator(
        ['analytics.product', 'analytics.ab_test', 'analytics.web', 'research.aggregated'],
        'what the work needs (L465)',
      ),
      requiresNda: need,
    },
    {
      id: 'privacy_officer',
      purposes: operator(
        ['privacy.data_subject_rights', 'legal.authority_requests', 'policy.acceptance_proof'],
        'requests, disclosures and proof',
      ),
      requiresNda: need,
    },
    {
      // An administrator of the customer’s own organisation, who sees people only when they agreed.
      id: 'org_admin',
      purposes: stated(['org.admin_sharing'], 'L251'),
      requiresNda: operator(false, 'not staff of the controller'),
    },
    {
      id: 'visitor',
      purposes: operator(
        ['support.live_chat', 'support.ticketing', 'feedback.survey', 'privacy.data_subject_rights'],
        'the person sees their own data, and says how it was handled',
      ),
      requiresNda: operator(false, 'the person needs no promise to themselves'),
    },
  ],
} as const satisfies Partial<PolicyProfile>;
