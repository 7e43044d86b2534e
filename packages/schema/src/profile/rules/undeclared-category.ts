import { covers } from '../../taxonomy/data-categories.ts';
import type { Fault } from '../faults.ts';
import { rule } from './rule.ts';

/** A purpose uses only kinds of data that the controller says it holds. `user` stands for whatever is held. */
export const undeclaredCategory = rule({
  needs: ['purposes', 'dataCategories'],
  run: ({ purposes, dataCategories }) => {
    const held = dataCategories.map(({ id }) => id);
    return purposes.flatMap(({ id, dataCategories: listed }) =>
      listed
        .filter(
          ({ value }) => value !== 'user' && !held.some((each) => covers(each, value) || covers(value, each)),
        )
        .map(({ value, source }): Fault => ({
          code: 'UNDECLARED_CATEGORY',
          path: `purposes[${id}].dataCategories`,
          message: `"${value}" is used here but does not stand under "dataCategories". Say there what is held of it and where it comes from.`,
          source,
        })),
    );
  },
});
