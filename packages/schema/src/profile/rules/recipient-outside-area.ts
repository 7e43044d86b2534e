import type { Fault } from '../faults.ts';
import { ruleOnTransfer } from '../transfers.ts';
import { rule } from './rule.ts';

/** Data goes abroad only where the policy lets it (Chapter V GDPR). A recipient that is not active gets nothing, and may wait. */
export const recipientOutsideArea = rule({
  needs: ['recipients', 'transfers', 'controller'],
  run: ({ recipients, transfers, controller }) => {
    const rules = {
      homeCountry: controller.country.value,
      freeAreas: transfers.freeAreas.value,
      mechanisms: transfers.mechanisms.value,
    };
    return recipients.flatMap(({ id, active, country, safeguard, role }): Fault[] => {
      // Authorities and the public are reached case by case; each disclosure is checked when it happens.
      if (!active.value || role.value === 'authority' || role.value === 'public') return [];
      const ruling = ruleOnTransfer(rules, country.value, safeguard.value);
      if (ruling.kind !== 'refused') return [];
      return [
        {
          code: 'RECIPIENT_OUTSIDE_AREA',
          path: `recipients[${id}].country`,
          message: `"${id}" may get no data: ${ruling.why}. Record its country and a safeguard that the policy lists, or set "active" to false.`,
          source: country.source,
        },
      ];
    });
  },
});
