import type { Conversation, CustomField, CustomFieldValue } from '../world/rows.ts';
import type { Judgement } from './judgement.ts';
import type { Row } from './personal-fields.ts';

/** The GraphQL type, the name among the inputs and the kind of data of what stands in a field, by its category. */
export const CUSTOM_FIELDS = [
  ['TICKET_CONTENT', 'CustomTicketContent', 'ticketContent', 'user.content.ticket'],
  ['INTERNAL_NOTE', 'CustomInternalNote', 'internalNote', 'user.content.internal_note'],
  ['PHONE_NUMBER', 'CustomPhoneNumber', 'phoneNumber', 'user.contact.phone_number'],
  ['ADDRESS', 'CustomAddress', 'address', 'user.contact.address'],
  ['TRANSACTION', 'CustomTransaction', 'transaction', 'user.financial.transaction'],
  ['USAGE', 'CustomUsage', 'usage', 'user.behavior.usage'],
  ['JOB_TITLE', 'CustomJobTitle', 'jobTitle', 'user.job_title'],
] as const;

/** The fields of a controller, in their order. What staff ask each other is known only to who may read it at all. */
export function fieldsSeen(judgement: Judgement, withArchived: boolean): readonly CustomField[] {
  const { access, world } = judgement;
  const isStaffs = access.kind !== 'VISITOR' && judgement.static('user.content.internal_note').kind === 'yes';
  return world
    .having('custom_field', 'controller_id', access.controllerId)
    .filter(({ archived_at }) => withArchived || archived_at === null)
    .filter(({ category }) => category !== 'INTERNAL_NOTE' || isStaffs)
    .toSorted((a, b) => a.position - b.position || a.id - b.id);
}

/** What stands in a field of a ticket; a row of its own where nothing does. */
function entryOf(
  { world }: Judgement,
  ticket: { readonly id: number; readonly controller_id: number },
  field: CustomField,
): CustomFieldValue {
  const { controller_id, type, category, id: field_id } = field;
  const found = world
    .having('custom_field_value', 'conversation_id', ticket.id)
    .find((row) => row.field_id === field_id);
  return found ?? { id: 0, controller_id, conversation_id: ticket.id, field_id, type, category, value: null };
}

function typeOf({ category }: { readonly category: string }): string {
  const [, type] = CUSTOM_FIELDS.find(([name]) => name === category) ?? [];
  if (type === undefined) throw new Error(`The reference knows no custom field of ${category}.`);
  return type;
}

type Structure = (row: Row, args: { readonly archived?: boolean | null }, judgement: Judgement) => unknown;

const ofTicket: Structure = (row, { archived }, judgement) =>
  fieldsSeen(judgement, archived === true).map((field) => ({
    type: typeOf(field),
    row: entryOf(judgement, row as Conversation, field),
  }));

const fieldOf: Structure = (row, _args, { world }) => ({
  type: 'CustomField',
  row: world.byId('custom_field', (row as CustomFieldValue).field_id),
});

/** The ways from a ticket to its fields. */
export const CUSTOM_FIELD_STRUCTURE: readonly (readonly [string, Structure])[] = [
  ['Ticket.customFields', ofTicket],
  ['CustomField.archived', (row) => (row as CustomField).archived_at !== null],
  ...CUSTOM_FIELDS.map(([, type]) => [`${type}.field`, fieldOf] as const),
];
