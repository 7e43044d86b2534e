import type { Prisma } from '../../db/generated/client.ts';
import type { DisclosableField } from '../disclosure/disclosable-fields.ts';
import { Refusal } from '../problem.ts';
import { type IdentifierKind, identifiersIn, type KnownIdentifiers } from './identifiers-in-text.ts';

/** Which identifiers may stand in a text because their field goes along. */
const GOES_WITH: Readonly<Record<DisclosableField, IdentifierKind>> = {
  DISPLAY_NAME: 'name',
  GIVEN_NAME: 'name',
  FAMILY_NAME: 'name',
  EMAIL: 'e-mail address',
  PHONE_NUMBER: 'number',
  ADDRESS: 'address',
  NATIONAL_IDENTIFICATION_NUMBER: 'number',
  IDENTITY_DOCUMENT_NUMBER: 'number',
};

/**
 * What a partner reads names nobody, but by the fields that go along (OBL-LOCUS-REC-04). What is on file about the person is
 * compared here and goes nowhere; the refusal says which kind of thing was found, and nothing of what it is.
 * @throws Refusal INVALID_INPUT
 */
export async function demandAnonymous(
  tx: Prisma.TransactionClient,
  { id, requesterId }: { readonly id: number; readonly requesterId: number },
  text: string,
  fields: readonly DisclosableField[],
): Promise<void> {
  const goesAlong = fields.map((field) => GOES_WITH[field]);
  const found = identifiersIn(text, await knownOf(tx, id, requesterId)).filter(
    (kind) => !goesAlong.includes(kind),
  );
  if (found.length === 0) return;
  throw new Refusal({
    code: 'INVALID_INPUT',
    field: 'text',
    message: `This text may tell who the person is, or somebody else: found by ${found.join(', ')}.`,
    remedy: 'Say what the matter is, and leave out whose it is.',
  });
}

async function knownOf(
  tx: Prisma.TransactionClient,
  conversationId: number,
  requesterId: number,
): Promise<KnownIdentifiers> {
  const person = await tx.dataSubject.findUniqueOrThrow({ where: { id: requesterId } });
  const answers = await tx.customFieldValue.findMany({
    where: { conversationId, category: { in: ['PHONE_NUMBER', 'ADDRESS'] } },
    select: { category: true, value: true },
  });
  const answered = (category: string) =>
    answers.filter((answer) => answer.category === category).map(({ value }) => value);
  const known = (...values: readonly (string | null)[]) =>
    values.filter((value): value is string => value !== null && value.trim() !== '');
  return {
    name: known(person.displayName, person.givenName, person.familyName),
    'e-mail address': known(person.email),
    number: known(
      person.phoneNumber,
      person.nationalIdentificationNumber,
      person.identityDocumentNumber,
      ...answered('PHONE_NUMBER'),
    ),
    address: known(person.addressStreet, ...answered('ADDRESS')),
    id: known(person.publicId, person.communicationServiceId, person.identityDocumentCopyKey),
  };
}
