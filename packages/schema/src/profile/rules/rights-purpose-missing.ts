import type { Fault } from '../faults.ts';
import { rule } from './rule.ts';

/** Id of the purpose under which people’s own requests are answered. Every profile has it. */
const RIGHTS_PURPOSE = 'privacy.data_subject_rights';

/** Requests of data subjects are answered under a duty, restriction or not (Art. 12 to 22 GDPR). */
export const rightsPurposeMissing = rule({
  needs: ['purposes'],
  run: ({ purposes }): Fault[] => {
    const purpose = purposes.find(({ id }) => id === RIGHTS_PURPOSE);
    const path = `purposes[${RIGHTS_PURPOSE}]`;
    const isSound =
      purpose !== undefined &&
      purpose.restrictionExempt.value &&
      purpose.bases.some(({ value }) => value.type === 'legal_obligation') &&
      purpose.dataCategories.some(({ value }) => value === 'user');
    if (isSound) return [];
    return [
      {
        code: 'RIGHTS_PURPOSE_MISSING',
        path,
        message: `Nobody could answer people’s requests. Add the purpose "${RIGHTS_PURPOSE}" with the basis "legal_obligation", the category "user", and "restrictionExempt" true.`,
      },
    ];
  },
});
