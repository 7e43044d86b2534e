import type { Fault } from '../faults.ts';
import { rule } from './rule.ts';

/** Personal data is processed on a basis or not at all (Art. 6 GDPR, Art. 12 ZZPL). */
export const purposeWithoutBasis = rule({
  needs: ['purposes'],
  run: ({ purposes }) =>
    purposes
      .filter(({ bases, identityLevel }) => bases.length === 0 && identityLevel.value !== 'anonymous')
      .map(({ id, description }): Fault => ({
        code: 'PURPOSE_WITHOUT_BASIS',
        path: `purposes[${id}].bases`,
        message: `The purpose "${id}" has no lawful basis. Name one of the six with its article, or mark the purpose anonymous if it touches no personal data.`,
        source: description.source,
      })),
});
