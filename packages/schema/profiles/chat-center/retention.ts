import { notStated, operator, stated, statute } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { article } from '../../src/taxonomy/articles.ts';
import { chosenPeriod } from '../authoring.ts';
import { accountingException, proofException, silence } from '../fallbacks.ts';

const WHY = 'the policy has no chapter on retention';

export const retention = {
  retention: [
    chosenPeriod('account', 'while_active', 'account_delete', 'delete', WHY),
    chosenPeriod('ticket.closed', { n: 2, unit: 'year', anchor: 'close' }, 'close', 'anonymise', WHY),
    chosenPeriod('chat.active', { n: 2, unit: 'year', anchor: 'close' }, 'close', 'anonymise', WHY),
    chosenPeriod('attachment', { n: 2, unit: 'year', anchor: 'close' }, 'close', 'delete', WHY),
    chosenPeriod(
      'billing',
      { n: 5, unit: 'year', anchor: 'creation' },
      'creation',
      'delete',
      'accounting law',
      true,
    ),
    chosenPeriod('contract', { n: 3, unit: 'year', anchor: 'contract_end' }, 'contract_end', 'delete', WHY),
    chosenPeriod('log.security', { n: 1, unit: 'year', anchor: 'creation' }, 'creation', 'delete', WHY),
    chosenPeriod('log.error', { n: 90, unit: 'day', anchor: 'creation' }, 'creation', 'delete', WHY),
    chosenPeriod('log.web', { n: 30, unit: 'day', anchor: 'creation' }, 'creation', 'delete', WHY),
    chosenPeriod('log.audit', { n: 3, unit: 'year', anchor: 'creation' }, 'creation', 'delete', WHY, true),
    chosenPeriod('analytics', { n: 14, unit: 'month', anchor: 'creation' }, 'creation', 'anonymise', WHY),
    chosenPeriod('survey', { n: 1, unit: 'year', anchor: 'creation' }, 'creation', 'anonymise', WHY),
    chosenPeriod('lead', { n: 1, unit: 'year', anchor: 'creation' }, 'creation', 'delete', WHY),
    chosenPeriod(
      'marketing',
      'purpose_end',
      'withdrawal',
      'suppress',
      'until the opt-out; then kept only to be left alone',
    ),
    chosenPeriod('acceptance', { n: 3, unit: 'year', anchor: 'creation' }, 'creation', 'delete', WHY),
    chosenPeriod('consent', { n: 3, unit: 'year', anchor: 'withdrawal' }, 'withdrawal', 'delete', WHY, true),
    chosenPeriod('request', { n: 3, unit: 'year', anchor: 'answer' }, 'close', 'delete', WHY, true),
  ],
  retentionExceptions: [
    proofException(['GDPR']),
    accountingException(operator('Accounting Act of Romania', 'to be confirmed by the operator')),
  ],
  accountDeletion: silence.accountDeletion,
  erasure: {
    within: statute({ n: 1, unit: 'month', anchor: 'receipt' }, article('answer_period', 'GDPR')),
    endActionByClass: {
      account: operator('delete', WHY),
      'ticket.closed': operator('anonymise', WHY),
      'chat.active': operator('anonymise', WHY),
      attachment: operator('delete', 'a file cannot be made anonymous'),
      marketing: operator('delete', WHY),
    },
    notifyOnComplete: notStated(false, 'no completion notice is promised'),
    restoreReplay: operator(true, 'a restored backup must not bring people back'),
  },
  ip: { storage: stated(['support.live_chat', 'ops.site_admin', 'analytics.improvement'], 'L39-41') },
  policyChange: {
    effective: notStated('on_publication', 'nothing is said of changes; a visible date'),
    noticeDays: notStated(0, 'no notice is promised'),
    emailNotice: operator('optional', 'people may be told about changes (L37)'),
    inApp: notStated(false, 'no notice in the product is mentioned'),
    modal: notStated([], 'no acceptance window is mentioned'),
    material: {
      notice: stated(true, 'L37, L61'),
      review: notStated(true, 'the text is published'),
      consent: statute(true, article('conditions_for_consent', 'GDPR')),
    },
    firstVersionExempt: notStated(true, 'nothing to compare it with'),
  },
  acceptance: {
    mode: notStated('none', 'no acceptance is asked for'),
    recordFields: notStated([], 'no acceptance is asked for'),
    retention: operator({ n: 3, unit: 'year', anchor: 'creation' }, 'should acceptance ever be asked for'),
    implies: notStated([], 'no acceptance is asked for'),
    onDecline: notStated('none', 'no acceptance is asked for'),
  },
  notices: {
    atCollection: statute(true, article('information', 'GDPR')),
    perField: notStated(true, 'each form field says what it is for'),
    layered: stated(true, 'L7'),
  },
  // Silence is allowed only where the law requires or permits it, and then names that law.
  notify: { onLegalOrVitalBasis: stated('unless_law_permits_silence', 'L63') },
} as const satisfies Partial<PolicyProfile>;
