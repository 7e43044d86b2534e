import { mayHoldFreeText } from '../../taxonomy/data-categories.ts';
import type { Fault } from '../faults.ts';
import { rule } from './rule.ts';

/** What a person writes can name anybody: it cannot be handed out as pseudonymous or anonymous. */
export const freeTextNotIdentified = rule({
  needs: ['purposes'],
  run: ({ purposes }) =>
    purposes
      .filter(({ identityLevel }) => identityLevel.value !== 'identified')
      .flatMap(({ id, dataCategories, identityLevel }) =>
        dataCategories
          .filter(({ value }) => mayHoldFreeText(value))
          .map(({ value, source }): Fault => ({
            code: 'FREE_TEXT_NOT_IDENTIFIED',
            path: `purposes[${id}].dataCategories`,
            message: `"${value}" is written in people’s own words and cannot be ${identityLevel.value}. Take it out, or set the identity level to "identified".`,
            source,
          })),
      ),
});
