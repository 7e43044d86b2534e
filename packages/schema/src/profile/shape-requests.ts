import * as z from 'zod';
import { LAWFUL_BASIS_IDS } from '../taxonomy/lawful-bases.ts';
import { RETENTION_CLASS_IDS } from '../taxonomy/retention-classes.ts';
import { durationShape, periodShape } from './duration.ts';
import { leaf } from './leaf.ts';
import { idsLeaf, text, textLeaf, textOrNothingLeaf, textsLeaf, yesNoLeaf } from './shape-common.ts';

export const RIGHTS = [
  'ACCESS',
  'RECTIFICATION',
  'ERASURE',
  'RESTRICTION',
  'PORTABILITY',
  'OBJECTION',
  'WITHDRAWAL',
] as const;
/** A right of the data subject, by the name its request carries. */
export type Right = (typeof RIGHTS)[number];

/** What every right says of itself: that it is granted (the leaf’s source is the clause) and under which articles. */
const granted = yesNoLeaf;
const articles = leaf(z.array(text).min(1));

export const rightsShape = z.strictObject({
  access: z.strictObject({
    granted,
    articles,
    content: leaf(
      z.array(
        z.enum([
          'confirmation',
          'copy',
          'purposes',
          'categories',
          'recipients',
          'storage_period',
          'rights',
          'source',
          'safeguards',
        ]),
      ),
    ),
    followUps: leaf(z.array(z.enum(['correction', 'addition', 'update', 'deletion', 'suspension']))),
  }),
  rectify: z.strictObject({ granted, articles, selfService: yesNoLeaf }),
  erase: z.strictObject({
    granted,
    articles,
    grounds: leaf(
      z.array(z.enum(['not_needed', 'consent_withdrawn', 'objected', 'unlawful', 'legal_duty', 'child'])),
    ),
    partial: yesNoLeaf,
  }),
  restrict: z.strictObject({
    granted,
    articles,
    triggers: leaf(
      z.array(
        z.enum([
          'accuracy_disputed',
          'lawfulness_disputed',
          'objection_pending',
          'needed_for_claims',
          'inspection',
        ]),
      ),
    ),
  }),
  portability: z.strictObject({
    granted,
    articles,
    scope: leaf(z.enum(['provided', 'all'])),
    /** Only data on these bases; empty means any basis. */
    bases: leaf(z.array(z.enum(LAWFUL_BASIS_IDS))),
    automatedOnly: yesNoLeaf,
    directTransfer: yesNoLeaf,
  }),
  object: z.strictObject({
    granted,
    articles,
    grounds: leaf(z.enum(['particular_situation', 'reason', 'none'])),
    /** A mail with this subject opens an objection. */
    intake: leaf(z.strictObject({ emailSubject: text }).nullable()),
    scope: leaf(z.enum(['legitimate_interests', 'any_processing'])),
    /** Objection to direct marketing succeeds without weighing interests. */
    marketingAlwaysSucceeds: yesNoLeaf,
  }),
  withdraw: z.strictObject({ granted, articles }),
  complaint: z.strictObject({ granted, articles }),
  automatedDecisions: leaf(z.enum(['none', 'gated'])),
});

const REQUEST_CHANNELS = [
  'export_button',
  'delete_button',
  'profile_edit',
  'unsubscribe_link',
  'email',
  'post',
  'written_form',
  'contact',
] as const;

export const dsarShape = z.strictObject({
  channels: leaf(z.array(z.enum(REQUEST_CHANNELS)).min(1)),
  writtenOnly: yesNoLeaf,
  /** Periods to answer. Where two laws apply there are two, and the earlier date counts. */
  deadlines: z.array(leaf(periodShape)).min(1),
  extension: z.strictObject({
    /** The longest extension allowed. Where there are two, the earlier date counts. */
    caps: z.array(leaf(periodShape)).min(1),
    /** `total`: counted from receipt. `additional`: counted from the end of the first period. */
    mode: leaf(z.enum(['total', 'additional'])),
    reasons: leaf(z.array(z.enum(['complexity', 'volume', 'exceptional_complexity', 'any'])).min(1)),
    noticeRequired: yesNoLeaf,
  }),
  /** The rule about asking again for the same right; `null` when there is none. */
  repeat: leaf(
    z
      .strictObject({
        window: z.strictObject({ n: z.int().positive(), unit: z.enum(['month', 'year']) }),
        windowKind: z.enum(['rolling', 'calendar']),
        perRight: z.boolean(),
        /** Requests answered in the window without asking why. */
        free: z.int().positive(),
        countsRights: z.array(z.enum(RIGHTS)).min(1),
        onExcess: z.enum(['valid_reason', 'refuse', 'charge']),
      })
      .nullable(),
  ),
  abusive: z.strictObject({
    triggers: leaf(z.array(z.enum(['unfounded', 'excessive', 'repeated', 'already_held']))),
    outcomes: leaf(z.array(z.enum(['charge', 'refuse'])).min(1)),
    feeRule: textLeaf,
  }),
  identity: leaf(z.enum(['none', 'optional', 'required'])),
  exportFormats: leaf(z.array(z.enum(['json', 'csv'])).min(1)),
});

const END_ACTIONS = ['delete', 'anonymise', 'pseudonymise', 'suppress', 'keep'] as const;
const endAction = leaf(z.enum(END_ACTIONS));

export const retentionShape = z.strictObject({
  class: z.enum(RETENTION_CLASS_IDS),
  period: leaf(durationShape),
  trigger: leaf(
    z.enum([
      'creation',
      'close',
      'account_delete',
      'purpose_end',
      'session_end',
      'withdrawal',
      'contract_end',
      'never',
    ]),
  ),
  endAction,
  /** After the trigger, reads are left for these purposes only; empty means no such limit. */
  limitedPurposes: idsLeaf,
  survivesErasure: yesNoLeaf,
  reason: textLeaf,
});

export const retentionExceptionShape = z.strictObject({
  reason: leaf(z.enum(['legal_duty', 'claim', 'accounting', 'proof'])),
  lawRef: textOrNothingLeaf,
  classes: leaf(z.array(z.enum(RETENTION_CLASS_IDS)).min(1)),
});

export const accountDeletionShape = z.strictObject({
  graceDays: leaf(z.int().nonnegative()),
  recoverable: yesNoLeaf,
  /** The person may give up the recovery time and have the data erased at once. */
  graceWaivable: yesNoLeaf,
});

export const erasureShape = z.strictObject({
  within: leaf(periodShape),
  /** What erasure does to a class, where that differs from the class’s own end action. */
  endActionByClass: z.partialRecord(z.enum(RETENTION_CLASS_IDS), endAction),
  notifyOnComplete: yesNoLeaf,
  restoreReplay: yesNoLeaf,
});

export const aggregateShape = z.strictObject({
  uses: textsLeaf,
  minGroup: leaf(z.int().positive()),
  taintOnJoin: yesNoLeaf,
});

/** `none`, `session`, or the purposes for which an IP address may be stored. */
export const ipShape = z.strictObject({
  storage: leaf(z.union([z.enum(['none', 'session']), z.array(text).min(1)])),
});
