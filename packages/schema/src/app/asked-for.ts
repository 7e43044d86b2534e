import type { CompiledPurpose, Policy } from '../profile/compile.ts';
import { mustOptIn } from '../profile/marketing-share.ts';
import { gives } from '../purpose/access.ts';
import { basesFor, listingOf } from '../purpose/steps.ts';
import type { DataCategory } from '../taxonomy/data-categories.ts';
import type { Scope } from '../taxonomy/scopes.ts';
import type { InstallationQuestion } from './installation-question.ts';
import type { GrantedPurpose, LeftOut } from './judgement.ts';
import type { AskedPurpose } from './manifest.ts';

export type Asked = {
  readonly details: readonly GrantedPurpose[];
  readonly leftOut: readonly LeftOut[];
  readonly scopes: readonly Scope[];
};

/**
 * What a grant would hold: what the manifest asks for, narrowed by the admin, as far as the policy has such a use. The
 * rest is told and not refused: one manifest is for controllers whose policies differ.
 */
export function askedFor({
  policy,
  manifest,
  narrowedTo,
}: Pick<InstallationQuestion, 'policy' | 'manifest' | 'narrowedTo'>): Asked {
  const details: GrantedPurpose[] = [];
  const leftOut: LeftOut[] = [];
  for (const [id, asked] of Object.entries(manifest.purposes)) {
    const wanted = wantedOf(id, asked, narrowedTo?.purposes);
    if (wanted.length === 0) continue;
    const purpose = policy.purposes.get(id);
    if (purpose === undefined) {
      leftOut.push({ purpose: id, clause: null });
      continue;
    }
    const categories = new Set<DataCategory>();
    for (const category of wanted) {
      const used = isUsed(purpose, category) ? [category] : partsUsed(purpose, category);
      for (const each of used) categories.add(each);
      if (used[0] === category) continue;
      leftOut.push({
        purpose: id,
        category,
        clause: purpose.clause,
        ...(used.length > 0 && { partly: true }),
      });
    }
    if (categories.size > 0) details.push(detailOf(policy, purpose, asked, [...categories]));
  }
  const { scopes } = manifest;
  return { details, leftOut, scopes: scopes.filter((scope) => narrowedTo?.scopes?.includes(scope) ?? true) };
}

function wantedOf(
  id: string,
  { categories }: AskedPurpose,
  narrowed: { readonly [purposeId: string]: readonly DataCategory[] } | undefined,
): readonly DataCategory[] {
  if (narrowed === undefined) return categories;
  const kept = Object.hasOwn(narrowed, id) ? (narrowed[id] ?? []) : [];
  // Of two kinds of data, one a part of the other, the smaller.
  const smaller = kept.filter((category) => gives(categories, category));
  return [...new Set([...categories.filter((category) => gives(kept, category)), ...smaller])];
}

function isUsed(purpose: CompiledPurpose, category: DataCategory): boolean {
  return listingOf(purpose, category) !== undefined && basesFor(purpose, category).length > 0;
}

/** Asked for as a whole, and listed by the policy in parts: these are asked for as well. */
function partsUsed(purpose: CompiledPurpose, category: DataCategory): readonly DataCategory[] {
  return purpose.categories
    .map(({ category: listed }) => listed)
    .filter((listed) => gives([category], listed) && isUsed(purpose, listed));
}

function detailOf(
  policy: Policy,
  { id, description, clause, marketing }: CompiledPurpose,
  { reason }: AskedPurpose,
  categories: readonly DataCategory[],
): GrantedPurpose {
  return { id, description, reason, categories, clause, peopleMustOptIn: mustOptIn(policy, { marketing }) };
}
