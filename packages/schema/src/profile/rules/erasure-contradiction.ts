import type { Fault } from '../faults.ts';
import { rule } from './rule.ts';

/** A class cannot both survive erasure and be deleted by it; and what survives must have a named reason (Art. 17(3) GDPR). */
export const erasureContradiction = rule({
  needs: ['retention', 'retentionExceptions', 'erasure'],
  run: ({ retention, retentionExceptions, erasure }) => {
    const excepted = new Set(retentionExceptions.flatMap(({ classes }) => classes.value));
    return retention
      .filter(({ survivesErasure }) => survivesErasure.value)
      .flatMap((each): Fault[] => {
        const fault = (message: string): Fault => ({
          code: 'ERASURE_CONTRADICTION',
          path: `retention[${each.class}]`,
          message,
          source: each.survivesErasure.source,
        });
        const onErasure = erasure.endActionByClass[each.class]?.value;
        const hasDate = typeof each.period.value !== 'string' || each.period.value === 'contract_plus_law';
        return [
          ...(onErasure === 'delete'
            ? [
                fault(
                  'It survives erasure, and erasure deletes it. Choose one: "survivesErasure" or the end action "delete".',
                ),
              ]
            : []),
          ...(each.endAction.value === 'delete' && !hasDate
            ? [
                fault(
                  'It survives erasure and ends in "delete", but no date ever comes. Give a period, or let erasure delete it.',
                ),
              ]
            : []),
          ...(excepted.has(each.class)
            ? []
            : [
                fault(
                  'It survives erasure, and no exception says why. Name the law or the claim under "retentionExceptions".',
                ),
              ]),
        ];
      });
  },
});
