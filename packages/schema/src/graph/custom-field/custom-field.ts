import { builder } from '../../builder.ts';
import { CUSTOM_FIELD_KINDS } from './kinds.ts';
import { type CustomFieldRow, visibleFields } from './visible-fields.ts';

export const CustomFieldType = builder.enumType('CustomFieldType', {
  description: 'What a value looks like. Values are texts in each type: 12.5, true, 2026-03-15.',
  values: {
    TEXT: {},
    NUMBER: { description: 'At most 15 digits: 12.5.' },
    YES_NO: { description: 'true or false.' },
    DATE: { description: 'A day: 2026-03-15.' },
    CHOICE: { description: 'One of the options.' },
  } as const,
});

export const CustomFieldCategory = builder.enumType('CustomFieldCategory', {
  description: 'What kind of personal data the values are, and so for which purposes they are read.',
  values: {
    TICKET_CONTENT: { description: 'user.content.ticket' },
    INTERNAL_NOTE: {
      description: 'user.content.internal_note: for staff, and never the requester’s own view',
    },
    PHONE_NUMBER: { description: 'user.contact.phone_number; a TEXT that is a telephone number' },
    ADDRESS: { description: 'user.contact.address; a TEXT' },
    TRANSACTION: { description: 'user.financial.transaction; anything but TEXT' },
    USAGE: { description: 'user.behavior.usage; anything but TEXT' },
    JOB_TITLE: { description: 'user.job_title; a CHOICE' },
  } as const,
});

/** The question. What is answered is personal data, whatever the type: see `CustomFieldValue`. */
export const CustomField = builder.objectRef<CustomFieldRow>('CustomField').implement({
  personal: false,
  description: 'A field that the controller added to its tickets.',
  fields: (t) => ({
    id: t.id({ nullable: false, resolve: ({ publicId }) => publicId }),
    key: t.exposeString('key', { nullable: false, description: 'How programs name it; never changed.' }),
    label: t.exposeString('label', { nullable: false }),
    type: t.expose('type', { type: CustomFieldType, nullable: false }),
    category: t.expose('category', { type: CustomFieldCategory, nullable: false }),
    options: t.exposeStringList('options', { nullable: false, description: 'Of a CHOICE.' }),
    required: t.exposeBoolean('required', {
      nullable: false,
      description: 'Whoever creates a ticket and may write this kind of data must fill it in.',
    }),
    position: t.exposeInt('position', { nullable: false }),
    archived: t.boolean({
      nullable: false,
      description: 'Nobody is asked any more; what was answered stays.',
      resolve: ({ archivedAt }) => archivedAt !== null,
    }),
  }),
});

builder.queryField('customFields', (t) =>
  t.field({
    type: [CustomField],
    nullable: true,
    description: 'The fields that the controller added to its tickets, in their order.',
    args: {
      archived: t.arg.boolean({ personal: false, description: 'true: those that are archived as well.' }),
    },
    resolve: (_root, { archived }, context) => visibleFields(context, archived === true),
  }),
);

/** Of one ticket: the field, and what stands in it. */
export type CustomFieldEntry = {
  readonly field: CustomFieldRow;
  readonly value: string | null;
  /** Whom the value is about. Brought where a value is asked for. */
  readonly requester: unknown;
};

export const CustomFieldValue = builder.interfaceRef<CustomFieldEntry>('CustomFieldValue').implement({
  description:
    'A field of a ticket with what stands in it. Its value is personal data of the requester; the implementing types differ in the kind of data.',
  resolveType: ({ field }) =>
    CUSTOM_FIELD_KINDS.find(({ name }) => name === field.category)?.typename ?? null,
  fields: (t) => ({
    field: t.expose('field', { type: CustomField, nullable: false }),
    value: t.string({ personal: 'by type', resolve: () => null }),
  }),
});

for (const { typename, category } of CUSTOM_FIELD_KINDS) {
  builder.objectRef<CustomFieldEntry>(typename).implement({
    interfaces: [CustomFieldValue],
    description: `A custom field whose value is ${category}.`,
    fields: (t) => ({
      value: t.exposeString('value', {
        nullable: true,
        description: 'Null where nothing stands in it, or where it is withheld.',
        personal: { category, of: [['requester']] },
      }),
    }),
  });
}
