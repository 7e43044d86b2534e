import * as z from 'zod';
import { OPERATIONS } from '../taxonomy/operations.ts';
import { leaf } from './leaf.ts';
import { countryOrNothingLeaf } from './shape-common.ts';
import {
  acceptanceShape,
  consentShape,
  cookiesShape,
  dntLeaf,
  marketingShape,
  messagesShape,
  noticesShape,
  notifyShape,
  policyChangeShape,
  scriptsShape,
} from './shape-consent.ts';
import {
  controllerShape,
  documentShape,
  reviewNoteShape,
  sectionShape,
  sourceFileShape,
} from './shape-controller.ts';
import {
  changeOfPurposeShape,
  dataCategoryShape,
  fieldShape,
  helpdeskShape,
  purposeShape,
  roleShape,
} from './shape-data.ts';
import {
  breachShape,
  breakGlassShape,
  businessTransferShape,
  ccpaShape,
  channelShape,
  childrenShape,
  contactShape,
  disclosureShape,
  featuresShape,
  forwardingShape,
  integrationsShape,
  moderationShape,
  orgAdminAccessLeaf,
  paymentsShape,
  recipientRegisterShape,
  recipientShape,
  saleLeaf,
  securityShape,
  ssoShape,
  transfersShape,
} from './shape-recipients.ts';
import {
  accountDeletionShape,
  aggregateShape,
  dsarShape,
  erasureShape,
  ipShape,
  retentionExceptionShape,
  retentionShape,
  rightsShape,
} from './shape-requests.ts';

/**
 * A controller’s published privacy policy as data: everything the gateway enforces, each value with its provenance.
 * Unknown keys are refused everywhere. {@link loadProfile} is the way in; this is only the form.
 */
export const policyProfileShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id: lower-case words joined by hyphens'),
  schemaVersion: z.literal(1),
  sourceFile: sourceFileShape,
  sections: z.array(sectionShape).min(1),
  needsReview: z.array(reviewNoteShape),
  document: documentShape,
  controller: controllerShape,
  dataCategories: z.array(dataCategoryShape),
  fields: z.array(fieldShape),
  specialCategories: leaf(z.enum(['forbidden', 'consent'])),
  operations: leaf(z.array(z.enum(OPERATIONS)).min(1)),
  purposes: z.array(purposeShape).min(1),
  helpdesk: helpdeskShape,
  changeOfPurpose: changeOfPurposeShape,
  consent: consentShape,
  marketing: marketingShape,
  messages: messagesShape,
  rights: rightsShape,
  dsar: dsarShape,
  ccpa: ccpaShape,
  sale: saleLeaf,
  retention: z.array(retentionShape),
  retentionExceptions: z.array(retentionExceptionShape),
  accountDeletion: accountDeletionShape,
  erasure: erasureShape,
  aggregate: aggregateShape,
  ip: ipShape,
  policyChange: policyChangeShape,
  acceptance: acceptanceShape,
  notices: noticesShape,
  notify: notifyShape,
  cookies: cookiesShape,
  scripts: scriptsShape,
  dnt: dntLeaf,
  recipients: z.array(recipientShape),
  recipientRegister: recipientRegisterShape,
  forwarding: forwardingShape,
  businessTransfer: businessTransferShape,
  disclosure: disclosureShape,
  breakGlass: breakGlassShape,
  orgAdminAccess: orgAdminAccessLeaf,
  transfers: transfersShape,
  /** Country where personal data must be stored; `null` where the policy promises none. */
  residency: countryOrNothingLeaf,
  integrations: integrationsShape,
  sso: ssoShape,
  channels: z.array(channelShape),
  payments: paymentsShape,
  roles: z.array(roleShape),
  moderation: moderationShape,
  security: securityShape,
  breach: breachShape,
  children: childrenShape,
  contact: contactShape,
  features: featuresShape,
});

/** The same value, read-only all the way down. */
export type DeepReadonly<T> = T extends readonly (infer E)[]
  ? readonly DeepReadonly<E>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

/** A policy profile, read-only. See {@link policyProfileShape} for what each part means. */
export type PolicyProfile = DeepReadonly<z.output<typeof policyProfileShape>>;

/** One purpose of a profile. */
export type ProfilePurpose = PolicyProfile['purposes'][number];
/** One lawful basis of a purpose, without its leaf. */
export type ProfileBasis = ProfilePurpose['bases'][number]['value'];
/** One recipient of a profile. */
export type ProfileRecipient = PolicyProfile['recipients'][number];
/** One top-level part of a profile. */
export type ProfileSection = keyof PolicyProfile;
