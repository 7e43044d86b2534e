import type { Prisma } from '../../db/generated/client.ts';
import type { DisclosableField } from '../disclosure/disclosable-fields.ts';
import { Refusal } from '../problem.ts';
import { type IdentifierKind, identifiersIn, type KnownIdentifiers } from './identifiers-in-text.ts';

type Person = Prisma.DataSubjectGetPayload<object>;

/** What a field that goes along lets stand in a text: its own value and no other of the kind. */
const VALUE_OF: Readonly<Record<DisclosableField, (person: Person) => [IdentifierKind, string | null]>> = {
  DISPLAY_NAME: ({ displayName }) => ['name', displayName],
  GIVEN_NAME: ({ givenName }) => ['name', givenName],
  FAMILY_NAME: ({ familyName }) => ['name', familyName],
  EMAIL: ({ email }) => ['e-mail address', email],
  PHONE_NUMBER: ({ phoneNumber }) => ['number', phoneNumber],
  ADDRESS: ({ addressStreet }) => ['address', addressStreet],
  NATIONAL_IDENTIFICATION_NUMBER: (person) => ['number', person.nationalIdentificationNumber],
  IDENTITY_DOCUMENT_NUMBER: (person) => ['number', person.identityDocumentNumber],
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
  const person = await tx.dataSubject.findUniqueOrThrow({ where: { id: requesterId } });
  const found = identifiersIn(text, await knownOf(tx, id, person), agreedOf(person, fields));
  if (found.length === 0) return;
  throw new Refusal({
    code: 'INVALID_INPUT',
    field: 'text',
    message: `This text may tell who the person is, or somebody else: found by ${found.join(', ')}.`,
    remedy: 'Say what the matter is, and leave out whose it is.',
  });
}

function agreedOf(person: Person, fields: readonly DisclosableField[]): KnownIdentifiers {
  const agreed: Partial<Record<IdentifierKind, string[]>> = {};
  for (const [kind, value] of fields.map((field) => VALUE_OF[field](person))) {
    if (value !== null && value.trim() !== '') agreed[kind] = [...(agreed[kind] ?? []), value];
  }
  return agreed;
}

async function knownOf(
  tx: Prisma.TransactionClient,
  conversationId: number,
  person: Person,
): Promise<KnownIdentifiers> {
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
