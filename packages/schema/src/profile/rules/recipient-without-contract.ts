import type { Fault } from '../faults.ts';
import { rule } from './rule.ts';

/** A processor works under a contract (Art. 28 GDPR, Art. 45 ZZPL). */
export const recipientWithoutContract = rule({
  needs: ['recipients'],
  run: ({ recipients }) =>
    recipients
      .filter(
        ({ role, active, contractRef }) =>
          role.value === 'processor' && active.value && contractRef.value === null,
      )
      .map(({ id, contractRef }): Fault => ({
        code: 'RECIPIENT_WITHOUT_CONTRACT',
        path: `recipients[${id}].contractRef`,
        message: `The processor "${id}" is active without a contract on file. Record the contract, or set "active" to false.`,
        source: contractRef.source,
      })),
});
