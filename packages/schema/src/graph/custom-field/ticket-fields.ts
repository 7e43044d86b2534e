import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import type { CustomFieldCategory, Prisma } from '../../db/generated/client.ts';
import { Ticket } from '../ticket/ticket.ts';
import { CustomFieldValue } from './custom-field.ts';
import { CUSTOM_FIELD_KINDS } from './kinds.ts';
import { visibleFields } from './visible-fields.ts';

type Answered = {
  readonly requester?: unknown;
  readonly customFieldValues?: readonly { readonly fieldId: number; readonly value: string }[];
};

/** Every field of the controller stands in the list of every ticket: that one was filled in is told by its value alone. */
builder.prismaObjectField(Ticket, 'customFields', (t) =>
  t.field({
    type: [CustomFieldValue],
    nullable: true,
    description: 'Every field that the controller added to its tickets, in their order, filled in or not.',
    args: {
      archived: t.arg.boolean({ personal: false, description: 'true: those that are archived as well.' }),
    },
    select: (_args, context) => answers(context),
    resolve: async (ticket, { archived }, context) => {
      const { requester, customFieldValues = [] } = ticket as Answered;
      const values = new Map(customFieldValues.map(({ fieldId, value }) => [fieldId, value]));
      const fields = await visibleFields(context, archived === true);
      return fields.map((field) => ({ field, value: values.get(field.id) ?? null, requester }));
    },
  }),
);

/** What is denied, or was not asked for, is not selected. */
function answers({ plan }: Context): Prisma.ConversationSelect {
  const category: { in: CustomFieldCategory[] } = {
    in: CUSTOM_FIELD_KINDS.filter(
      (kind) =>
        plan.decisions.get(kind.category)?.kind === 'allowed' &&
        plan.coordinates.some(({ coordinate }) => coordinate === `${kind.typename}.value`),
    ).map(({ name }) => name),
  };
  if (category.in.length === 0) return { id: true };
  return {
    requester: { select: { id: true, publicId: true, lawfulness: true } },
    customFieldValues: { where: { category }, select: { fieldId: true, value: true } },
  };
}
