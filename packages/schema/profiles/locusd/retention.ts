import { notStated, operator, stated, statute } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { article } from '../../src/taxonomy/articles.ts';
import type { RetentionClass } from '../../src/taxonomy/retention-classes.ts';
import { chosenPeriod } from '../authoring.ts';
import { accountingException, proofException, silence } from '../fallbacks.ts';

const WHY = 'the policy gives no figure';
const noLimit = operator([], 'no further limit');

type Kept = PolicyProfile['retention'][number];

/** As long as the purpose needs it, then deleted for good: no anonymous remainder (L41). */
function untilPurposeEnds(id: RetentionClass): Kept {
  return {
    class: id,
    period: stated('purpose_end', 'L41'),
    trigger: stated('purpose_end', 'L41'),
    endAction: stated('delete', 'L41'),
    limitedPurposes: noLimit,
    survivesErasure: operator(false, 'erasure takes it too'),
    reason: stated('as long as the purpose needs it', 'L41'),
  };
}

export const retention = {
  retention: [
    untilPurposeEnds('account'),
    untilPurposeEnds('ticket.closed'),
    untilPurposeEnds('chat.active'),
    untilPurposeEnds('attachment'),
    untilPurposeEnds('social'),
    untilPurposeEnds('lead'),
    untilPurposeEnds('survey'),
    {
      class: 'log.web',
      period: stated('session', 'L21'),
      trigger: stated('session_end', 'L21'),
      endAction: stated('delete', 'L21'),
      limitedPurposes: noLimit,
      survivesErasure: operator(false, 'gone with the visit'),
      reason: stated('for the visit', 'L21'),
    },
    {
      class: 'marketing',
      period: stated('purpose_end', 'L22'),
      trigger: stated('withdrawal', 'L22'),
      endAction: stated('delete', 'L22'),
      limitedPurposes: noLimit,
      survivesErasure: operator(false, 'erasure takes it too'),
      reason: stated('until the consent is revoked', 'L22'),
    },
    {
      class: 'contract',
      period: stated('contract_plus_law', 'L41'),
      trigger: stated('contract_end', 'L41'),
      endAction: stated('delete', 'L41'),
      // Once the contract is over, only claims and legal duties are left.
      limitedPurposes: stated(['legal.claims', 'legal.obligation'], 'L41'),
      survivesErasure: stated(true, 'L41'),
      reason: stated('contract, claims and law', 'L41'),
    },
    chosenPeriod(
      'billing',
      { n: 10, unit: 'year', anchor: 'creation' },
      'creation',
      'delete',
      'accounting law',
      true,
    ),
    chosenPeriod('log.security', { n: 1, unit: 'year', anchor: 'creation' }, 'creation', 'delete', WHY),
    chosenPeriod('log.error', { n: 90, unit: 'day', anchor: 'creation' }, 'creation', 'delete', WHY),
    chosenPeriod('log.audit', { n: 3, unit: 'year', anchor: 'creation' }, 'creation', 'delete', WHY, true),
    chosenPeriod(
      'analytics',
      'purpose_end',
      'purpose_end',
      'delete',
      'no analytics are described; nothing is kept',
    ),
    chosenPeriod('acceptance', { n: 1, unit: 'year', anchor: 'creation' }, 'creation', 'delete', WHY),
    chosenPeriod('consent', { n: 3, unit: 'year', anchor: 'withdrawal' }, 'withdrawal', 'delete', WHY, true),
    chosenPeriod('request', { n: 3, unit: 'year', anchor: 'answer' }, 'close', 'delete', WHY, true),
  ],
  retentionExceptions: [
    proofException(['ZZPL']),
    accountingException(operator('Accounting Act of Serbia', 'to be confirmed by the operator')),
    {
      reason: stated('claim', 'L41'),
      lawRef: statute(article('claims', 'ZZPL'), article('claims', 'ZZPL')),
      classes: stated(['contract'], 'L41'),
    },
    {
      reason: stated('legal_duty', 'L41'),
      lawRef: operator(null, 'the policy says "applicable regulations"; the operator names them'),
      classes: stated(['contract'], 'L41'),
    },
  ],
  accountDeletion: silence.accountDeletion,
  erasure: {
    within: stated({ n: 1, unit: 'month', anchor: 'receipt' }, 'L43'),
    endActionByClass: {
      account: stated('delete', 'L41'),
      'ticket.closed': stated('delete', 'L41'),
      'chat.active': stated('delete', 'L41'),
      attachment: stated('delete', 'L41'),
      marketing: stated('delete', 'L22, L47'),
    },
    notifyOnComplete: notStated(false, 'no completion notice is promised'),
    restoreReplay: operator(true, 'a restored backup must not bring people back'),
  },
  aggregate: silence.aggregate,
  ip: { storage: stated('session', 'L21') },
  policyChange: {
    effective: stated('on_publication', 'L51'),
    noticeDays: stated(0, 'L51'),
    emailNotice: stated('optional', 'L51'),
    inApp: notStated(false, 'no notice in the product is mentioned'),
    modal: notStated([], 'no acceptance window is mentioned'),
    material: {
      notice: notStated(false, 'regular checking is advised (L51)'),
      review: stated(true, 'L51'),
      consent: statute(true, article('conditions_for_consent', 'ZZPL')),
    },
    firstVersionExempt: notStated(true, 'nothing to compare it with'),
  },
  acceptance: {
    // Browsing on is taken as agreement: noted as acknowledged, and never as a consent.
    mode: stated('deemed_use', 'L2'),
    recordFields: operator(['timestamp', 'version'], 'enough to show which text applied'),
    retention: operator({ n: 1, unit: 'year', anchor: 'creation' }, 'as long as it may be asked about'),
    implies: notStated([], 'nothing further follows from browsing'),
    onDecline: stated('give_no_data', 'L2'),
  },
  notices: {
    atCollection: stated(true, 'L2'),
    perField: notStated(true, 'each form field says what it is for'),
    layered: notStated(false, 'no further notices are mentioned'),
  },
  notify: { onLegalOrVitalBasis: notStated('not_promised', 'no such notice is promised') },
} as const satisfies Partial<PolicyProfile>;
