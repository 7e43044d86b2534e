import { notStated, operator, stated, statute } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { article } from '../../src/taxonomy/articles.ts';
import { readRight } from '../authoring.ts';
import { statutoryBreach, statutoryChildren } from '../fallbacks.ts';

const need = stated(true, 'L79');

export const rights = {
  rights: {
    access: {
      ...readRight('access', ['ZZPL']),
      granted: stated(true, 'L64'),
      content: stated(['confirmation', 'copy', 'purposes', 'categories', 'recipients'], 'L63-64'),
      followUps: stated(['correction', 'addition', 'update', 'deletion', 'suspension'], 'L64'),
    },
    rectify: {
      ...readRight('rectification', ['ZZPL']),
      granted: stated(true, 'L65'),
      selfService: notStated(false, 'no editing by the person is described'),
    },
    erase: {
      ...readRight('erasure', ['ZZPL']),
      granted: stated(true, 'L66'),
      grounds: statute(
        ['not_needed', 'consent_withdrawn', 'objected', 'unlawful', 'legal_duty'],
        article('erasure', 'ZZPL'),
      ),
      partial: stated(true, 'L66'),
    },
    restrict: {
      ...readRight('restriction', ['ZZPL']),
      granted: stated(true, 'L68'),
      // "In certain situations" (L68) are those of the law; suspension after an inspection is the policy’s own.
      triggers: operator(
        ['accuracy_disputed', 'lawfulness_disputed', 'objection_pending', 'needed_for_claims', 'inspection'],
        'the cases of the law, and suspension after an inspection (L64, L68)',
      ),
    },
    portability: {
      ...readRight('portability', ['ZZPL']),
      granted: stated(true, 'L67'),
      scope: stated('provided', 'L67'),
      bases: stated(['consent', 'contract'], 'L67'),
      automatedOnly: stated(true, 'L67'),
      directTransfer: stated(true, 'L67'),
    },
    object: {
      ...readRight('objection', ['ZZPL']),
      granted: stated(true, 'L51, L69'),
      grounds: notStated('none', 'no reason is asked for'),
      intake: notStated(null, 'no special way in is stated'),
      scope: stated('legitimate_interests', 'L69'),
      marketingAlwaysSucceeds: statute(true, article('objection_to_marketing', 'ZZPL')),
    },
    withdraw: { ...readRight('withdrawal', ['ZZPL']), granted: stated(true, 'L25, L96') },
    complaint: { ...readRight('complaint', ['ZZPL']), granted: stated(true, 'L70') },
    automatedDecisions: notStated('gated', 'not mentioned; none without a new version and consent'),
  },
  dsar: {
    channels: stated(['email'], 'L71, L73'),
    writtenOnly: notStated(false, 'e-mail is the way in'),
    deadlines: [stated({ n: 30, unit: 'day', anchor: 'receipt' }, 'L73')],
    extension: {
      // Unclear whether the 90 days are the extension or the whole: read as the whole, which fits 30 and 60.
      caps: [stated({ n: 90, unit: 'day', anchor: 'receipt' }, 'L73')],
      mode: operator('total', 'read as 90 days in all from receipt (L73)'),
      reasons: stated(['complexity', 'volume'], 'L73'),
      noticeRequired: stated(true, 'L73'),
    },
    repeat: stated(
      {
        window: { n: 1, unit: 'year' },
        // Read as twelve months back from the request, counting those already answered.
        windowKind: 'rolling',
        perRight: true,
        free: 1,
        // Withdrawals and objections are never rationed.
        countsRights: ['ACCESS', 'RECTIFICATION', 'ERASURE', 'RESTRICTION', 'PORTABILITY'],
        onExcess: 'valid_reason',
      },
      'L73',
    ),
    abusive: {
      triggers: stated(['unfounded', 'repeated'], 'L73'),
      outcomes: stated(['refuse', 'charge'], 'L73'),
      feeRule: stated('the costs of carrying the request out', 'L73'),
    },
    identity: statute('optional', article('identity_check', 'ZZPL')),
    exportFormats: operator(
      ['json', 'csv'],
      'the policy asks for a common, electronically readable form (L67)',
    ),
  },
  breach: statutoryBreach(['ZZPL']),
  children: statutoryChildren(15, ['ZZPL']),
  security: {
    minTls: operator('1.2', 'the policy names no version'),
    atRest: notStated(null, 'no encryption at rest is promised'),
    passwordHash: notStated(null, 'no algorithm is promised'),
    mfa: notStated('none', 'not promised'),
    csrf: operator(true, 'always on'),
    pseudonymiseWherePossible: notStated(true, 'careful default'),
    attestations: [
      {
        what: stated('technical, physical, organisational and personnel measures', 'L55'),
        date: operator(null, 'to be attested'),
      },
      { what: stated('the same measures at processors', 'L55, L86'), date: operator(null, 'to be attested') },
    ],
  },
  roles: [
    {
      id: 'support_agent',
      purposes: operator(['support.user_support', 'ops.diagnostics'], 'support staff also warn users (L47)'),
      requiresNda: need,
    },
    {
      id: 'marketing_manager',
      purposes: operator(['marketing.web'], 'what the work needs'),
      requiresNda: need,
    },
    {
      id: 'security_analyst',
      purposes: operator(['security.service_protection', 'ops.diagnostics'], 'what the work needs'),
      requiresNda: need,
    },
    {
      id: 'data_analyst',
      purposes: operator(
        ['analytics.product', 'analytics.ab_test', 'user.profiling_understanding'],
        'what the work needs',
      ),
      requiresNda: need,
    },
    {
      id: 'privacy_officer',
      purposes: operator(
        ['privacy.data_subject_rights', 'legal.obligation', 'legal.claims', 'vital.interests'],
        'requests, duties and emergencies',
      ),
      requiresNda: need,
    },
    {
      id: 'visitor',
      purposes: operator(
        ['support.user_support', 'privacy.data_subject_rights'],
        'the person sees their own data',
      ),
      requiresNda: operator(false, 'the person needs no promise to themselves'),
    },
  ],
} as const satisfies Partial<PolicyProfile>;
