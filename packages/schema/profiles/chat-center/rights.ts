import { notStated, operator, stated, statute } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { article } from '../../src/taxonomy/articles.ts';
import { readRight } from '../authoring.ts';
import { statutoryAbuse, statutoryBreach, statutoryChildren } from '../fallbacks.ts';

const need = statute(true, article('confidentiality', 'GDPR'));
const LAW = ['GDPR'] as const;

/** The policy has no chapter on rights: all of it is the law’s. */
export const rights = {
  rights: {
    access: {
      ...readRight('access', LAW),
      content: statute(
        [
          'confirmation',
          'copy',
          'purposes',
          'categories',
          'recipients',
          'storage_period',
          'rights',
          'source',
          'safeguards',
        ],
        article('access', 'GDPR'),
      ),
      followUps: notStated([], 'each right is asked for on its own'),
    },
    rectify: { ...readRight('rectification', LAW), selfService: notStated(false, 'no editing is described') },
    erase: {
      ...readRight('erasure', LAW),
      grounds: statute(
        ['not_needed', 'consent_withdrawn', 'objected', 'unlawful', 'legal_duty', 'child'],
        article('erasure', 'GDPR'),
      ),
      partial: statute(true, article('erasure_exceptions', 'GDPR')),
    },
    restrict: {
      ...readRight('restriction', LAW),
      triggers: statute(
        ['accuracy_disputed', 'lawfulness_disputed', 'objection_pending', 'needed_for_claims'],
        article('restriction', 'GDPR'),
      ),
    },
    portability: {
      ...readRight('portability', LAW),
      scope: statute('provided', article('portability', 'GDPR')),
      bases: statute(['consent', 'contract'], article('portability', 'GDPR')),
      automatedOnly: statute(true, article('portability', 'GDPR')),
      directTransfer: statute(true, article('portability', 'GDPR')),
    },
    object: {
      ...readRight('objection', LAW),
      grounds: statute('particular_situation', article('objection', 'GDPR')),
      intake: notStated(null, 'no special way in is stated'),
      scope: statute('legitimate_interests', article('objection', 'GDPR')),
      marketingAlwaysSucceeds: statute(true, article('objection_to_marketing', 'GDPR')),
    },
    withdraw: readRight('withdrawal', LAW),
    complaint: readRight('complaint', LAW),
    automatedDecisions: notStated('gated', 'not mentioned; none without a new version and consent'),
  },
  dsar: {
    channels: stated(['contact'], 'L53, L59'),
    writtenOnly: notStated(false, 'no form is asked for'),
    deadlines: [statute({ n: 1, unit: 'month', anchor: 'receipt' }, article('answer_period', 'GDPR'))],
    extension: {
      caps: [statute({ n: 2, unit: 'month', anchor: 'first_period_end' }, article('answer_period', 'GDPR'))],
      mode: statute('additional', article('answer_period', 'GDPR')),
      reasons: statute(['complexity', 'volume'], article('answer_period', 'GDPR')),
      noticeRequired: statute(true, article('answer_period', 'GDPR')),
    },
    repeat: notStated(null, 'no rule about repeated requests'),
    abusive: statutoryAbuse(LAW),
    identity: statute('optional', article('identity_check', 'GDPR')),
    exportFormats: statute(['json', 'csv'], article('portability', 'GDPR')),
  },
  breach: statutoryBreach(LAW),
  children: statutoryChildren(16, LAW),
  security: {
    minTls: operator('1.2', 'the policy names no version'),
    atRest: notStated(null, 'no encryption at rest is promised'),
    passwordHash: notStated(null, 'no algorithm is promised'),
    mfa: notStated('none', 'not promised'),
    csrf: operator(true, 'always on'),
    pseudonymiseWherePossible: notStated(true, 'careful default'),
    attestations: [
      {
        what: stated('third parties respect the security of data', 'L76'),
        date: operator(null, 'to be attested'),
      },
    ],
  },
  roles: [
    {
      id: 'support_agent',
      purposes: operator(['support.live_chat'], 'what the work needs'),
      requiresNda: need,
    },
    {
      id: 'marketing_manager',
      purposes: operator(
        [
          'marketing.newsletter',
          'marketing.recommendations',
          'marketing.general',
          'marketing.third_party_share',
          'demo.booking',
          'relationship.management',
          'feedback.survey',
        ],
        'what the work needs',
      ),
      requiresNda: need,
    },
    {
      id: 'billing_clerk',
      purposes: operator(['service.delivery'], 'payments and debts'),
      requiresNda: need,
    },
    {
      id: 'security_analyst',
      purposes: operator(['ops.site_admin'], 'what the work needs'),
      requiresNda: need,
    },
    {
      id: 'data_analyst',
      purposes: operator(['analytics.improvement'], 'what the work needs'),
      requiresNda: need,
    },
    {
      id: 'privacy_officer',
      purposes: operator(
        ['privacy.data_subject_rights', 'legal.authority_requests'],
        'requests and disclosures',
      ),
      requiresNda: need,
    },
    {
      id: 'visitor',
      purposes: operator(
        ['support.live_chat', 'feedback.survey', 'privacy.data_subject_rights'],
        'the person sees their own data, and says how it was handled',
      ),
      requiresNda: operator(false, 'the person needs no promise to themselves'),
    },
  ],
} as const satisfies Partial<PolicyProfile>;
