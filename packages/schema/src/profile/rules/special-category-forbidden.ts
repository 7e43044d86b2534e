import { DATA_CATEGORIES } from '../../taxonomy/data-categories.ts';
import type { DataCategory } from '../../taxonomy/data-categories.ts';
import type { Fault } from '../faults.ts';
import { rule } from './rule.ts';

/** Health, convictions and their like: nowhere when the policy forbids them, else by consent only (Art. 9 and 10 GDPR). */
export const specialCategoryForbidden = rule({
  needs: ['specialCategories', 'purposes', 'dataCategories'],
  run: ({ specialCategories, purposes, dataCategories }) => {
    const forbidden = specialCategories.value === 'forbidden';
    const inPurposes = purposes.flatMap(({ id, dataCategories: listed, bases }) => {
      const onConsent = bases.length > 0 && bases.every(({ value }) => value.type === 'consent');
      return listed
        .filter(({ value }) => isSpecial(value) && (forbidden || !onConsent))
        .map(({ value, source }) =>
          fault(
            `purposes[${id}].dataCategories`,
            forbidden
              ? `The policy forbids "${value}". Take it out.`
              : `"${value}" may rest on consent only. Give the purpose the one basis "consent".`,
            source,
          ),
        );
    });
    const held = dataCategories
      .filter(({ id }) => forbidden && isSpecial(id))
      .map(({ id, stored }) =>
        fault(`dataCategories[${id}]`, `The policy forbids "${id}". Take it out.`, stored.source),
      );
    return [...inPurposes, ...held];
  },
});

function isSpecial(category: DataCategory): boolean {
  const { sensitivity } = DATA_CATEGORIES[category];
  return sensitivity === 'special' || sensitivity === 'criminal';
}

function fault(path: string, message: string, source: string): Fault {
  return { code: 'SPECIAL_CATEGORY_FORBIDDEN', path, message, source };
}
