import { notStated, operator, stated, statute } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { article } from '../../src/taxonomy/articles.ts';
import { readRight } from '../authoring.ts';
import { statutoryBreach, statutoryChildren } from '../fallbacks.ts';

const need = stated(true, 'L27-28');

export const rights = {
  rights: {
    access: {
      granted: stated(true, 'L44'),
      articles: stated(['ZZPL 26'], 'L44'),
      content: stated(['confirmation', 'copy', 'purposes', 'categories', 'recipients'], 'L44'),
      followUps: notStated([], 'each right is asked for on its own'),
    },
    rectify: {
      ...readRight('rectification', ['ZZPL']),
      granted: stated(true, 'L45'),
      selfService: notStated(false, 'no editing by the person is described'),
    },
    erase: {
      ...readRight('erasure', ['ZZPL']),
      granted: stated(true, 'L45, L47'),
      grounds: statute(
        ['not_needed', 'consent_withdrawn', 'objected', 'unlawful', 'legal_duty'],
        article('erasure', 'ZZPL'),
      ),
      partial: statute(true, article('erasure_exceptions', 'ZZPL')),
    },
    restrict: {
      ...readRight('restriction', ['ZZPL']),
      granted: stated(true, 'L45'),
      triggers: statute(
        ['accuracy_disputed', 'lawfulness_disputed', 'objection_pending', 'needed_for_claims'],
        article('restriction', 'ZZPL'),
      ),
    },
    portability: {
      ...readRight('portability', ['ZZPL']),
      granted: stated(true, 'L46'),
      scope: stated('all', 'L46'),
      bases: notStated([], 'no limit to a basis is stated'),
      automatedOnly: notStated(false, 'no such limit is stated'),
      directTransfer: stated(true, 'L46'),
    },
    object: {
      ...readRight('objection', ['ZZPL']),
      granted: stated(true, 'L48'),
      grounds: stated('reason', 'L48'),
      intake: stated({ emailSubject: 'Objection to Processing' }, 'L48'),
      // Covers processing and the general treatment of data alike.
      scope: stated('any_processing', 'L48'),
      marketingAlwaysSucceeds: statute(true, article('objection_to_marketing', 'ZZPL')),
    },
    withdraw: { ...readRight('withdrawal', ['ZZPL']), granted: stated(true, 'L22, L47') },
    complaint: { ...readRight('complaint', ['ZZPL']), granted: stated(true, 'L49') },
    automatedDecisions: notStated('gated', 'not mentioned; none without a new version and consent'),
  },
  dsar: {
    channels: stated(['email', 'post'], 'L5, L43'),
    writtenOnly: stated(true, 'L43'),
    deadlines: [stated({ n: 1, unit: 'month', anchor: 'receipt' }, 'L43')],
    extension: {
      caps: [statute({ n: 60, unit: 'day', anchor: 'first_period_end' }, article('answer_period', 'ZZPL'))],
      mode: statute('additional', article('answer_period', 'ZZPL')),
      reasons: stated(['exceptional_complexity'], 'L43'),
      noticeRequired: statute(true, article('answer_period', 'ZZPL')),
    },
    repeat: notStated(null, 'repetition counts as abuse, without a figure (L43)'),
    abusive: {
      triggers: stated(['unfounded', 'excessive', 'already_held', 'repeated'], 'L43'),
      outcomes: stated(['charge', 'refuse'], 'L43'),
      feeRule: stated('the necessary costs', 'L43'),
    },
    identity: stated('required', 'L43'),
    exportFormats: operator(['json', 'csv'], 'the policy speaks of a download (L46)'),
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
        what: stated('modern protection and access control at the sources', 'L36'),
        date: operator(null, 'to be attested'),
      },
      { what: stated('roles and authorisations', 'L37'), date: operator(null, 'to be attested') },
      {
        what: stated('monitoring of the places where data is stored', 'L38'),
        date: operator(null, 'to be attested'),
      },
    ],
  },
  roles: [
    {
      id: 'support_agent',
      purposes: operator(['support.inquiry', 'social.interaction'], 'what the work needs (L37)'),
      requiresNda: need,
    },
    {
      id: 'marketing_manager',
      purposes: operator(
        [
          'marketing.direct',
          'events.presentations',
          'feedback.survey_consented',
          'feedback.survey_anonymous',
        ],
        'what the work needs (L37)',
      ),
      requiresNda: need,
    },
    {
      id: 'billing_clerk',
      purposes: operator(['contract.preparation_execution'], 'contracts (L37)'),
      requiresNda: need,
    },
    {
      id: 'security_analyst',
      purposes: operator(['web.server_log'], 'what the work needs (L37)'),
      requiresNda: need,
    },
    {
      id: 'privacy_officer',
      purposes: operator(
        ['privacy.data_subject_rights', 'legal.claims', 'legal.obligation'],
        'requests, claims and duties (L37)',
      ),
      requiresNda: need,
    },
    {
      // Few people, on servers abroad, for upkeep alone.
      id: 'server_maintenance',
      purposes: stated(['web.server_log'], 'L33'),
      requiresNda: need,
      foreignNode: stated(true, 'L33'),
    },
    {
      id: 'visitor',
      purposes: operator(
        ['support.inquiry', 'feedback.survey_consented', 'privacy.data_subject_rights'],
        'the person sees their own data, and says how it was handled',
      ),
      requiresNda: operator(false, 'the person needs no promise to themselves'),
    },
  ],
} as const satisfies Partial<PolicyProfile>;
