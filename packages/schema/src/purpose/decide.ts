import type { Clause } from '../profile/clause.ts';
import type { CompiledBasis } from '../profile/compile.ts';
import type { DataCategory } from '../taxonomy/data-categories.ts';
import { type Form, formFor } from './identity-level.ts';
import { type DenialReason, remedyFor } from './reasons.ts';
import { basesOf, listingOf, type Question, STATIC_STEPS, type Step } from './steps.ts';

/** The caller may read this kind of data for this purpose, of every person for whom one of `bases` stands. */
export type Allowed = {
  readonly kind: 'allowed';
  readonly category: DataCategory;
  readonly purpose: string;
  readonly bases: readonly CompiledBasis[];
  /** Slots of `bases`, for the person's lawfulness state. */
  readonly slots: readonly number[];
  /** The least revealing form that the purpose needs. */
  readonly form: Form;
  /** Where the policy lists this kind of data for the purpose. */
  readonly clause: Clause;
};

/** The caller may not read this kind of data, whoever the person is. */
export type Denied = {
  readonly kind: 'denied';
  readonly category: DataCategory;
  readonly reason: DenialReason;
  readonly purpose: string | null;
  /** Purposes that this caller may declare and under which this kind of data is not denied. */
  readonly allowedPurposes: readonly string[];
  readonly clause: Clause | null;
  readonly remedy: string;
};

export type StaticDecision = Allowed | Denied;

/**
 * Decides, without any person yet, whether a caller may read a kind of data for a purpose. Pure; what is missing,
 * unknown or thrown is denied.
 *
 * @example
 * decide({ category: 'user.contact.email', purpose: 'support.live_chat', access, policy });
 * // { kind: 'denied', reason: 'CATEGORY_NOT_IN_POLICY', allowedPurposes: ['marketing.email'], clause: {...}, ... }
 */
export function decide(question: Question, steps: readonly Step[] = STATIC_STEPS): StaticDecision {
  const refusing = firstRefusal(question, steps);
  if (refusing !== undefined) {
    const allowedPurposes = purposesThatAllow(question, steps);
    return {
      kind: 'denied',
      category: question.category,
      reason: refusing.reason,
      purpose: question.purpose ?? null,
      allowedPurposes,
      clause: quietly(() => refusing.clause(question)),
      remedy: remedyFor(refusing.reason, allowedPurposes),
    };
  }
  return allow(question, steps);
}

function allow(question: Question, steps: readonly Step[]): StaticDecision {
  const { category } = question;
  const purpose = question.policy.purposes.get(question.purpose ?? '');
  const listing = purpose && listingOf(purpose, category);
  const form = purpose && formFor(category, purpose.identityLevel);
  if (purpose === undefined || listing === undefined || form === undefined) {
    const allowedPurposes = purposesThatAllow(question, steps);
    return {
      kind: 'denied',
      category,
      reason: 'CATEGORY_NOT_IN_POLICY',
      purpose: question.purpose ?? null,
      allowedPurposes,
      clause: purpose?.clause ?? null,
      remedy: remedyFor('CATEGORY_NOT_IN_POLICY', allowedPurposes),
    };
  }
  const bases = basesOf(question, purpose);
  return {
    kind: 'allowed',
    category,
    purpose: purpose.id,
    bases,
    slots: bases.map(({ slot }) => slot),
    form,
    clause: listing.clause,
  };
}

function firstRefusal(question: Question, steps: readonly Step[]): Step | undefined {
  return steps.find((step) => {
    try {
      return step.refuses(question) !== false;
    } catch {
      return true;
    }
  });
}

/** The caller's own purposes under which the same question is not refused. */
function purposesThatAllow(question: Question, steps: readonly Step[]): readonly string[] {
  const others = [...question.access.purposes.keys()].filter((purpose) => purpose !== question.purpose);
  return others
    .filter((purpose) => {
      const asked = { ...question, purpose };
      const identityLevel = question.policy.purposes.get(purpose)?.identityLevel;
      return (
        firstRefusal(asked, steps) === undefined &&
        identityLevel !== undefined &&
        formFor(question.category, identityLevel) !== undefined
      );
    })
    .sort();
}

function quietly<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}
