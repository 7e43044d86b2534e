import { operator, statute, stated } from '../src/profile/leaf.ts';
import type { Leaf } from '../src/profile/leaf.ts';
import type { PolicyProfile, ProfileBasis, ProfilePurpose } from '../src/profile/shape.ts';
import { article, articlesOf } from '../src/taxonomy/articles.ts';
import type { ArticleTopic } from '../src/taxonomy/articles.ts';
import { DATA_CATEGORIES } from '../src/taxonomy/data-categories.ts';
import type { DataCategory } from '../src/taxonomy/data-categories.ts';
import type { LawfulBasis } from '../src/taxonomy/lawful-bases.ts';
import type { RetentionClass } from '../src/taxonomy/retention-classes.ts';

// Short forms for writing a profile. Each says in its name where the value comes from.

/** The laws that articles can be read from. */
export type ReadLaw = 'GDPR' | 'ZZPL';

/**
 * A lawful basis with its articles: those the policy cites, as it cites them, and those read into it from the table.
 * @example
 * stated(basis('legitimate_interests', ['GDPR 6(1)(f)'], ['ZZPL']), 'L55');
 */
export function basis(
  type: LawfulBasis,
  cited: readonly string[],
  read: readonly ReadLaw[] = [],
): ProfileBasis {
  const readArticles = read.map((law) => article(type, law));
  return {
    type,
    articles: [...cited, ...readArticles],
    ...(readArticles.length > 0 ? { readArticles } : {}),
  };
}

/** Categories that the policy lists for a purpose, at these lines. */
export function listed(lines: string, ...categories: readonly DataCategory[]): Leaf<DataCategory>[] {
  return categories.map((category) => stated(category, lines));
}

/** Categories that the policy does not list and the operator adds, with the reason. */
export function added(why: string, ...categories: readonly DataCategory[]): Leaf<DataCategory>[] {
  return categories.map((category) => operator(category, why));
}

/** What the people who answer show of themselves. */
export const staffShown: readonly Leaf<DataCategory>[] = [
  operator('employee.name', 'the name of the agent who answers is shown'),
  operator('employee.availability', 'whether anybody is there to answer is shown'),
];

/** What staff write down for each other. None of the policies speaks of it, so each operator answers for it. */
export const staffNotes: readonly Leaf<DataCategory>[] = [
  operator('user.content.internal_note', 'what the next agent must know; the policy is silent on notes'),
];

type Held = PolicyProfile['dataCategories'][number];

/** One kind of data that the controller holds. The sensitivity is the taxonomy’s. */
export function held(
  id: DataCategory,
  fields: Held['fields'],
  sources: Held['sources'],
  stored: Held['stored'] = operator('yes', 'needed again after it came in'),
): Held {
  return {
    id,
    fields,
    sensitivity: operator(DATA_CATEGORIES[id].sensitivity, 'as graded in the taxonomy'),
    sources,
    stored,
  };
}

/** The entry of {@link staffNotes} among what is held. */
export const notesHeld: Held = held(
  'user.content.internal_note',
  operator(['notes', 'tags'], 'written by staff for staff'),
  operator(['given'], 'by the agent'),
);

type Kept = PolicyProfile['retention'][number];

/** A period that the policy leaves open and the operator chose. */
export function chosenPeriod(
  id: RetentionClass,
  period: Kept['period']['value'],
  trigger: Kept['trigger']['value'],
  endAction: Kept['endAction']['value'],
  why: string,
  survivesErasure = false,
): Kept {
  return {
    class: id,
    period: operator(period, why),
    trigger: operator(trigger, why),
    endAction: operator(endAction, why),
    limitedPurposes: operator([], 'no further limit'),
    survivesErasure: operator(survivesErasure, why),
    reason: operator(why, 'in the operator’s words'),
  };
}

/** Leaves that are alike in most purposes; a purpose overrides what differs. */
export function usual(
  restriction: string,
): Pick<ProfilePurpose, 'identityLevel' | 'objectable' | 'withdrawable' | 'restrictionExempt'> {
  return {
    identityLevel: operator('identified', 'the purpose is about one person'),
    objectable: operator(false, 'none of its bases is an interest'),
    withdrawable: operator(false, 'none of its bases is consent'),
    // While data is restricted it may be stored and used for claims, and for nothing else.
    restrictionExempt: statute(false, restriction),
  };
}

type Recipient = PolicyProfile['recipients'][number];

/** Leaves that are alike in most entries of the register of recipients; an entry overrides what differs. */
export const usualRecipient: Pick<Recipient, 'policyUrl' | 'group' | 'safeguard' | 'contractRef' | 'active'> =
  {
    policyUrl: operator(null, 'to be added by the operator'),
    group: operator(false, 'not a company of the group'),
    safeguard: operator(null, 'none needed, or none recorded yet'),
    contractRef: operator('contract on file with the operator', 'attested by the operator'),
    active: operator(true, 'in use'),
  };

/** For recipients that the policy names only as a kind: nothing goes there until one is named. */
export const notNamedYet: Pick<Recipient, 'name' | 'country' | 'contractRef' | 'active'> = {
  name: operator(null, 'the policy names a kind of recipient and nobody in particular'),
  country: operator(null, 'recorded when one is named'),
  contractRef: operator(null, 'recorded when one is named'),
  active: operator(false, 'nothing goes there until one is named, with country and contract'),
};

/** A right as the law gives it, with articles from the table. A policy that grants it itself overrides `granted`. */
export function readRight(
  topic: ArticleTopic,
  laws: readonly ReadLaw[],
): { articles: Leaf<string[]>; granted: Leaf<boolean> } {
  const source = articlesOf(topic, laws);
  return {
    articles: statute(
      laws.map((law) => article(topic, law)),
      source,
    ),
    granted: statute(true, source),
  };
}
