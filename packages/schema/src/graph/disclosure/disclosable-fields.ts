import { clauseInWords, clauseOf } from '../../profile/clause.ts';
import type { Policy } from '../../profile/compile.ts';
import type { DataCategory } from '../../taxonomy/data-categories.ts';
import { Refusal } from '../problem.ts';

/** What of a person may be listed for a disclosure, with the kind of data that it is. */
export const DISCLOSABLE_FIELDS = {
  DISPLAY_NAME: 'user.name',
  GIVEN_NAME: 'user.name',
  FAMILY_NAME: 'user.name',
  EMAIL: 'user.contact.email',
  PHONE_NUMBER: 'user.contact.phone_number',
  ADDRESS: 'user.contact.address',
  NATIONAL_IDENTIFICATION_NUMBER: 'user.government_id.national_identification_number',
  IDENTITY_DOCUMENT_NUMBER: 'user.government_id.document',
} as const satisfies Record<string, DataCategory>;

export type DisclosableField = keyof typeof DISCLOSABLE_FIELDS;

export const DISCLOSABLE_FIELD_NAMES = Object.keys(DISCLOSABLE_FIELDS) as readonly DisclosableField[];

export function isDisclosable(field: string): field is DisclosableField {
  return Object.hasOwn(DISCLOSABLE_FIELDS, field);
}

/** The kinds of data that a list of fields is. */
export function categoriesOf(fields: readonly DisclosableField[]): readonly DataCategory[] {
  return [...new Set(fields.map((field) => DISCLOSABLE_FIELDS[field]))];
}

/** The fields that are named, each once. */
export function orderedFields(listed: readonly DisclosableField[]): readonly DisclosableField[] {
  return DISCLOSABLE_FIELD_NAMES.filter((field) => listed.includes(field));
}

/**
 * The fields that a disclosure is about, each once: those that are listed. Where a policy does not promise the least that is
 * needed, none listed means all.
 * @throws Refusal where the policy wants a list and there is none (OBL-MULTI-REC-05)
 */
export function listedFields(
  { profile }: Policy,
  listed: readonly DisclosableField[] | null | undefined,
): readonly DisclosableField[] {
  const { minimise } = profile.disclosure.authority;
  if (listed?.length) return orderedFields(listed);
  if (!minimise.value) return DISCLOSABLE_FIELD_NAMES;
  throw new Refusal({
    code: 'INVALID_INPUT',
    field: 'fields',
    message: `No more leaves than is needed (${clauseInWords(clauseOf(profile, minimise))}), so each field is named.`,
    remedy: 'List in fields what the recipient needs.',
  });
}
