import { RETENTION_CLASS_IDS } from '../../taxonomy/retention-classes.ts';
import { operator, stated, statute } from '../leaf.ts';
import type { Leaf } from '../leaf.ts';
import type { PolicyProfile } from '../shape.ts';

const why = 'for the test';
/** A value that the test’s operator chose. */
export const chosen = <const T>(value: T): Leaf<T> => operator(value, why);
/** A value that the test’s policy states in its first line. */
export const said = <const T>(value: T): Leaf<T> => stated(value, 'L1');
/** Rights, requests and periods of the minimal profile. */
export const minimalRequests = {
  rights: {
    access: {
      granted: said(true),
      articles: chosen(['GDPR 15']),
      content: chosen(['copy']),
      followUps: chosen([]),
    },
    rectify: { granted: said(true), articles: chosen(['GDPR 16']), selfService: chosen(false) },
    erase: {
      granted: said(true),
      articles: chosen(['GDPR 17']),
      grounds: chosen(['not_needed']),
      partial: chosen(true),
    },
    restrict: { granted: said(true), articles: chosen(['GDPR 18']), triggers: chosen(['accuracy_disputed']) },
    portability: {
      granted: said(true),
      articles: chosen(['GDPR 20']),
      scope: chosen('provided'),
      bases: chosen([]),
      automatedOnly: chosen(false),
      directTransfer: chosen(false),
    },
    object: {
      granted: said(true),
      articles: chosen(['GDPR 21']),
      grounds: chosen('none'),
      intake: chosen(null),
      scope: chosen('legitimate_interests'),
      marketingAlwaysSucceeds: chosen(true),
    },
    withdraw: { granted: said(true), articles: chosen(['GDPR 7(3)']) },
    complaint: { granted: said(true), articles: chosen(['GDPR 77']) },
    automatedDecisions: chosen('none'),
  },
  dsar: {
    channels: said(['email']),
    writtenOnly: chosen(false),
    deadlines: [statute({ n: 1, unit: 'month', anchor: 'receipt' }, 'GDPR 12(3)')],
    extension: {
      caps: [statute({ n: 2, unit: 'month', anchor: 'first_period_end' }, 'GDPR 12(3)')],
      mode: chosen('additional'),
      reasons: chosen(['complexity']),
      noticeRequired: chosen(true),
    },
    repeat: chosen(null),
    abusive: { triggers: chosen(['unfounded']), outcomes: chosen(['refuse']), feeRule: chosen('none') },
    identity: chosen('optional'),
    exportFormats: chosen(['json']),
  },
  ccpa: { enabled: chosen(false) },
  sale: chosen('never'),
  retention: RETENTION_CLASS_IDS.map((id) => ({
    class: id,
    period: chosen({ n: 1, unit: 'year', anchor: 'creation' }),
    trigger: chosen('creation'),
    endAction: chosen('delete'),
    limitedPurposes: chosen([]),
    survivesErasure: chosen(id === 'billing'),
    reason: chosen(why),
  })),
  retentionExceptions: [
    { reason: chosen('accounting'), lawRef: chosen('Accounting Act'), classes: chosen(['billing']) },
  ],
  accountDeletion: { graceDays: chosen(0), recoverable: chosen(false), graceWaivable: chosen(false) },
  erasure: {
    within: chosen({ n: 30, unit: 'day', anchor: 'receipt' }),
    endActionByClass: { account: chosen('delete') },
    notifyOnComplete: chosen(false),
    restoreReplay: chosen(true),
  },
} as const satisfies Partial<PolicyProfile>;
