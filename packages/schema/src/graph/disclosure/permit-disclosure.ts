import type { Context } from '../../context.ts';
import { clauseInWords } from '../../profile/clause.ts';
import type { RecipientFacts } from '../../purpose/access.ts';
import { decide } from '../../purpose/decide.ts';
import type { DataCategory } from '../../taxonomy/data-categories.ts';
import type { PersonFound } from '../people.ts';
import { permitWrite } from '../permit-write.ts';
import { Refusal } from '../problem.ts';

/** The kind of data that the record of a disclosure is. */
export const ON_RECORD = 'user.privacy_preferences';

/** The member of staff who acts. */
export type Discloser = Extract<Context['caller'], { kind: 'AGENT' }>;

/**
 * Data leaves by the hand of somebody who answers for it.
 * @throws Refusal NOT_ALLOWED for apps and visitors
 */
export function demandStaff({ caller }: Context): Discloser {
  if (caller.kind === 'AGENT') return caller;
  throw new Refusal({
    code: 'NOT_ALLOWED',
    message: 'Only staff of the controller pass data on.',
    remedy: 'Ask the controller’s privacy officer.',
  });
}

/**
 * The purpose decision, asked once more with the recipient as the one who gets the data: each kind of data must be covered by the
 * declared purpose for the caller, for whoever gets it and where they are, and lawful for the person now.
 * @throws Refusal PURPOSE_DENIED
 */
export function permitDisclosure(
  context: Context,
  person: PersonFound,
  categories: readonly DataCategory[],
  recipient: RecipientFacts,
): void {
  const { purpose, inForce } = context;
  const access = { ...context.access, recipient };
  for (const category of categories) {
    permitWrite(context, category, [person]);
    const decision = decide({ category, purpose, access, policy: inForce.policy });
    if (decision.kind === 'allowed') continue;
    const clause = decision.clause === null ? '' : ` (${clauseInWords(decision.clause)})`;
    throw new Refusal({
      code: 'PURPOSE_DENIED',
      message: `This recipient may not get ${category}: ${decision.reason}${clause}.`,
      remedy: decision.remedy,
    });
  }
}
