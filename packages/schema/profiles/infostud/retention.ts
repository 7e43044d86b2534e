import { notStated, operator, stated, statute } from '../../src/profile/leaf.ts';
import type { Leaf } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { article } from '../../src/taxonomy/articles.ts';
import type { RetentionClass } from '../../src/taxonomy/retention-classes.ts';
import { chosenPeriod } from '../authoring.ts';
import { accountingException, proofException, silence } from '../fallbacks.ts';

const WHY = 'the policy gives no figure';

type Kept = PolicyProfile['retention'][number];

/** The policy’s one rule: until the purpose is met, then deleted or made unrecognisable (L33). */
function untilPurposeEnds(id: RetentionClass, endAction: Leaf<'delete' | 'anonymise'>): Kept {
  return {
    class: id,
    period: stated('purpose_end', 'L33'),
    trigger: stated('purpose_end', 'L33'),
    endAction,
    limitedPurposes: operator([], 'no further limit'),
    survivesErasure: operator(false, 'erasure takes it too'),
    reason: stated('as long as the purpose needs it', 'L33'),
  };
}

const unrecognisable = operator('anonymise', 'one of the two ends that the policy allows (L33)');
const deleted = operator('delete', 'one of the two ends that the policy allows (L33)');

export const retention = {
  retention: [
    untilPurposeEnds('account', deleted),
    untilPurposeEnds('ticket.closed', unrecognisable),
    untilPurposeEnds('chat.active', unrecognisable),
    untilPurposeEnds('attachment', deleted),
    untilPurposeEnds('log.security', deleted),
    untilPurposeEnds('log.error', deleted),
    untilPurposeEnds('log.web', deleted),
    untilPurposeEnds('analytics', unrecognisable),
    untilPurposeEnds('survey', unrecognisable),
    {
      class: 'marketing',
      // Until the consent is revoked, or until the time it was given for has run out.
      period: stated('purpose_end', 'L33'),
      trigger: stated('withdrawal', 'L33'),
      endAction: stated('delete', 'L33, L96'),
      limitedPurposes: operator([], 'no further limit'),
      survivesErasure: operator(false, 'erasure takes it too'),
      reason: stated('until the consent ends', 'L33'),
    },
    chosenPeriod(
      'billing',
      { n: 10, unit: 'year', anchor: 'creation' },
      'creation',
      'delete',
      'accounting law',
      true,
    ),
    chosenPeriod('contract', { n: 10, unit: 'year', anchor: 'contract_end' }, 'contract_end', 'delete', WHY),
    chosenPeriod('log.audit', { n: 3, unit: 'year', anchor: 'creation' }, 'creation', 'delete', WHY, true),
    chosenPeriod('acceptance', 'purpose_end', 'purpose_end', 'delete', 'no acceptance is asked for'),
    chosenPeriod('consent', { n: 3, unit: 'year', anchor: 'withdrawal' }, 'withdrawal', 'delete', WHY, true),
    chosenPeriod('request', { n: 3, unit: 'year', anchor: 'answer' }, 'close', 'delete', WHY, true),
  ],
  retentionExceptions: [
    proofException(['ZZPL']),
    accountingException(stated('Accounting Act', 'L66')),
    {
      reason: stated('claim', 'L33, L66'),
      lawRef: statute(article('claims', 'ZZPL'), article('claims', 'ZZPL')),
      classes: operator(['request'], 'the file of a claim'),
    },
  ],
  accountDeletion: silence.accountDeletion,
  erasure: {
    within: stated({ n: 30, unit: 'day', anchor: 'receipt' }, 'L73'),
    endActionByClass: {
      account: stated('delete', 'L66'),
      'ticket.closed': operator('anonymise', 'one of the two ends that the policy allows (L33)'),
      'chat.active': operator('anonymise', 'one of the two ends that the policy allows (L33)'),
    },
    notifyOnComplete: notStated(false, 'no completion notice is promised'),
    restoreReplay: operator(true, 'a restored backup must not bring people back'),
  },
  aggregate: silence.aggregate,
  ip: { storage: stated(['security.service_protection'], 'L49') },
  policyChange: {
    effective: operator('on_publication', 'only a new date is promised (L110)'),
    noticeDays: notStated(0, 'no notice is promised'),
    emailNotice: notStated('none', 'no notice is promised'),
    inApp: notStated(false, 'no notice is promised'),
    modal: notStated([], 'no acceptance window is mentioned'),
    material: {
      notice: notStated(false, 'no notice is promised'),
      review: stated(true, 'L110'),
      consent: statute(true, article('conditions_for_consent', 'ZZPL')),
    },
    firstVersionExempt: notStated(true, 'nothing to compare it with'),
  },
  acceptance: {
    mode: notStated('none', 'no acceptance is asked for'),
    recordFields: notStated([], 'no acceptance is asked for'),
    retention: notStated('purpose_end', 'no acceptance is asked for'),
    implies: notStated([], 'no acceptance is asked for'),
    onDecline: notStated('none', 'no acceptance is asked for'),
  },
  notices: {
    atCollection: stated(true, 'L63'),
    perField: stated(true, 'L31'),
    layered: notStated(false, 'no further notices are mentioned'),
  },
  notify: { onLegalOrVitalBasis: stated('always', 'L27') },
} as const satisfies Partial<PolicyProfile>;
