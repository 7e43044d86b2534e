import { notStated, operator, stated } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { chosenPeriod } from '../authoring.ts';
import { accountingException, proofException, silence } from '../fallbacks.ts';

const WHY = 'the policy gives no figure';

/** The policy gives one period only, that of the marketing address. Every other figure is the operator’s. */
export const retention = {
  retention: [
    {
      class: 'marketing',
      period: stated('purpose_end', 'L43'),
      trigger: stated('withdrawal', 'L43'),
      // The address must stay known as "do not write", or the next import would bring it back.
      endAction: operator('suppress', 'an unsubscribed address is kept only to be left alone'),
      limitedPurposes: operator([], 'no further limit'),
      survivesErasure: operator(false, 'erasure takes the address too'),
      reason: stated('until the person unsubscribes', 'L43'),
    },
    chosenPeriod('account', 'while_active', 'account_delete', 'delete', WHY),
    chosenPeriod('ticket.closed', { n: 2, unit: 'year', anchor: 'close' }, 'close', 'anonymise', WHY),
    chosenPeriod('chat.active', { n: 2, unit: 'year', anchor: 'close' }, 'close', 'anonymise', WHY),
    chosenPeriod('attachment', { n: 2, unit: 'year', anchor: 'close' }, 'close', 'delete', WHY),
    chosenPeriod(
      'billing',
      { n: 10, unit: 'year', anchor: 'creation' },
      'creation',
      'delete',
      'accounting law',
      true,
    ),
    chosenPeriod('contract', { n: 10, unit: 'year', anchor: 'contract_end' }, 'contract_end', 'delete', WHY),
    chosenPeriod('log.security', { n: 1, unit: 'year', anchor: 'creation' }, 'creation', 'delete', WHY),
    chosenPeriod('log.error', { n: 90, unit: 'day', anchor: 'creation' }, 'creation', 'delete', WHY),
    chosenPeriod('log.web', { n: 30, unit: 'day', anchor: 'creation' }, 'creation', 'delete', WHY),
    chosenPeriod('log.audit', { n: 3, unit: 'year', anchor: 'creation' }, 'creation', 'delete', WHY, true),
    chosenPeriod('analytics', { n: 14, unit: 'month', anchor: 'creation' }, 'creation', 'anonymise', WHY),
    chosenPeriod('survey', { n: 1, unit: 'year', anchor: 'creation' }, 'creation', 'anonymise', WHY),
    chosenPeriod('acceptance', { n: 3, unit: 'year', anchor: 'contract_end' }, 'contract_end', 'delete', WHY),
    chosenPeriod('consent', { n: 3, unit: 'year', anchor: 'withdrawal' }, 'withdrawal', 'delete', WHY, true),
    chosenPeriod('request', { n: 3, unit: 'year', anchor: 'answer' }, 'close', 'delete', WHY, true),
  ],
  retentionExceptions: [
    proofException(['GDPR', 'ZZPL']),
    accountingException(operator('Accounting Act of Serbia', 'to be confirmed by the operator')),
  ],
  accountDeletion: silence.accountDeletion,
  erasure: {
    within: operator(
      { n: 30, unit: 'day', anchor: 'receipt' },
      'as any request; the shorter of the two laws',
    ),
    endActionByClass: {
      account: stated('delete', 'L66, L107'),
      'ticket.closed': operator('anonymise', 'anonymising is one of the listed operations (L65)'),
      'chat.active': operator('anonymise', 'anonymising is one of the listed operations (L65)'),
      attachment: operator('delete', 'a file cannot be made anonymous'),
      marketing: stated('delete', 'L107'),
    },
    notifyOnComplete: notStated(false, 'no completion notice is promised'),
    restoreReplay: operator(true, 'a restored backup must not bring people back'),
  },
  aggregate: { ...silence.aggregate, uses: stated(['aggregated user behaviour'], 'L49') },
  ip: { storage: operator(['security.site_operation'], 'the policy says nothing; only for security') },
} as const satisfies Partial<PolicyProfile>;
