import type { Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { clauseInWords, clauseOf } from '../../profile/clause.ts';
import type { Policy } from '../../profile/compile.ts';
import type { PersonFound } from '../people.ts';
import { permitWrite } from '../permit-write.ts';
import { Refusal } from '../problem.ts';
import { cleanText } from '../text.ts';
import { categoriesOf, type DisclosableField, listedFields } from './disclosable-fields.ts';
import { demandStaff, ON_RECORD, permitDisclosure } from './permit-disclosure.ts';
import { recordDisclosure } from './record-disclosure.ts';

const LONGEST_NAME = 200;
const LONGEST_REFERENCE = 300;

/** A ground that a policy may name. */
export type Ground = Policy['profile']['disclosure']['authority']['grounds']['value'][number];

/** What staff want to disclose, before it is checked. */
export type AuthorityDemand = {
  readonly authority: string;
  readonly country: string;
  readonly ground: Ground;
  readonly legalReference: string;
  readonly fields: readonly DisclosableField[] | null | undefined;
  readonly silenceReference: string | null | undefined;
};

/**
 * Discloses listed fields of a person to an authority, on one of the grounds that the policy in force names, and keeps on
 * record which law, order or request it was (OBL-MULTI-REC-05).
 *
 * @throws Refusal with the clause, when the policy does not let this leave
 */
export async function discloseToAuthority(
  tx: Prisma.TransactionClient,
  context: Context,
  person: PersonFound,
  demand: AuthorityDemand,
): Promise<{ id: number }> {
  const { policy } = context.inForce;
  demandStaff(context);
  demandPurposeForAuthorities(context);
  demandGround(policy, demand.ground);
  const authority = cleanText(demand.authority, 'authority', LONGEST_NAME);
  const legalReference = cleanText(demand.legalReference, 'legalReference', LONGEST_REFERENCE);
  const silenceReference = silence(policy, demand.silenceReference);
  const fields = listedFields(policy, demand.fields);
  const categories = categoriesOf(fields);
  permitWrite(context, ON_RECORD, [person]);
  permitDisclosure(context, person, categories, {
    // For this once: the order is what a contract is for others, and no tool of transfer is on file.
    registered: true,
    active: true,
    country: demand.country,
    safeguard: null,
    contractRef: legalReference,
    allowedFields: categories,
  });
  return recordDisclosure(tx, context, person, {
    kind: 'AUTHORITY',
    disclosedTo: authority,
    country: demand.country,
    ground: demand.ground,
    legalReference,
    silenceReference,
    fields: [...fields],
    isTold: policy.profile.notify.onLegalOrVitalBasis.value !== 'not_promised' && silenceReference === null,
  });
}

/** The purposes for which the policy lists authorities among the recipients; not those that are for emergencies. */
function purposesForAuthorities({ profile, purposes }: Policy): readonly string[] {
  const listed = profile.recipients.filter(({ role }) => role.value === 'authority');
  return [...new Set(listed.flatMap((recipient) => recipient.purposes.value))].filter(
    (id) => !purposes.get(id)?.bases.some(({ type }) => type === 'vital_interests'),
  );
}

function demandPurposeForAuthorities({ purpose, inForce: { policy } }: Context): void {
  const listed = purposesForAuthorities(policy);
  if (purpose !== undefined && listed.includes(purpose)) return;
  const clause = clauseInWords(clauseOf(policy.profile, policy.profile.disclosure.authority.grounds));
  throw new Refusal({
    code: 'NOT_ALLOWED',
    message: `The policy lets no authority have data for this purpose (${clause}).`,
    remedy:
      listed.length === 0
        ? 'Publish a policy that lists authorities among its recipients.'
        : `Declare ${listed.join(' or ')}.`,
  });
}

function demandGround({ profile }: Policy, ground: Ground): void {
  const { grounds } = profile.disclosure.authority;
  if (grounds.value.includes(ground)) return;
  throw new Refusal({
    code: 'NOT_ALLOWED',
    field: 'ground',
    message: `The policy does not disclose on this ground (${clauseInWords(clauseOf(profile, grounds))}).`,
    remedy: `Its grounds are ${grounds.value.join(', ')}.`,
  });
}

/** The person is told where the policy promises it; some let a law order silence, some let nothing (OBL-INFO-BAS-04). */
function silence({ profile }: Policy, reference: string | null | undefined): string | null {
  if (reference == null) return null;
  const promise = profile.notify.onLegalOrVitalBasis;
  if (promise.value === 'always') {
    throw new Refusal({
      code: 'NOT_ALLOWED',
      field: 'silenceReference',
      message: `The policy promises to tell people always (${clauseInWords(clauseOf(profile, promise))}).`,
      remedy: 'Leave silenceReference out.',
    });
  }
  return cleanText(reference, 'silenceReference', LONGEST_REFERENCE);
}
