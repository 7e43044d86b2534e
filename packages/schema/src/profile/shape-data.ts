import * as z from 'zod';
import { SENSITIVITIES } from '../taxonomy/data-categories.ts';
import { LAWFUL_BASIS_IDS } from '../taxonomy/lawful-bases.ts';
import { RETENTION_CLASS_IDS } from '../taxonomy/retention-classes.ts';
import { leaf } from './leaf.ts';
import { category, idLeaf, idsLeaf, idText, text, textLeaf, textsLeaf, yesNoLeaf } from './shape-common.ts';

const SOURCES = ['given', 'automatic', 'third_party', 'public'] as const;
const IDENTITY_LEVELS = ['identified', 'pseudonymous', 'anonymous'] as const;
const MARKETING_MODELS = ['opt_in_explicit', 'opt_in_channel', 'soft_opt_in', 'opt_out'] as const;

/** What the controller holds of one kind of data. */
export const dataCategoryShape = z.strictObject({
  id: category,
  fields: textsLeaf,
  sensitivity: leaf(z.enum(SENSITIVITIES)),
  /** Where the data may come from; a write from anywhere else is refused. */
  sources: leaf(z.array(z.enum(SOURCES)).min(1)),
  /** `transient`: used in passing and never written. */
  stored: leaf(z.enum(['yes', 'transient', 'never'])),
});

/** A question put to the person on a form. */
export const fieldShape = z.strictObject({
  id: idText,
  category,
  mandatory: leaf(z.enum(['legal_duty', 'optional'])),
  purposeText: leaf(z.string()),
  consequenceIfMissing: textLeaf,
});

const basisShape = z.strictObject({
  type: z.enum(LAWFUL_BASIS_IDS),
  /** Every article of the basis: those the policy cites and those read into it. */
  articles: z.array(text),
  /** Those of `articles` that the policy does not cite itself: a reading, from the table of articles. */
  readArticles: z.array(text).optional(),
  /** Only these kinds of data rest on this basis; left out: all kinds of the purpose. */
  appliesTo: z.array(category).optional(),
  /** The interest claimed, in a few plain words. */
  interestText: text.optional(),
});

export const purposeShape = z.strictObject({
  id: idText,
  description: textLeaf,
  activities: textsLeaf,
  /** One leaf a category, so that a denial can cite the clause. */
  dataCategories: z.array(leaf(category)),
  identityLevel: leaf(z.enum(IDENTITY_LEVELS)),
  bases: z.array(leaf(basisShape)),
  objectable: yesNoLeaf,
  withdrawable: yesNoLeaf,
  marketing: leaf(
    z.strictObject({ model: z.enum(MARKETING_MODELS), channels: z.array(text).min(1) }),
  ).optional(),
  recipients: idsLeaf,
  retentionRef: leaf(z.enum(RETENTION_CLASS_IDS)),
  sourceSection: textLeaf,
  /** Goes on while data is restricted: storage, legal claims, the person’s own request. */
  restrictionExempt: yesNoLeaf,
});

/** Under which purposes this controller chats, handles tickets and does its main marketing. */
export const helpdeskShape = z.strictObject({ liveChat: idLeaf, ticketing: idLeaf, marketing: idLeaf });

export const roleShape = z.strictObject({
  id: idText,
  purposes: idsLeaf,
  requiresNda: yesNoLeaf,
  /** The role may work on servers abroad, for upkeep alone. */
  foreignNode: yesNoLeaf.optional(),
});

export const changeOfPurposeShape = z.strictObject({
  compatible: leaf(z.enum(['assessment_required', 'closed_list'])),
  unrelated: leaf(z.enum(['notice_and_basis', 'forbidden'])),
});
