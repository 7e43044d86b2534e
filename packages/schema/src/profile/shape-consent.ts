import * as z from 'zod';
import { durationShape } from './duration.ts';
import { leaf } from './leaf.ts';
import { textsLeaf, yesNoLeaf } from './shape-common.ts';

/** Ways a person can take back a consent or say no to marketing. */
const WITHDRAWAL_CHANNELS = [
  'account_settings',
  'privacy_email',
  'unsubscribe_link',
  'website',
  'in_viber',
  'in_sms',
  'browser_settings',
  'disconnect_integration',
  'post',
  'contact',
] as const;

/** Why data is kept although consent is gone or erasure was asked for. */
const KEEPING_REASONS = ['legal_duty', 'claim', 'accounting', 'other_basis', 'proof'] as const;

export const consentShape = z.strictObject({
  granularity: leaf(z.enum(['purpose', 'purpose_channel'])),
  explicitAct: yesNoLeaf,
  wordingStored: yesNoLeaf,
  /** `may_be_limited`: a consent can carry an end date. */
  validity: leaf(z.enum(['until_withdrawn', 'may_be_limited'])),
  onExpiry: leaf(z.enum(['stop', 'stop_and_delete'])),
  withdrawalChannels: leaf(z.array(z.enum(WITHDRAWAL_CHANNELS))),
  reasonRequired: leaf(z.literal(false)),
  fee: leaf(z.literal(false)),
  onWithdrawal: z.strictObject({
    action: leaf(z.enum(['stop', 'stop_and_delete'])),
    /** Period for the deletion, with its anchor (`sent` or `receipt`); `null` when only processing stops. */
    within: leaf(durationShape.nullable()),
    exceptions: leaf(z.array(z.enum(KEEPING_REASONS))),
  }),
});

export const marketingShape = z.strictObject({
  optOutChannels: leaf(z.array(z.enum(WITHDRAWAL_CHANNELS))),
  unsubscribeInEveryMessage: yesNoLeaf,
  softOptInEvents: leaf(z.array(z.enum(['requested_information', 'purchased']))),
  thirdPartyShare: leaf(z.enum(['none', 'processor_only', 'within_group', 'express_opt_in'])),
  propagateOptOut: yesNoLeaf,
});

/** Kinds of service messages that ignore marketing opt-outs. */
const TRANSACTIONAL_KINDS = [
  'account_verification',
  'password_reset',
  'ticket_update',
  'chat_notification',
  'billing_confirmation',
  'transaction_confirmation',
  'service_announcement',
  'policy_update',
  'terms_update',
  'irregularity_warning',
  'request_answer',
  'breach_notice',
] as const;
export const messagesShape = z.strictObject({
  transactionalKinds: leaf(z.array(z.enum(TRANSACTIONAL_KINDS))),
});

export const acceptanceShape = z.strictObject({
  mode: leaf(z.enum(['express', 'deemed_use', 'both', 'none'])),
  recordFields: leaf(z.array(z.enum(['timestamp', 'ip', 'version']))),
  retention: leaf(durationShape),
  /** What accepting also authorises. Never a consent: a consent check does not look here. */
  implies: leaf(z.array(z.enum(['subprocessor_transfer', 'payment_transfer']))),
  onDecline: leaf(z.enum(['stop', 'stop_and_offer_deletion', 'give_no_data', 'none'])),
});

export const policyChangeShape = z.strictObject({
  effective: leaf(z.enum(['on_publication', 'after_notice'])),
  noticeDays: leaf(z.int().nonnegative()),
  emailNotice: leaf(z.enum(['required', 'optional', 'none'])),
  inApp: yesNoLeaf,
  /** When a blocking window asks for acceptance; empty means never. */
  modal: leaf(z.array(z.enum(['significant', 'law']))),
  material: z.strictObject({ notice: yesNoLeaf, review: yesNoLeaf, consent: yesNoLeaf }),
  firstVersionExempt: yesNoLeaf,
});

export const noticesShape = z.strictObject({
  atCollection: yesNoLeaf,
  perField: yesNoLeaf,
  layered: yesNoLeaf,
});

export const notifyShape = z.strictObject({
  /** Whether the person hears of processing that rests on a legal duty or vital interests. */
  onLegalOrVitalBasis: leaf(z.enum(['always', 'unless_law_permits_silence', 'not_promised'])),
});

const owner = z.enum(['first_party', 'third_party']);
const scriptClass = z.enum(['essential', 'analytics', 'marketing', 'other']);

export const cookiesShape = z.strictObject({
  banner: yesNoLeaf,
  inventory: z.array(leaf(z.strictObject({ id: z.string().min(1), owner, class: scriptClass }))),
  consentRequiredFor: leaf(z.array(scriptClass)),
  thirdPartyContexts: textsLeaf,
});

export const scriptsShape = z.strictObject({
  allowed: z.array(leaf(z.strictObject({ name: z.string().min(1), owner, class: scriptClass }))),
});

/** `as_withdrawal`: the browser’s signal counts as a withdrawal of consent. */
export const dntLeaf = leaf(z.enum(['honour', 'ignore', 'as_withdrawal']));
