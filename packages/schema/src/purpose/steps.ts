import { type Clause, clauseOf } from '../profile/clause.ts';
import type { CompiledBasis, CompiledPurpose, Policy } from '../profile/compile.ts';
import { mustOptIn } from '../profile/marketing-share.ts';
import { ruleOnTransfer } from '../profile/transfers.ts';
import { covers, type DataCategory } from '../taxonomy/data-categories.ts';
import { type Access, gives } from './access.ts';
import type { DenialReason } from './reasons.ts';

/** One question: may this caller read this kind of data for this purpose under this policy? No person in it yet. */
export type Question = {
  readonly category: DataCategory;
  /** As declared; undefined when the caller declared none. */
  readonly purpose: string | undefined;
  readonly access: Access;
  readonly policy: Policy;
};

/** `refuses` answers true only for a refusal; a step that throws is a refusal too. `clause` is what the denial cites. */
export type Step = {
  readonly reason: DenialReason;
  readonly refuses: (question: Question) => boolean;
  readonly clause: (question: Question) => Clause | null;
};

const noClause = () => null;
const purposeOf = ({ policy, purpose }: Question): CompiledPurpose | undefined =>
  purpose === undefined ? undefined : policy.purposes.get(purpose);
const purposeClause = (question: Question) => purposeOf(question)?.clause ?? null;

/** The bases of a purpose that carry this kind of data. */
export function basesFor(purpose: CompiledPurpose, category: DataCategory): readonly CompiledBasis[] {
  return purpose.bases.filter(
    ({ appliesTo }) => appliesTo === undefined || appliesTo.some((listed) => covers(listed, category)),
  );
}

/**
 * The bases that count for this caller: another company gets data for marketing on an express yes alone, where the policy
 * says so, whatever else the purpose rests on inside the house (OBL-TCC-MKT-05).
 */
export function basesOf({ policy, access, category }: Question, purpose: CompiledPurpose) {
  const bases = basesFor(purpose, category);
  const isOutside = access.recipient !== undefined;
  return isOutside && mustOptIn(policy, purpose) ? bases.filter(({ type }) => type === 'consent') : bases;
}

/** The entry of the purpose's category list that holds this kind of data. */
export function listingOf(purpose: CompiledPurpose, category: DataCategory) {
  return purpose.categories.find(({ category: listed }) => covers(listed, category));
}

function mayLeave({ access, policy }: Question): boolean {
  const recipient = access.recipient;
  if (recipient === undefined) return true;
  return ruleOnTransfer(policy.transfers, recipient.country, recipient.safeguard).kind !== 'refused';
}

/**
 * The static steps, in order; the first that refuses names the reason. What depends on the person comes after them,
 * in person-steps.ts.
 */
export const STATIC_STEPS: readonly Step[] = [
  { reason: 'PURPOSE_NOT_DECLARED', refuses: ({ purpose }) => purpose === undefined, clause: noClause },
  { reason: 'PURPOSE_UNKNOWN', refuses: (question) => purposeOf(question) === undefined, clause: noClause },
  {
    reason: 'PURPOSE_NOT_GRANTED',
    refuses: ({ access, purpose }) => !access.purposes.has(purpose ?? ''),
    clause: purposeClause,
  },
  {
    reason: 'CATEGORY_NOT_GRANTED',
    refuses: ({ access, purpose, category }) => {
      const granted = access.purposes.get(purpose ?? '');
      return granted === undefined || !gives(granted, category);
    },
    clause: purposeClause,
  },
  {
    // What the register lets a recipient have is a limit on every grant (OBL-TCC-INT-05, OBL-LOCUS-MKT-08).
    reason: 'CATEGORY_NOT_GRANTED',
    refuses: ({ access: { recipient }, category }) =>
      recipient !== undefined && recipient.registered && !gives(recipient.allowedFields, category),
    clause: ({ policy }) => clauseOf(policy.profile, policy.profile.recipientRegister.registerExport),
  },
  {
    reason: 'CATEGORY_NOT_IN_POLICY',
    refuses: (question) => {
      const purpose = purposeOf(question);
      if (purpose === undefined || listingOf(purpose, question.category) === undefined) return true;
      return basesFor(purpose, question.category).length === 0;
    },
    clause: purposeClause,
  },
  {
    reason: 'RECIPIENT_NOT_REGISTERED',
    refuses: ({ access: { recipient } }) =>
      recipient !== undefined &&
      !(recipient.registered && recipient.active && recipient.contractRef !== null),
    clause: ({ policy }) => clauseOf(policy.profile, policy.profile.recipientRegister.registerExport),
  },
  {
    reason: 'TRANSFER_NOT_ALLOWED',
    refuses: (question) => !mayLeave(question),
    clause: ({ policy }) => clauseOf(policy.profile, policy.profile.transfers.mechanisms),
  },
  {
    // Nobody can say yes to a purpose that does not ask.
    reason: 'CONSENT_MISSING',
    refuses: (question) => {
      const purpose = purposeOf(question);
      return purpose === undefined || basesOf(question, purpose).length === 0;
    },
    clause: ({ policy }) => clauseOf(policy.profile, policy.profile.marketing.thirdPartyShare),
  },
];
