import * as z from 'zod';
import { AREA_IDS, TRANSFER_MECHANISM_IDS } from '../taxonomy/areas.ts';
import { durationShape } from './duration.ts';
import { leaf } from './leaf.ts';
import {
  categoriesLeaf,
  countryOrNothingLeaf,
  dateOrNothingLeaf,
  idsLeaf,
  idText,
  textLeaf,
  textOrNothingLeaf,
  textsLeaf,
  yesNoLeaf,
} from './shape-common.ts';

const RECIPIENT_ROLES = ['processor', 'controller', 'authority', 'group', 'public'] as const;

/** One line of the register of recipients. */
export const recipientShape = z.strictObject({
  id: idText,
  name: textOrNothingLeaf,
  category: textLeaf,
  country: countryOrNothingLeaf,
  role: leaf(z.enum(RECIPIENT_ROLES)),
  purposes: idsLeaf,
  /** Kinds of data it may get at most, whatever the purpose allows. */
  allowedFields: categoriesLeaf,
  contractRef: textOrNothingLeaf,
  /** The tool that lets data leave the free areas; `null` where none is needed or none is recorded. */
  safeguard: leaf(z.enum(TRANSFER_MECHANISM_IDS).nullable()),
  policyUrl: textOrNothingLeaf,
  group: yesNoLeaf,
  active: yesNoLeaf,
});

export const recipientRegisterShape = z.strictObject({
  changeNotice: leaf(z.enum(['prior', 'optional', 'none'])),
  registerExport: yesNoLeaf,
  /**
   * Who may get data; absent from versions published before there was this word: `listed_first`. `on_approval`: whoever approves a recipient enters it with that. `listed_first`: it must stand in the
   * register already, with what the controller has on file.
   */
  newRecipients: leaf(z.enum(['on_approval', 'listed_first'])).optional(),
  /** Whether a recipient needs a contract on file; absent: it does. */
  contract: leaf(z.enum(['required', 'not_required'])).optional(),
});

export const forwardingShape = z.strictObject({
  mode: leaf(z.enum(['normal', 'anonymise_first'])),
  identifiedNeeds: leaf(z.array(z.enum(['notice', 'consent']))),
});

export const businessTransferShape = z.strictObject({ notice: leaf(z.enum(['before_transfer', 'none'])) });

export const disclosureShape = z.strictObject({
  authority: z.strictObject({
    grounds: leaf(
      z
        .array(z.enum(['law', 'court_order', 'authority_request', 'own_rights', 'fraud', 'harm_prevention']))
        .min(1),
    ),
    minimise: yesNoLeaf,
  }),
});

export const breakGlassShape = z.strictObject({ allowed: yesNoLeaf, notify: yesNoLeaf });
export const orgAdminAccessLeaf = leaf(z.enum(['open', 'consent', 'none']));

export const transfersShape = z.strictObject({
  freeAreas: leaf(z.array(z.enum(AREA_IDS))),
  mechanisms: leaf(z.array(z.enum(TRANSFER_MECHANISM_IDS))),
  /** The tools of which companies of the group need one wherever they are; empty means the policy asks for none. */
  groupMechanisms: leaf(z.array(z.enum(TRANSFER_MECHANISM_IDS))).optional(),
  /** Roles that may reach servers abroad; empty means the policy sets no limit. */
  accessRoles: idsLeaf,
  /** A person who asks is told the safeguards. */
  disclosure: yesNoLeaf,
});

export const integrationsShape = z.strictObject({
  consentBasis: leaf(z.enum(['explicit_consent', 'purpose_basis'])),
  requirePolicyUrl: yesNoLeaf,
  scopesFromSettings: yesNoLeaf,
  revokeImmediate: yesNoLeaf,
});

export const ssoShape = z.strictObject({
  claims: leaf(z.array(z.enum(['name', 'email', 'photo', 'verification_status']))),
});

/** A way that messages come in. `public`: what arrives there was made public by the person. */
export const channelShape = z.strictObject({ id: idText, public: yesNoLeaf });

export const paymentsShape = z.strictObject({
  model: leaf(z.enum(['merchant_of_record', 'gateway', 'own', 'none'])),
  stored: textsLeaf,
  outboundFields: textsLeaf,
  inboundFields: textsLeaf,
});

export const securityShape = z.strictObject({
  minTls: leaf(z.enum(['1.2', '1.3'])),
  atRest: leaf(z.enum(['AES-256']).nullable()),
  passwordHash: leaf(z.enum(['bcrypt']).nullable()),
  mfa: leaf(z.enum(['all_accounts', 'none'])),
  csrf: yesNoLeaf,
  pseudonymiseWherePossible: yesNoLeaf,
  attestations: z.array(z.strictObject({ what: textLeaf, date: dateOrNothingLeaf })),
});

export const breachShape = z.strictObject({
  authorityHours: leaf(z.int().positive()),
  threshold: leaf(z.enum(['risk', 'high_risk'])),
  notifyUsers: yesNoLeaf,
  noticeParts: leaf(
    z.array(z.enum(['what_happened', 'consequences', 'measures', 'advice', 'contact'])).min(1),
  ),
});

export const childrenShape = z.strictObject({
  /** Age in years from which a person is served. */
  minAge: leaf(z.int().min(1).max(18)),
  deleteWithin: leaf(durationShape),
});

export const contactShape = z.strictObject({
  sla: leaf(durationShape.nullable()),
  billing: textOrNothingLeaf,
});
export const moderationShape = z.strictObject({ removePublicContent: yesNoLeaf });
export const ccpaShape = z.strictObject({ enabled: yesNoLeaf });
export const saleLeaf = leaf(z.enum(['never', 'opt_out']));

export const featuresShape = z.strictObject({
  exportButton: yesNoLeaf,
  deleteButton: yesNoLeaf,
  profileEdit: yesNoLeaf,
  unsubscribeLink: yesNoLeaf,
  consentSettings: yesNoLeaf,
  mfa: yesNoLeaf,
  sso: yesNoLeaf,
});
