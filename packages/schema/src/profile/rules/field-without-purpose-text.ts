import type { Fault } from '../faults.ts';
import { rule } from './rule.ts';

/** Whoever is asked for something is told what for (Art. 13 GDPR, Art. 23 ZZPL). */
export const fieldWithoutPurposeText = rule({
  needs: ['fields'],
  run: ({ fields }) =>
    fields
      .filter(({ purposeText }) => purposeText.value.trim() === '')
      .map(({ id, purposeText }): Fault => ({
        code: 'FIELD_WITHOUT_PURPOSE_TEXT',
        path: `fields[${id}].purposeText`,
        message: `The form asks for "${id}" without saying what for. Add one plain sentence.`,
        source: purposeText.source,
      })),
});
