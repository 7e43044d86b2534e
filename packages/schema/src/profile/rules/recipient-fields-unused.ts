import { covers } from '../../taxonomy/data-categories.ts';
import type { DataCategory } from '../../taxonomy/data-categories.ts';
import type { Fault } from '../faults.ts';
import { rule } from './rule.ts';

/** A recipient is allowed no kind of data that none of its purposes lists. */
export const recipientFieldsUnused = rule({
  needs: ['recipients', 'purposes'],
  run: ({ recipients, purposes }) =>
    recipients.flatMap(({ id, allowedFields, purposes: own }) => {
      const listed: DataCategory[] = purposes
        .filter((purpose) => own.value.includes(purpose.id))
        .flatMap(({ dataCategories }) => dataCategories.map(({ value }) => value));
      return allowedFields.value
        .filter((asked) => !listed.some((each) => covers(each, asked)))
        .map((asked): Fault => ({
          code: 'RECIPIENT_FIELDS_UNUSED',
          path: `recipients[${id}].allowedFields`,
          message: `"${id}" may get "${asked}", which none of its purposes lists. Take it out, or list it under a purpose.`,
          source: allowedFields.source,
        }));
    }),
});
