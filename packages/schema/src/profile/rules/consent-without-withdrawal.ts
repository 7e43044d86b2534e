import type { Fault } from '../faults.ts';
import { rule } from './rule.ts';

/** What was agreed to can be taken back, as easily (Art. 7(3) GDPR, Art. 15 ZZPL). */
export const consentWithoutWithdrawal = rule({
  needs: ['purposes', 'consent'],
  run: ({ purposes, consent }) =>
    purposes
      .filter(({ bases }) => bases.some(({ value }) => value.type === 'consent'))
      .flatMap(({ id, withdrawable }): Fault[] => {
        const path = `purposes[${id}].withdrawable`;
        if (!withdrawable.value) {
          return [
            {
              code: 'CONSENT_WITHOUT_WITHDRAWAL',
              path,
              message: `The purpose "${id}" rests on consent but cannot be withdrawn. Set "withdrawable" to true.`,
              source: withdrawable.source,
            },
          ];
        }
        if (consent.withdrawalChannels.value.length > 0) return [];
        return [
          {
            code: 'CONSENT_WITHOUT_WITHDRAWAL',
            path,
            message: `The purpose "${id}" rests on consent, and the profile gives no way to withdraw it. Add a route to "consent.withdrawalChannels".`,
            source: consent.withdrawalChannels.source,
          },
        ];
      }),
});
