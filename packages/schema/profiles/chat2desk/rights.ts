import { notStated, operator, stated, statute } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { article, articlesOf } from '../../src/taxonomy/articles.ts';
import { readRight } from '../authoring.ts';
import { statutoryAbuse, statutoryBreach, statutoryChildren } from '../fallbacks.ts';

const LAWS = ['GDPR', 'ZZPL'] as const;

export const rights = {
  rights: {
    access: {
      ...readRight('access', LAWS),
      granted: stated(true, 'L96-103'),
      content: stated(
        [
          'confirmation',
          'copy',
          'purposes',
          'categories',
          'recipients',
          'storage_period',
          'rights',
          'source',
        ],
        'L97-103',
      ),
      followUps: notStated([], 'each right is asked for on its own'),
    },
    rectify: {
      ...readRight('rectification', LAWS),
      granted: stated(true, 'L104-105'),
      selfService: notStated(false, 'no editing by the person is described'),
    },
    erase: {
      ...readRight('erasure', LAWS),
      granted: stated(true, 'L106-111'),
      grounds: stated(['not_needed', 'consent_withdrawn', 'unlawful', 'legal_duty'], 'L108-111'),
      partial: statute(true, articlesOf('erasure_exceptions', LAWS)),
    },
    restrict: {
      ...readRight('restriction', LAWS),
      granted: stated(true, 'L116-117'),
      triggers: stated(['accuracy_disputed', 'objection_pending'], 'L117'),
    },
    portability: {
      ...readRight('portability', LAWS),
      granted: stated(true, 'L114-115'),
      scope: stated('provided', 'L115'),
      bases: notStated([], 'no limit to a basis is stated'),
      automatedOnly: notStated(false, 'no such limit is stated'),
      directTransfer: stated(true, 'L115'),
    },
    object: {
      ...readRight('objection', LAWS),
      granted: stated(true, 'L118-119'),
      grounds: stated('particular_situation', 'L119'),
      intake: notStated(null, 'no special way in is stated'),
      scope: stated('legitimate_interests', 'L119'),
      marketingAlwaysSucceeds: statute(true, articlesOf('objection_to_marketing', LAWS)),
    },
    withdraw: { ...readRight('withdrawal', LAWS), granted: stated(true, 'L112-113') },
    complaint: readRight('complaint', LAWS),
    automatedDecisions: notStated('gated', 'not mentioned; none without a new version and consent'),
  },
  dsar: {
    channels: stated(['contact'], 'L140'),
    writtenOnly: notStated(false, 'no form is asked for'),
    // Two laws, two calendars: whichever date is earlier.
    deadlines: [
      statute({ n: 1, unit: 'month', anchor: 'receipt' }, article('answer_period', 'GDPR')),
      statute({ n: 30, unit: 'day', anchor: 'receipt' }, article('answer_period', 'ZZPL')),
    ],
    extension: {
      caps: [
        statute({ n: 2, unit: 'month', anchor: 'first_period_end' }, article('answer_period', 'GDPR')),
        statute({ n: 60, unit: 'day', anchor: 'first_period_end' }, article('answer_period', 'ZZPL')),
      ],
      mode: statute('additional', articlesOf('answer_period', LAWS)),
      reasons: statute(['complexity', 'volume'], articlesOf('answer_period', LAWS)),
      noticeRequired: statute(true, articlesOf('answer_period', LAWS)),
    },
    repeat: notStated(null, 'no rule about repeated requests'),
    abusive: statutoryAbuse(LAWS),
    identity: statute('optional', articlesOf('identity_check', LAWS)),
    exportFormats: operator(['json', 'csv'], 'the policy asks for a common, machine-readable format (L115)'),
  },
  breach: statutoryBreach(LAWS),
  children: statutoryChildren(15, ['ZZPL']),
  security: {
    // The policy says SSL/TLS without a version; this is the oldest that is still safe.
    minTls: operator('1.2', 'the policy names no version (L73)'),
    atRest: notStated(null, 'no encryption at rest is promised'),
    passwordHash: notStated(null, 'no algorithm is promised'),
    mfa: notStated('none', 'not promised'),
    csrf: operator(true, 'always on'),
    pseudonymiseWherePossible: stated(true, 'L76'),
    attestations: [
      { what: stated('firewalls and intrusion detection', 'L74'), date: operator(null, 'to be attested') },
      {
        what: stated('security audits and vulnerability checks', 'L75'),
        date: operator(null, 'to be attested'),
      },
      { what: stated('information audits', 'L71, L80'), date: operator(null, 'to be attested') },
      {
        what: stated('confidentiality agreements of all staff', 'L70'),
        date: operator(null, 'to be attested'),
      },
    ],
  },
  roles: [
    {
      id: 'support_agent',
      purposes: operator(['service.provision'], 'support belongs to the contract (L25)'),
      requiresNda: stated(true, 'L70'),
    },
    {
      id: 'marketing_manager',
      purposes: operator(['marketing.communications', 'feedback.survey'], 'what the work needs'),
      requiresNda: stated(true, 'L70'),
    },
    {
      id: 'security_analyst',
      purposes: operator(['security.site_operation'], 'what the work needs'),
      requiresNda: stated(true, 'L70'),
    },
    {
      id: 'data_analyst',
      purposes: operator(['analytics.web', 'analytics.ab_test'], 'what the work needs'),
      requiresNda: stated(true, 'L70'),
    },
    {
      id: 'privacy_officer',
      purposes: operator(['privacy.data_subject_rights', 'recipient.transfer'], 'requests and the register'),
      requiresNda: stated(true, 'L70'),
    },
    {
      id: 'visitor',
      purposes: operator(
        ['service.provision', 'feedback.survey', 'privacy.data_subject_rights'],
        'the person sees their own data, and says how it was handled',
      ),
      requiresNda: operator(false, 'the person needs no promise to themselves'),
    },
  ],
} as const satisfies Partial<PolicyProfile>;
