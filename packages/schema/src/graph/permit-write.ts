import type { Context } from '../context.ts';
import type { Denied } from '../purpose/decide.ts';
import { readLawfulness } from '../purpose/lawfulness-state.ts';
import { remedyFor } from '../purpose/reasons.ts';
import type { DataCategory } from '../taxonomy/data-categories.ts';
import { Refusal } from './problem.ts';

/**
 * To write personal data is to process it: the declared purpose must cover the kind of data, and be lawful for the
 * people it is about. The same decision as for a read.
 * @throws Refusal when it is not
 */
export function permitWrite(
  context: Context,
  category: DataCategory,
  people: readonly { readonly id: number; readonly lawfulness: string }[],
): void {
  const { plan, reads, now } = context;
  demandPurpose(context);
  const decision = plan.decisions.get(category);
  if (decision === undefined || decision.kind === 'denied') throw denied(decision);
  reads.writing.categories.add(category);
  for (const { id, lawfulness } of people) {
    const { reason, slot } = readLawfulness(lawfulness, plan.policyVersionId, decision.slots, now);
    if (reason !== null) {
      throw new Refusal({
        code: 'PURPOSE_DENIED',
        message: `Not lawful for this person now: ${reason}.`,
        remedy: remedyFor(reason, []),
      });
    }
    // A write is a use of data like a read: the ledger keeps the basis it relied on (OBL-MULTI-BAS-01).
    reads.write(id, slot);
  }
}

/**
 * Without a purpose nothing about anybody is answered, not even whether an id exists: asked before an id is looked up.
 * @throws Refusal PURPOSE_DENIED
 */
export function demandPurpose({ plan: { gate } }: Context): void {
  if (gate) throw denied(gate);
}

function denied(decision: Denied | undefined): Refusal {
  return new Refusal({
    code: 'PURPOSE_DENIED',
    message: `This write is not covered by the declared purpose: ${decision?.reason ?? 'CATEGORY_NOT_IN_POLICY'}.`,
    remedy: decision?.remedy ?? 'Declare a purpose that covers it.',
  });
}
