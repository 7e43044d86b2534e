import type { DataCategory } from '../taxonomy/data-categories.ts';
import type { LawfulBasis } from '../taxonomy/lawful-bases.ts';
import { type Clause, clauseOf } from './clause.ts';
import type { PolicyProfile, ProfileRecipient, ProfilePurpose } from './shape.ts';

/** One basis of one purpose. `slot` numbers them through the whole profile; a person's lawfulness state has a place for each. */
export type CompiledBasis = {
  readonly slot: number;
  readonly purpose: string;
  readonly type: LawfulBasis;
  readonly articles: readonly string[];
  readonly appliesTo: readonly DataCategory[] | undefined;
  readonly interestText: string | undefined;
  readonly clause: Clause;
};

/** One purpose, ready for the decision. */
export type CompiledPurpose = {
  readonly id: string;
  readonly description: string;
  readonly identityLevel: ProfilePurpose['identityLevel']['value'];
  readonly categories: readonly { readonly category: DataCategory; readonly clause: Clause }[];
  readonly bases: readonly CompiledBasis[];
  readonly restrictionExempt: boolean;
  readonly objectable: boolean;
  readonly withdrawable: boolean;
  readonly marketing: { readonly model: string; readonly channels: readonly string[] } | undefined;
  /** Ids of the profile's recipients for this purpose. */
  readonly recipients: readonly string[];
  readonly clause: Clause;
};

/** A policy profile, ready for the decision: plain, frozen, made once per profile version. */
export type Policy = {
  readonly id: string;
  readonly sha256: string;
  readonly displayName: string;
  readonly timeZone: string;
  readonly purposes: ReadonlyMap<string, CompiledPurpose>;
  /** Every basis, at the index of its slot. */
  readonly slots: readonly CompiledBasis[];
  readonly roles: ReadonlyMap<string, readonly string[]>;
  readonly recipients: ReadonlyMap<string, ProfileRecipient>;
  readonly profile: PolicyProfile;
};

/**
 * Prepares a loaded profile for the decision.
 * @example
 * const loaded = loadProfile(input, { mode: 'production' });
 * if (loaded.ok) compileProfile(loaded.profile, loaded.sha256).purposes.get('support.live_chat');
 */
export function compileProfile(profile: PolicyProfile, sha256: string): Policy {
  const slots: CompiledBasis[] = [];
  const purposes = new Map<string, CompiledPurpose>();
  for (const purpose of profile.purposes) {
    const bases = purpose.bases.map((basis): CompiledBasis => {
      const compiled = Object.freeze({
        slot: slots.length,
        purpose: purpose.id,
        type: basis.value.type,
        articles: basis.value.articles,
        appliesTo: basis.value.appliesTo,
        interestText: basis.value.interestText,
        clause: clauseOf(profile, basis),
      });
      slots.push(compiled);
      return compiled;
    });
    purposes.set(purpose.id, compilePurpose(profile, purpose, bases));
  }
  return Object.freeze({
    id: profile.id,
    sha256,
    displayName: profile.controller.displayName.value,
    timeZone: profile.controller.timeZone.value,
    purposes,
    slots: Object.freeze(slots),
    roles: new Map(profile.roles.map((role) => [role.id, role.purposes.value])),
    recipients: new Map(profile.recipients.map((recipient) => [recipient.id, recipient])),
    profile,
  });
}

function compilePurpose(
  profile: PolicyProfile,
  purpose: ProfilePurpose,
  bases: readonly CompiledBasis[],
): CompiledPurpose {
  return Object.freeze({
    id: purpose.id,
    description: purpose.description.value,
    identityLevel: purpose.identityLevel.value,
    categories: purpose.dataCategories.map((leaf) => ({
      category: leaf.value,
      clause: clauseOf(profile, leaf),
    })),
    bases,
    restrictionExempt: purpose.restrictionExempt.value,
    objectable: purpose.objectable.value,
    withdrawable: purpose.withdrawable.value,
    marketing: purpose.marketing?.value,
    recipients: purpose.recipients.value,
    clause: clauseOf(profile, purpose.sourceSection),
  });
}
