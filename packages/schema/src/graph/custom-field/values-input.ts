import { builder } from '../../builder.ts';
import { byGroup, type CustomFieldGroup } from './kinds.ts';

const CustomFieldValueInput = builder.inputType('CustomFieldValueInput', {
  // The field that takes it carries the label: values stand by the kind of data that they are.
  personal: false,
  description: 'What goes into one field.',
  fields: (t) => ({
    key: t.string({ required: true }),
    value: t.string({ description: 'As the type of the field wants it. Left out or null: nothing.' }),
  }),
});

/** Values by the kind of data that they are, so that what is written is known before any field is looked up. */
export const CustomFieldsInput = builder.inputType('CustomFieldsInput', {
  description: 'Values of custom fields, by the category of the field.',
  fields: (t) =>
    byGroup(({ category }) => t.field({ type: [CustomFieldValueInput], personal: { category } })),
});

type Given = readonly { readonly key: string; readonly value?: string | null | undefined }[];

/** Values as they came in. */
export type GivenValues = { readonly [Group in CustomFieldGroup]?: Given | null | undefined };
