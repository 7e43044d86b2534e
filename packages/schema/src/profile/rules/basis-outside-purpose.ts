import { covers } from '../../taxonomy/data-categories.ts';
import type { Fault } from '../faults.ts';
import { rule } from './rule.ts';

/** A basis can carry only what its purpose lists. */
export const basisOutsidePurpose = rule({
  needs: ['purposes'],
  run: ({ purposes }) =>
    purposes.flatMap(({ id, bases, dataCategories }) =>
      bases.flatMap(({ value, source }, i) =>
        (value.appliesTo ?? [])
          .filter(
            (asked) =>
              !dataCategories.some((listed) => covers(listed.value, asked) || covers(asked, listed.value)),
          )
          .map((asked): Fault => ({
            code: 'BASIS_OUTSIDE_PURPOSE',
            path: `purposes[${id}].bases[${i}].appliesTo`,
            message: `The basis carries "${asked}", which the purpose does not list. List it under the purpose, or take it out of the basis.`,
            source,
          })),
      ),
    ),
});
