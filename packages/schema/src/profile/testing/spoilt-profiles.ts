import type { FaultCode } from '../faults.ts';
import { basisOutsidePurpose } from '../rules/basis-outside-purpose.ts';
import { basisWithoutArticle } from '../rules/basis-without-article.ts';
import { consentWithoutWithdrawal } from '../rules/consent-without-withdrawal.ts';
import { contactMissing } from '../rules/contact-missing.ts';
import { duplicateId } from '../rules/duplicate-id.ts';
import { erasureContradiction } from '../rules/erasure-contradiction.ts';
import { fieldWithoutPurposeText } from '../rules/field-without-purpose-text.ts';
import { freeTextNotIdentified } from '../rules/free-text-not-identified.ts';
import { linesOutsideSource } from '../rules/lines-outside-source.ts';
import { marketingModelMismatch } from '../rules/marketing-model-mismatch.ts';
import { missingRetentionClass } from '../rules/missing-retention-class.ts';
import { noticeWithPublication } from '../rules/notice-with-publication.ts';
import { objectionMismatch } from '../rules/objection-mismatch.ts';
import { placeholderContact } from '../rules/placeholder-contact.ts';
import { purposeWithoutBasis } from '../rules/purpose-without-basis.ts';
import { reasonWithoutWords } from '../rules/reason-without-words.ts';
import { recipientFieldsUnused } from '../rules/recipient-fields-unused.ts';
import { recipientOutsideArea } from '../rules/recipient-outside-area.ts';
import { recipientWithoutContract } from '../rules/recipient-without-contract.ts';
import { rightsPurposeMissing } from '../rules/rights-purpose-missing.ts';
import type { Rule } from '../rules/rule.ts';
import { sectionOutsideSource } from '../rules/section-outside-source.ts';
import { specialCategoryForbidden } from '../rules/special-category-forbidden.ts';
import { undeclaredCategory } from '../rules/undeclared-category.ts';
import { unknownArticle } from '../rules/unknown-article.ts';
import { unknownKey } from '../rules/unknown-key.ts';
import { unknownPurpose } from '../rules/unknown-purpose.ts';
import { unknownRecipient } from '../rules/unknown-recipient.ts';
import { unknownRetentionClass } from '../rules/unknown-retention-class.ts';
import { unknownRole } from '../rules/unknown-role.ts';
import { unknownTimeZone } from '../rules/unknown-time-zone.ts';
import { wrongShape } from '../rules/wrong-shape.ts';
import type { ProfileDraft } from './minimal-profile.ts';

/** One way to break the minimal profile, and the rule that must notice it. */
export type SpoiltProfile = {
  readonly code: FaultCode;
  readonly rule: Rule;
  readonly path: string;
  readonly spoil: (draft: ProfileDraft) => void;
};

const first = <T>(list: readonly T[], at = 0): T => {
  const item = list[at];
  if (item === undefined) throw new Error(`the fixture has no item ${at}`);
  return item;
};
const chat = (draft: ProfileDraft) => first(draft.purposes);
const newsletter = (draft: ProfileDraft) => first(draft.purposes, 1);
const hosting = (draft: ProfileDraft) => first(draft.recipients);
const drop = (draft: ProfileDraft, id: string): void => {
  draft.retention = draft.retention.filter((each) => each.class !== id);
};

/** One entry a rule. Each breaks something of its own, so that all of them can be broken at once. */
export const SPOILT_PROFILES: readonly SpoiltProfile[] = [
  {
    code: 'UNKNOWN_KEY',
    rule: unknownKey,
    path: 'dsar.identiti',
    spoil: (draft) => Object.assign(draft.dsar, { identiti: 'none' }),
  },
  {
    code: 'WRONG_SHAPE',
    rule: wrongShape,
    path: 'breach.authorityHours.value',
    spoil: (draft) => Object.assign(draft.breach.authorityHours, { value: -1 }),
  },
  {
    code: 'DUPLICATE_ID',
    rule: duplicateId,
    path: 'channels[web_chat]',
    spoil: (draft) => draft.channels.push(first(draft.channels)),
  },
  {
    code: 'UNKNOWN_PURPOSE',
    rule: unknownPurpose,
    path: 'roles[agent].purposes',
    spoil: (draft) => {
      first(draft.roles).purposes.value = ['support.life_chat'];
    },
  },
  {
    code: 'UNKNOWN_ROLE',
    rule: unknownRole,
    path: 'transfers.accessRoles',
    spoil: (draft) => {
      draft.transfers.accessRoles.value = ['agents'];
    },
  },
  {
    code: 'UNKNOWN_RECIPIENT',
    rule: unknownRecipient,
    path: 'purposes[support.live_chat].recipients',
    spoil: (draft) => {
      chat(draft).recipients.value = ['hostin'];
    },
  },
  {
    code: 'UNKNOWN_RETENTION_CLASS',
    rule: unknownRetentionClass,
    path: 'purposes[support.live_chat].retentionRef',
    spoil: (draft) => {
      drop(draft, 'lead');
      chat(draft).retentionRef.value = 'lead';
    },
  },
  {
    code: 'UNDECLARED_CATEGORY',
    rule: undeclaredCategory,
    path: 'purposes[support.live_chat].dataCategories',
    spoil: (draft) => {
      chat(draft).dataCategories.push({ value: 'user.location', provenance: 'stated', source: 'L1' });
    },
  },
  {
    code: 'LINES_OUTSIDE_SOURCE',
    rule: linesOutsideSource,
    path: 'document.service',
    spoil: (draft) => {
      draft.document.service.source = 'L9-11';
    },
  },
  {
    code: 'SECTION_OUTSIDE_SOURCE',
    rule: sectionOutsideSource,
    path: 'sections[All of it]',
    spoil: (draft) => {
      first(draft.sections).to = 11;
    },
  },
  {
    code: 'REASON_WITHOUT_WORDS',
    rule: reasonWithoutWords,
    path: 'dnt',
    spoil: (draft) => {
      draft.dnt.source = 'L3';
    },
  },
  {
    code: 'UNKNOWN_ARTICLE',
    rule: unknownArticle,
    path: 'dsar.deadlines[0]',
    spoil: (draft) => {
      first(draft.dsar.deadlines).source = 'GDPR 12(33)';
    },
  },
  {
    code: 'UNKNOWN_TIME_ZONE',
    rule: unknownTimeZone,
    path: 'controller.timeZone',
    spoil: (draft) => {
      draft.controller.timeZone.value = 'Europe/Belgrad';
    },
  },
  {
    code: 'CONTACT_MISSING',
    rule: contactMissing,
    path: 'controller.contacts.privacy',
    spoil: (draft) => {
      draft.controller.contacts.privacy.value = null;
    },
  },
  {
    code: 'PLACEHOLDER_CONTACT',
    rule: placeholderContact,
    path: 'controller.contacts.support',
    spoil: (draft) => {
      draft.controller.contacts.support.value = 'help@shop.example.invalid';
    },
  },
  {
    code: 'PURPOSE_WITHOUT_BASIS',
    rule: purposeWithoutBasis,
    path: 'purposes[support.live_chat].bases',
    spoil: (draft) => {
      chat(draft).bases = [];
    },
  },
  {
    code: 'BASIS_WITHOUT_ARTICLE',
    rule: basisWithoutArticle,
    path: 'purposes[marketing.email].bases[0].articles',
    spoil: (draft) => {
      first(newsletter(draft).bases).value.articles = [];
    },
  },
  {
    code: 'BASIS_OUTSIDE_PURPOSE',
    rule: basisOutsidePurpose,
    path: 'purposes[marketing.email].bases[0].appliesTo',
    spoil: (draft) => {
      first(newsletter(draft).bases).value.appliesTo = ['user.name'];
    },
  },
  {
    code: 'CONSENT_WITHOUT_WITHDRAWAL',
    rule: consentWithoutWithdrawal,
    path: 'purposes[marketing.email].withdrawable',
    spoil: (draft) => {
      draft.consent.withdrawalChannels.value = [];
    },
  },
  {
    code: 'OBJECTION_MISMATCH',
    rule: objectionMismatch,
    path: 'purposes[marketing.email].objectable',
    spoil: (draft) => {
      newsletter(draft).objectable.value = true;
    },
  },
  {
    code: 'MARKETING_MODEL_MISMATCH',
    rule: marketingModelMismatch,
    path: 'purposes[marketing.email].marketing',
    spoil: (draft) => {
      Object.assign(newsletter(draft).marketing?.value ?? {}, { model: 'opt_out' });
    },
  },
  {
    code: 'RIGHTS_PURPOSE_MISSING',
    rule: rightsPurposeMissing,
    path: 'purposes[privacy.data_subject_rights]',
    spoil: (draft) => {
      first(draft.purposes, 2).restrictionExempt.value = false;
    },
  },
  {
    code: 'SPECIAL_CATEGORY_FORBIDDEN',
    rule: specialCategoryForbidden,
    path: 'dataCategories[user.health_and_medical]',
    spoil: (draft) =>
      draft.dataCategories.push({ ...first(draft.dataCategories), id: 'user.health_and_medical' }),
  },
  {
    code: 'FREE_TEXT_NOT_IDENTIFIED',
    rule: freeTextNotIdentified,
    path: 'purposes[support.live_chat].dataCategories',
    spoil: (draft) => {
      chat(draft).identityLevel.value = 'pseudonymous';
    },
  },
  {
    code: 'FIELD_WITHOUT_PURPOSE_TEXT',
    rule: fieldWithoutPurposeText,
    path: 'fields[name].purposeText',
    spoil: (draft) => {
      first(draft.fields).purposeText.value = ' ';
    },
  },
  {
    code: 'MISSING_RETENTION_CLASS',
    rule: missingRetentionClass,
    path: 'retention[log.error]',
    spoil: (draft) => drop(draft, 'log.error'),
  },
  {
    code: 'ERASURE_CONTRADICTION',
    rule: erasureContradiction,
    path: 'retention[account]',
    spoil: (draft) => {
      first(draft.retention).survivesErasure.value = true;
    },
  },
  {
    code: 'NOTICE_WITH_PUBLICATION',
    rule: noticeWithPublication,
    path: 'policyChange.noticeDays',
    spoil: (draft) => {
      draft.policyChange.noticeDays.value = 30;
    },
  },
  {
    code: 'RECIPIENT_OUTSIDE_AREA',
    rule: recipientOutsideArea,
    path: 'recipients[hosting].country',
    spoil: (draft) => {
      hosting(draft).country.value = 'US';
    },
  },
  {
    code: 'RECIPIENT_WITHOUT_CONTRACT',
    rule: recipientWithoutContract,
    path: 'recipients[hosting].contractRef',
    spoil: (draft) => {
      hosting(draft).contractRef.value = null;
    },
  },
  {
    code: 'RECIPIENT_FIELDS_UNUSED',
    rule: recipientFieldsUnused,
    path: 'recipients[hosting].allowedFields',
    spoil: (draft) => {
      hosting(draft).allowedFields.value = ['user.contact.address'];
    },
  },
];
