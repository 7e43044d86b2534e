/** What a controller asks of people with every ticket. */
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { kindOfPublicId, newPublicId } from '../../db/public-id.ts';
import { notFound } from '../people.ts';
import { change, type Outcome, problemsField, Refusal } from '../problem.ts';
import { CustomField, CustomFieldCategory, CustomFieldType } from './custom-field.ts';
import {
  cleanKey,
  cleanLabel,
  cleanOptions,
  cleanPosition,
  demandFittingKind,
  demandPrivacyStaff,
  MOST_FIELDS,
  permitDefining,
} from './definition-rules.ts';
import { type CustomFieldRow, forgetFields, visibleFields } from './visible-fields.ts';

function payload(name: string) {
  return builder.objectRef<Outcome<{ customFieldId: number }>>(name).implement({
    fields: (t) => ({
      problems: problemsField(t),
      customField: t.field({
        type: CustomField,
        nullable: true,
        resolve: async ({ customFieldId }, _args, context) => {
          if (customFieldId === undefined) return null;
          forgetFields(context);
          return (await visibleFields(context, true)).find(({ id }) => id === customFieldId) ?? null;
        },
      }),
    }),
  });
}

const CreateCustomFieldInput = builder.inputType('CreateCustomFieldInput', {
  personal: false,
  fields: (t) => ({
    key: t.string({ required: true, description: 'Small letters, digits and _: order_number.' }),
    label: t.string({ required: true }),
    type: t.field({ type: CustomFieldType, required: true }),
    category: t.field({ type: CustomFieldCategory, required: true }),
    options: t.stringList({ description: 'Of a CHOICE.' }),
    required: t.boolean(),
    position: t.int({ description: 'Left out: after the others.' }),
  }),
});

builder.mutationField('createCustomField', (t) =>
  t.field({
    type: payload('CreateCustomFieldPayload'),
    description: 'Adds a field to all tickets; for staff who look after people’s privacy.',
    args: { input: t.arg({ type: CreateCustomFieldInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        permitDefining(context, input.category);
        demandFittingKind(context, input);
        const controllerId = context.controller.id;
        const key = cleanKey(input.key);
        const data = {
          publicId: newPublicId('customField'),
          controllerId,
          key,
          label: cleanLabel(input.label),
          type: input.type,
          category: input.category,
          options: cleanOptions(input.type, input.options ?? []),
          required: input.required ?? false,
          position: input.position == null ? await placeAfterAll(tx, context) : cleanPosition(input.position),
          createdAt: context.now,
        };
        if ((await tx.customField.count({ where: { controllerId } })) >= MOST_FIELDS) {
          const message = `There are ${MOST_FIELDS} fields already.`;
          throw new Refusal({ code: 'CONFLICT', message, remedy: 'Make another use of an archived one.' });
        }
        const { count } = await tx.customField.createMany({ data: [data], skipDuplicates: true });
        if (count === 0) {
          const message = 'There is a field with this key.';
          throw new Refusal({ code: 'CONFLICT', field: 'key', message, remedy: 'Take another key.' });
        }
        const made = await tx.customField.findUniqueOrThrow({
          where: { controllerId_key: { controllerId, key } },
          select: { id: true },
        });
        forgetFields(context);
        return { customFieldId: made.id };
      }),
  }),
);

const UpdateCustomFieldInput = builder.inputType('UpdateCustomFieldInput', {
  personal: false,
  description: 'What is left out or null stays as it is.',
  fields: (t) => ({
    customFieldId: t.id({ required: true }),
    label: t.string(),
    type: t.field({ type: CustomFieldType, description: 'Only while no ticket has a value.' }),
    category: t.field({ type: CustomFieldCategory, description: 'Only while no ticket has a value.' }),
    options: t.stringList({
      description: 'Of a CHOICE. What was chosen stays, even where it can be chosen no more.',
    }),
    required: t.boolean(),
    position: t.int(),
  }),
});

builder.mutationField('updateCustomField', (t) =>
  t.field({
    type: payload('UpdateCustomFieldPayload'),
    description: 'Changes a field. What it asks for cannot become another kind of data once it was answered.',
    args: { input: t.arg({ type: UpdateCustomFieldInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        const field = await fieldForChange(tx, context, input.customFieldId);
        const [type, category] = [input.type ?? field.type, input.category ?? field.category];
        permitDefining(context, category);
        if (type !== field.type || category !== field.category) {
          demandFittingKind(context, { type, category });
          await demandUnanswered(tx, field, type === field.type ? 'category' : 'type');
        }
        await tx.customField.update({
          where: { id: field.id },
          data: {
            type,
            category,
            options: cleanOptions(type, input.options ?? (type === field.type ? field.options : [])),
            ...(input.label != null && { label: cleanLabel(input.label) }),
            ...(input.required != null && { required: input.required }),
            ...(input.position != null && { position: cleanPosition(input.position) }),
          },
        });
        forgetFields(context);
        return { customFieldId: field.id };
      }),
  }),
);

const ArchiveCustomFieldInput = builder.inputType('ArchiveCustomFieldInput', {
  personal: false,
  fields: (t) => ({
    customFieldId: t.id({ required: true }),
    archived: t.boolean({ description: 'Left out: true. false takes it into use again.' }),
  }),
});

builder.mutationField('archiveCustomField', (t) =>
  t.field({
    type: payload('ArchiveCustomFieldPayload'),
    description: 'Asks for a field no more. What was answered stays on its tickets, for as long as they do.',
    args: { input: t.arg({ type: ArchiveCustomFieldInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        const field = await fieldForChange(tx, context, input.customFieldId);
        const archivedAt = input.archived === false ? null : (field.archivedAt ?? context.now);
        await tx.customField.update({ where: { id: field.id }, data: { archivedAt } });
        forgetFields(context);
        return { customFieldId: field.id };
      }),
  }),
);

async function placeAfterAll(tx: Prisma.TransactionClient, { controller }: Context): Promise<number> {
  const { _max: last } = await tx.customField.aggregate({
    where: { controllerId: controller.id },
    _max: { position: true },
  });
  return (last.position ?? 0) + 1;
}

/**
 * Locks a field, so that nothing is written into it meanwhile.
 * @throws Refusal
 */
async function fieldForChange(
  tx: Prisma.TransactionClient,
  context: Context,
  publicId: string,
): Promise<CustomFieldRow> {
  demandPrivacyStaff(context);
  if (kindOfPublicId(publicId) !== 'customField') throw notFound('customFieldId');
  const controllerId = context.controller.id;
  await tx.$queryRaw`SELECT id FROM custom_field
                     WHERE public_id = ${publicId} AND controller_id = ${controllerId} FOR UPDATE`;
  const field = await tx.customField.findUnique({ where: { publicId, controllerId } });
  if (field === null) throw notFound('customFieldId');
  permitDefining(context, field.category);
  return field;
}

/** @throws Refusal CONFLICT */
async function demandUnanswered(
  tx: Prisma.TransactionClient,
  { id, controllerId }: CustomFieldRow,
  field: string,
): Promise<void> {
  if ((await tx.customFieldValue.count({ where: { controllerId, fieldId: id } })) === 0) return;
  throw new Refusal({
    code: 'CONFLICT',
    field,
    message: 'There are tickets with a value in this field, so it stays the kind of data that it is.',
    remedy: 'Archive it and make another.',
  });
}
