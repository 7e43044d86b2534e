import type { Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { clauseInWords, clauseOf } from '../../profile/clause.ts';
import type { PersonFound } from '../people.ts';
import { permitWrite } from '../permit-write.ts';
import { Refusal } from '../problem.ts';
import { cleanText } from '../text.ts';
import { categoriesOf, type DisclosableField, listedFields } from './disclosable-fields.ts';
import { demandStaff, ON_RECORD, permitDisclosure } from './permit-disclosure.ts';
import { recordDisclosure } from './record-disclosure.ts';

const LONGEST_NAME = 200;
const LONGEST_DANGER = 1_000;

/** What staff say about an emergency, before it is checked. */
export type Emergency = {
  readonly helper: string;
  readonly danger: string;
  readonly fields: readonly DisclosableField[] | null | undefined;
};

/**
 * Discloses listed fields of a person because a life is in danger (GDPR 6(1)(d), ZZPL 12(1)(4)). Nobody is asked first, so
 * somebody else looks at it afterwards, and the person is told where the policy says so (OBL-INFO-REC-11).
 * @throws Refusal with the clause, when the policy does not know of this
 */
export async function discloseInEmergency(
  tx: Prisma.TransactionClient,
  context: Context,
  person: PersonFound,
  emergency: Emergency,
): Promise<{ id: number }> {
  const { policy } = context.inForce;
  demandStaff(context);
  demandEmergencyPurpose(context);
  const disclosedTo = cleanText(emergency.helper, 'helper', LONGEST_NAME);
  const words = cleanText(emergency.danger, 'danger', LONGEST_DANGER);
  const fields = listedFields(policy, emergency.fields);
  const categories = categoriesOf(fields);
  permitWrite(context, ON_RECORD, [person]);
  permitDisclosure(context, person, categories, {
    registered: true,
    active: true,
    // Help is not asked where it comes from (GDPR 49(1)(f), ZZPL 69).
    country: policy.transfers.homeCountry,
    safeguard: null,
    contractRef: words,
    allowedFields: categories,
  });
  return recordDisclosure(tx, context, person, {
    kind: 'EMERGENCY',
    disclosedTo,
    words,
    fields: [...fields],
    review: 'PENDING',
    isTold: policy.profile.breakGlass.notify.value,
  });
}

function demandEmergencyPurpose({ purpose, inForce: { policy } }: Context): void {
  const { allowed } = policy.profile.breakGlass;
  const clause = clauseInWords(clauseOf(policy.profile, allowed));
  if (!allowed.value) {
    throw new Refusal({
      code: 'NOT_ALLOWED',
      message: `The policy knows no disclosure in an emergency (${clause}).`,
      remedy: 'Call the privacy officer; what a law demands goes by discloseToAuthority.',
    });
  }
  const vital = [...policy.purposes.values()].filter(({ bases }) =>
    bases.some(({ type }) => type === 'vital_interests'),
  );
  if (vital.some(({ id }) => id === purpose)) return;
  throw new Refusal({
    code: 'NOT_ALLOWED',
    message: `Data leaves in an emergency only to protect a life (${clause}).`,
    remedy: `Declare ${vital.map(({ id }) => id).join(' or ')}.`,
  });
}
