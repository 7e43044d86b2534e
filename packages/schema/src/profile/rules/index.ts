import { basisOutsidePurpose } from './basis-outside-purpose.ts';
import { basisWithoutArticle } from './basis-without-article.ts';
import { consentWithoutWithdrawal } from './consent-without-withdrawal.ts';
import { contactMissing } from './contact-missing.ts';
import { duplicateId } from './duplicate-id.ts';
import { erasureContradiction } from './erasure-contradiction.ts';
import { fieldWithoutPurposeText } from './field-without-purpose-text.ts';
import { freeTextNotIdentified } from './free-text-not-identified.ts';
import { linesOutsideSource } from './lines-outside-source.ts';
import { marketingModelMismatch } from './marketing-model-mismatch.ts';
import { missingRetentionClass } from './missing-retention-class.ts';
import { noticeWithPublication } from './notice-with-publication.ts';
import { objectionMismatch } from './objection-mismatch.ts';
import { placeholderContact } from './placeholder-contact.ts';
import { purposeWithoutBasis } from './purpose-without-basis.ts';
import { reasonWithoutWords } from './reason-without-words.ts';
import { recipientFieldsUnused } from './recipient-fields-unused.ts';
import { recipientOutsideArea } from './recipient-outside-area.ts';
import { recipientWithoutContract } from './recipient-without-contract.ts';
import { rightsPurposeMissing } from './rights-purpose-missing.ts';
import type { Rule } from './rule.ts';
import { sectionOutsideSource } from './section-outside-source.ts';
import { specialCategoryForbidden } from './special-category-forbidden.ts';
import { undeclaredCategory } from './undeclared-category.ts';
import { unknownArticle } from './unknown-article.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownPurpose } from './unknown-purpose.ts';
import { unknownRecipient } from './unknown-recipient.ts';
import { unknownRetentionClass } from './unknown-retention-class.ts';
import { unknownRole } from './unknown-role.ts';
import { unknownTimeZone } from './unknown-time-zone.ts';
import { wrongShape } from './wrong-shape.ts';

/** Everything a profile must get right, in the order faults are told: form, names, sources, law, promises. */
export const RULES: readonly Rule[] = [
  unknownKey,
  wrongShape,
  duplicateId,
  unknownPurpose,
  unknownRole,
  unknownRecipient,
  unknownRetentionClass,
  undeclaredCategory,
  linesOutsideSource,
  sectionOutsideSource,
  reasonWithoutWords,
  unknownArticle,
  unknownTimeZone,
  contactMissing,
  placeholderContact,
  purposeWithoutBasis,
  basisWithoutArticle,
  basisOutsidePurpose,
  consentWithoutWithdrawal,
  objectionMismatch,
  marketingModelMismatch,
  rightsPurposeMissing,
  specialCategoryForbidden,
  freeTextNotIdentified,
  fieldWithoutPurposeText,
  missingRetentionClass,
  erasureContradiction,
  noticeWithPublication,
  recipientOutsideArea,
  recipientWithoutContract,
  recipientFieldsUnused,
];
