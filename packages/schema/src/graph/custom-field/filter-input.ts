import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import type { ConversationConditions } from '../conversation/conditions.ts';
import { matching, readInFilter, StringFilter } from '../filter.ts';
import { byGroup, CUSTOM_FIELD_KINDS, type CustomFieldGroup } from './kinds.ts';

const CustomFieldMatch = builder.inputType('CustomFieldMatch', {
  // The field that takes it carries the label.
  personal: false,
  description: 'What stands in one field; an empty match: anything.',
  fields: (t) => ({
    key: t.string({ required: true }),
    value: t.field({ type: StringFilter, required: true }),
  }),
});

export const CustomFieldsFilter = builder.inputType('CustomFieldsFilter', {
  description: 'By the category of the field. All that are given must match.',
  fields: (t) => byGroup(({ category }) => t.field({ type: [CustomFieldMatch], personal: { category } })),
});

type Match = typeof CustomFieldMatch.$inferInput;
type Given = { readonly [Group in CustomFieldGroup]?: readonly Match[] | null | undefined };

/** The conditions of a filter by custom fields, or undefined when it asks by what is denied. */
export function customFieldConditions(
  context: Context,
  filter: Given | null | undefined,
): ConversationConditions | undefined {
  const conditions: ConversationConditions = [];
  for (const { name, group, category } of CUSTOM_FIELD_KINDS) {
    const matches = filter?.[group];
    if (!matches) continue;
    const lawful = readInFilter(context, `CustomFieldsFilter.${group}`, category);
    if (lawful === undefined) return undefined;
    conditions.push(
      { requester: lawful },
      ...matches.map(({ key, value }) => ({
        customFieldValues: {
          some: {
            category: name,
            field: { key },
            AND: matching(value).map((text) => ({ value: text as object })),
          },
        },
      })),
    );
  }
  return conditions;
}
