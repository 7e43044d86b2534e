import { isObjectable } from '../../taxonomy/lawful-bases.ts';
import type { Fault } from '../faults.ts';
import { rule } from './rule.ts';

/** A person can object exactly where a basis allows it (Art. 21 GDPR, Art. 37 ZZPL); same for withdrawal and consent. */
export const objectionMismatch = rule({
  needs: ['purposes'],
  run: ({ purposes }) =>
    purposes.flatMap(({ id, bases, objectable, withdrawable }): Fault[] => {
      const canObject = bases.some(({ value }) => isObjectable(value.type));
      const hasConsent = bases.some(({ value }) => value.type === 'consent');
      const faults: Fault[] = [];
      if (objectable.value !== canObject) {
        faults.push({
          code: 'OBJECTION_MISMATCH',
          path: `purposes[${id}].objectable`,
          message: canObject
            ? `The purpose "${id}" rests on an interest that people can object to. Set "objectable" to true.`
            : `The purpose "${id}" says people can object, but none of its bases allows that. Set "objectable" to false or correct the basis.`,
          source: objectable.source,
        });
      }
      if (withdrawable.value && !hasConsent) {
        faults.push({
          code: 'OBJECTION_MISMATCH',
          path: `purposes[${id}].withdrawable`,
          message: `The purpose "${id}" says consent can be withdrawn, but it does not rest on consent. Set "withdrawable" to false or correct the basis.`,
          source: withdrawable.source,
        });
      }
      return faults;
    }),
});
