import { covers, type DataCategory, isInternal } from '@remit/schema';

/** What may be read for which purpose: of the shape of a grant's `purposes`. */
export type GrantedPurposes = { readonly [purposeId: string]: readonly DataCategory[] };

/** Whether what is listed includes what is asked. What staff write for staff is never a part of something larger. */
function includes(listed: DataCategory, asked: DataCategory): boolean {
  return isInternal(asked) ? listed === asked : covers(listed, asked);
}

/**
 * What both allow, and nothing else: of two categories, one inside the other, the smaller. A purpose that one of them does not
 * name is allowed by neither.
 */
export function intersect(one: GrantedPurposes, other: GrantedPurposes): GrantedPurposes {
  return Object.fromEntries(
    Object.entries(one).flatMap(([purpose, categories]) => {
      const others = Object.hasOwn(other, purpose) ? (other[purpose] ?? []) : [];
      const both = [
        ...categories.filter((category) => others.some((listed) => includes(listed, category))),
        ...others.filter((category) => categories.some((listed) => includes(listed, category))),
      ];
      return both.length > 0 ? [[purpose, [...new Set(both)]]] : [];
    }),
  );
}

/** What of the asked is not in the given, as `purpose: category`. Empty: nothing more is asked than given. */
export function beyond(asked: GrantedPurposes, given: GrantedPurposes): string[] {
  return Object.entries(asked).flatMap(([purpose, categories]) => {
    const listed = Object.hasOwn(given, purpose) ? (given[purpose] ?? []) : [];
    if (listed.length === 0) return [purpose];
    return categories
      .filter((category) => !listed.some((each) => includes(each, category)))
      .map((category) => `${purpose}: ${category}`);
  });
}
