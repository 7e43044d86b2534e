import type { DataCategory } from '../taxonomy/data-categories.ts';
import type { LawfulBasis } from '../taxonomy/lawful-bases.ts';
import type { RetentionClass } from '../taxonomy/retention-classes.ts';
import { type Clause, clauseOf } from './clause.ts';
import { deepFreeze, frozenMap } from './deep-freeze.ts';
import type { Leaf } from './leaf.ts';
import type { Right } from './shape-requests.ts';
import type { PolicyProfile, ProfileRecipient, ProfilePurpose } from './shape.ts';
import type { TransferRules } from './transfers.ts';

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
  /** Place in the profile, from 0. */
  readonly ordinal: number;
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
  readonly retentionRef: RetentionClass;
  readonly clause: Clause;
};

/** A right with its articles and the clause that grants it. */
export type CompiledRight = { readonly articles: readonly string[]; readonly clause: Clause };

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
  readonly transfers: TransferRules;
  /** The purposes under which this controller chats, handles tickets and does its main marketing. */
  readonly helpdesk: { readonly liveChat: string; readonly ticketing: string; readonly marketing: string };
  readonly children: { readonly minAge: number; readonly clause: Clause };
  readonly rights: Readonly<Record<Right, CompiledRight>>;
  /** The whole profile, for what a decision on one field does not need. */
  readonly profile: PolicyProfile;
  /** Where a value of this profile comes from. */
  readonly clauseFor: (leaf: Leaf<unknown>) => Clause;
};

/**
 * Prepares a loaded profile for the decision.
 * @example
 * const loaded = loadProfile(input, { mode: 'production' });
 * if (loaded.ok) compileProfile(loaded.profile, loaded.sha256).purposes.get('support.live_chat');
 */
export function compileProfile(profile: PolicyProfile, sha256: string): Policy {
  const clauseFor = (leaf: Leaf<unknown>): Clause => clauseOf(profile, leaf);
  const slots: CompiledBasis[] = [];
  const purposes = profile.purposes.map((purpose, ordinal) => {
    const bases = purpose.bases.map((leaf): CompiledBasis => {
      const { type, articles, appliesTo, interestText } = leaf.value;
      const slot = slots.length;
      const basis = {
        slot,
        purpose: purpose.id,
        type,
        articles,
        appliesTo,
        interestText,
        clause: clauseFor(leaf),
      };
      slots.push(basis);
      return basis;
    });
    return [purpose.id, compilePurpose(purpose, ordinal, bases, clauseFor)] as const;
  });
  const { controller, transfers, helpdesk, children, rights } = profile;
  return Object.freeze({
    id: profile.id,
    sha256,
    displayName: controller.displayName.value,
    timeZone: controller.timeZone.value,
    purposes: frozenMap(purposes),
    slots: deepFreeze(slots),
    roles: frozenMap(profile.roles.map((role) => [role.id, role.purposes.value])),
    recipients: frozenMap(profile.recipients.map((recipient) => [recipient.id, recipient])),
    transfers: Object.freeze({
      homeCountry: controller.country.value,
      freeAreas: transfers.freeAreas.value,
      mechanisms: transfers.mechanisms.value,
    }),
    helpdesk: Object.freeze({
      liveChat: helpdesk.liveChat.value,
      ticketing: helpdesk.ticketing.value,
      marketing: helpdesk.marketing.value,
    }),
    children: Object.freeze({ minAge: children.minAge.value, clause: clauseFor(children.minAge) }),
    rights: Object.freeze({
      ACCESS: compileRight(rights.access, clauseFor),
      RECTIFICATION: compileRight(rights.rectify, clauseFor),
      ERASURE: compileRight(rights.erase, clauseFor),
      RESTRICTION: compileRight(rights.restrict, clauseFor),
      PORTABILITY: compileRight(rights.portability, clauseFor),
      OBJECTION: compileRight(rights.object, clauseFor),
      WITHDRAWAL: compileRight(rights.withdraw, clauseFor),
    }),
    profile,
    clauseFor,
  });
}

function compilePurpose(
  purpose: ProfilePurpose,
  ordinal: number,
  bases: readonly CompiledBasis[],
  clauseFor: Policy['clauseFor'],
): CompiledPurpose {
  return deepFreeze({
    id: purpose.id,
    ordinal,
    description: purpose.description.value,
    identityLevel: purpose.identityLevel.value,
    categories: purpose.dataCategories.map((leaf) => ({ category: leaf.value, clause: clauseFor(leaf) })),
    bases,
    restrictionExempt: purpose.restrictionExempt.value,
    objectable: purpose.objectable.value,
    withdrawable: purpose.withdrawable.value,
    marketing: purpose.marketing?.value,
    recipients: purpose.recipients.value,
    retentionRef: purpose.retentionRef.value,
    clause: clauseFor(purpose.sourceSection),
  });
}

function compileRight(
  right: { readonly granted: Leaf<boolean>; readonly articles: Leaf<readonly string[]> },
  clauseFor: Policy['clauseFor'],
): CompiledRight {
  return Object.freeze({ articles: right.articles.value, clause: clauseFor(right.granted) });
}
