import { notStated, operator, stated, statute } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { article } from '../../src/taxonomy/articles.ts';
import { chosenPeriod } from '../authoring.ts';
import { proofException, silence } from '../fallbacks.ts';

const WHY = 'the policy gives no figure';
const noLimit = operator([], 'no further limit');
const no = operator(false, 'goes with the account');

export const retention = {
  retention: [
    {
      class: 'account',
      period: stated('while_active', 'L290'),
      trigger: stated('account_delete', 'L291'),
      endAction: stated('delete', 'L291'),
      limitedPurposes: noLimit,
      survivesErasure: no,
      reason: stated('while the account is active, then 30 days to come back', 'L290-291'),
    },
    {
      class: 'chat.active',
      period: stated('while_active', 'L296'),
      trigger: stated('account_delete', 'L298'),
      endAction: stated('anonymise', 'L298'),
      limitedPurposes: noLimit,
      survivesErasure: no,
      reason: stated('while the account is active', 'L296'),
    },
    {
      class: 'ticket.closed',
      period: stated({ n: 3, unit: 'year', anchor: 'close' }, 'L297'),
      trigger: stated('close', 'L297'),
      endAction: operator('anonymise', 'the policy names no end; the same as after account deletion (L298)'),
      limitedPurposes: noLimit,
      survivesErasure: no,
      reason: stated('customer service and quality', 'L297'),
    },
    {
      class: 'attachment',
      period: operator('while_active', 'lives and ends with its chat or ticket'),
      trigger: operator('account_delete', 'ends with its chat or ticket'),
      endAction: operator('delete', 'a file cannot be made anonymous'),
      limitedPurposes: noLimit,
      survivesErasure: no,
      reason: operator('part of a conversation', 'L56 and L154 count files as part of the conversation'),
    },
    {
      class: 'billing',
      period: stated({ n: 7, unit: 'year', anchor: 'creation' }, 'L302'),
      trigger: operator('creation', 'counted from the transaction'),
      endAction: operator('delete', 'the policy names a period and no end'),
      limitedPurposes: operator(
        ['legal.tax_accounting', 'legal.authority_requests'],
        'after erasure, for tax and audit only',
      ),
      survivesErasure: stated(true, 'L302-303, L323'),
      reason: stated('tax and accounting rules', 'L302-303'),
    },
    {
      class: 'log.security',
      period: stated({ n: 1, unit: 'year', anchor: 'creation' }, 'L307'),
      trigger: operator('creation', 'counted from the entry'),
      endAction: operator('delete', 'the policy names a period and no end'),
      limitedPurposes: operator(
        ['security.fraud_prevention', 'legal.authority_requests'],
        'for security and claims only',
      ),
      survivesErasure: operator(true, 'kept for compliance and disputes, as the policy allows (L292, L344)'),
      reason: stated('security', 'L122, L192'),
    },
    {
      class: 'log.error',
      period: stated({ n: 90, unit: 'day', anchor: 'creation' }, 'L308'),
      trigger: operator('creation', 'counted from the entry'),
      endAction: operator('delete', 'the policy names a period and no end'),
      limitedPurposes: noLimit,
      survivesErasure: no,
      reason: stated('finding and mending faults', 'L171'),
    },
    {
      class: 'analytics',
      period: stated('indefinite', 'L309'),
      trigger: operator('never', 'there is nothing personal to end'),
      endAction: operator('keep', 'there is nothing personal to end'),
      limitedPurposes: noLimit,
      survivesErasure: operator(false, 'there is nothing personal to erase'),
      reason: stated('aggregated, without personal data', 'L309'),
    },
    {
      class: 'acceptance',
      period: stated('indefinite', 'L314'),
      trigger: stated('never', 'L314'),
      endAction: stated('keep', 'L314'),
      limitedPurposes: operator(['policy.acceptance_proof'], 'a ledger of its own, read for proof only'),
      survivesErasure: stated(true, 'L314'),
      reason: stated('legal compliance and proof of consent', 'L314'),
    },
    chosenPeriod('contract', { n: 7, unit: 'year', anchor: 'contract_end' }, 'contract_end', 'delete', WHY),
    chosenPeriod('log.web', 'session', 'session_end', 'delete', 'no web log is described; nothing is kept'),
    chosenPeriod('log.audit', { n: 3, unit: 'year', anchor: 'creation' }, 'creation', 'delete', WHY, true),
    chosenPeriod('survey', { n: 2, unit: 'year', anchor: 'creation' }, 'creation', 'anonymise', WHY),
    chosenPeriod(
      'marketing',
      'purpose_end',
      'withdrawal',
      'suppress',
      'until the opt-out; then kept only to be left alone',
    ),
    chosenPeriod('usage', { n: 14, unit: 'month', anchor: 'creation' }, 'creation', 'anonymise', WHY),
    chosenPeriod('location', 'purpose_end', 'withdrawal', 'delete', WHY),
    chosenPeriod('social', 'purpose_end', 'withdrawal', 'delete', WHY),
    chosenPeriod('consent', { n: 3, unit: 'year', anchor: 'withdrawal' }, 'withdrawal', 'delete', WHY, true),
    chosenPeriod('request', { n: 3, unit: 'year', anchor: 'answer' }, 'close', 'delete', WHY, true),
  ],
  retentionExceptions: [
    proofException(['GDPR', 'ZZPL']),
    {
      reason: stated('accounting', 'L302-303, L323'),
      lawRef: operator('Accounting Act of Serbia', 'the policy names tax and accounting rules and no act'),
      classes: stated(['billing'], 'L302, L323'),
    },
    {
      reason: stated('proof', 'L314'),
      lawRef: stated('GDPR Article 7', 'L314'),
      classes: stated(['acceptance'], 'L312-315'),
    },
    {
      reason: stated('claim', 'L292, L344'),
      lawRef: statute(article('claims', 'GDPR'), article('claims', 'GDPR')),
      classes: operator(['log.security'], 'one year of security records, for disputes'),
    },
  ],
  accountDeletion: {
    graceDays: stated(30, 'L291'),
    // Recovery (L291) and erasure (L321) end on the same day: the account comes back until the end of day 29.
    recoverable: stated(true, 'L291'),
    graceWaivable: operator(true, 'a mailed request may give up the recovery time'),
  },
  erasure: {
    within: stated({ n: 30, unit: 'day', anchor: 'receipt' }, 'L321'),
    endActionByClass: {
      account: stated('delete', 'L291, L321'),
      'chat.active': stated('anonymise', 'L298, L321'),
      'ticket.closed': stated('anonymise', 'L298, L321'),
      attachment: operator('delete', 'a file cannot be made anonymous'),
      survey: operator('anonymise', 'answers without a name stay useful'),
      usage: operator('delete', 'what is tied to a person goes'),
      marketing: stated('delete', 'L321'),
    },
    // The address is kept in the sealed job record until the notice has gone out, and destroyed with it.
    notifyOnComplete: stated(true, 'L322'),
    restoreReplay: operator(true, 'a restored backup must not bring people back'),
  },
  aggregate: {
    ...silence.aggregate,
    uses: stated(['research and reports', 'promotion', 'benchmarking', 'product insight'], 'L258-261'),
  },
  // Never for statistics (L88, L406); only with an acceptance (L315).
  ip: { storage: stated(['policy.acceptance_proof'], 'L88, L315, L406') },
  policyChange: {
    effective: stated('after_notice', 'L537'),
    noticeDays: stated(30, 'L537'),
    emailNotice: stated('required', 'L537'),
    inApp: stated(true, 'L538'),
    modal: stated(['significant', 'law'], 'L539'),
    material: {
      notice: stated(true, 'L544'),
      review: stated(true, 'L545'),
      consent: stated(true, 'L546'),
    },
    // Version 1.0.0 was itself published one day ahead (L5).
    firstVersionExempt: operator(true, 'before the first version there was nothing to change'),
  },
  acceptance: {
    mode: stated('both', 'L539, L548'),
    recordFields: stated(['timestamp', 'ip', 'version'], 'L315'),
    retention: stated('indefinite', 'L314'),
    implies: operator([], 'payment abroad rests on the contract and not on acceptance (L275)'),
    onDecline: stated('stop_and_offer_deletion', 'L548'),
  },
  notices: {
    atCollection: notStated(true, 'shown before the first message'),
    perField: notStated(true, 'each form field says what it is for'),
    layered: notStated(false, 'no further notices are mentioned'),
  },
  notify: { onLegalOrVitalBasis: notStated('not_promised', 'no such notice is promised') },
} as const satisfies Partial<PolicyProfile>;
