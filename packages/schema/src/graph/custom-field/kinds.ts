import type { CustomFieldCategory, CustomFieldType } from '../../db/generated/client.ts';
import type { DataCategory } from '../../taxonomy/data-categories.ts';

/** A kind of personal data that a controller may ask for in a field of its own. */
export type CustomFieldKind = {
  /** As it stands in the database and in GraphQL. */
  readonly name: CustomFieldCategory;
  readonly category: DataCategory;
  /** The GraphQL type of such a value: a place of the schema of its own, with a label of its own. */
  readonly typename: string;
  /** What the inputs call it. */
  readonly group: CustomFieldGroup;
  /** Free words can say anything, so only kinds that no purpose without names sees as they are may be words. */
  readonly types: readonly CustomFieldType[];
};

/** What the inputs call each kind. */
export type CustomFieldGroup =
  | 'ticketContent'
  | 'internalNote'
  | 'phoneNumber'
  | 'address'
  | 'transaction'
  | 'usage'
  | 'jobTitle';

const ALL: readonly CustomFieldType[] = ['TEXT', 'NUMBER', 'YES_NO', 'DATE', 'CHOICE'];
const NO_WORDS: readonly CustomFieldType[] = ['NUMBER', 'YES_NO', 'DATE', 'CHOICE'];

/** The whole list: what has a column of its own (names, e-mail, papers) and what no helpdesk asks for is not on it. */
export const CUSTOM_FIELD_KINDS: readonly CustomFieldKind[] = [
  {
    name: 'TICKET_CONTENT',
    category: 'user.content.ticket',
    typename: 'CustomTicketContent',
    group: 'ticketContent',
    types: ALL,
  },
  {
    name: 'INTERNAL_NOTE',
    category: 'user.content.internal_note',
    typename: 'CustomInternalNote',
    group: 'internalNote',
    types: ALL,
  },
  {
    name: 'PHONE_NUMBER',
    category: 'user.contact.phone_number',
    typename: 'CustomPhoneNumber',
    group: 'phoneNumber',
    types: ['TEXT'],
  },
  {
    name: 'ADDRESS',
    category: 'user.contact.address',
    typename: 'CustomAddress',
    group: 'address',
    types: ['TEXT'],
  },
  {
    name: 'TRANSACTION',
    category: 'user.financial.transaction',
    typename: 'CustomTransaction',
    group: 'transaction',
    types: NO_WORDS,
  },
  {
    name: 'USAGE',
    category: 'user.behavior.usage',
    typename: 'CustomUsage',
    group: 'usage',
    types: NO_WORDS,
  },
  {
    name: 'JOB_TITLE',
    category: 'user.job_title',
    typename: 'CustomJobTitle',
    group: 'jobTitle',
    types: ['CHOICE'],
  },
];

const byName = new Map(CUSTOM_FIELD_KINDS.map((kind) => [kind.name, kind]));

export function kindNamed(name: CustomFieldCategory): CustomFieldKind {
  const kind = byName.get(name);
  if (kind === undefined) throw new Error(`There is no kind of custom field called ${name}.`);
  return kind;
}

/** Something for each kind, under the name that the inputs have for it. */
export function byGroup<T>(make: (kind: CustomFieldKind) => T): Record<CustomFieldGroup, T> {
  return Object.fromEntries(CUSTOM_FIELD_KINDS.map((kind) => [kind.group, make(kind)])) as Record<
    CustomFieldGroup,
    T
  >;
}
