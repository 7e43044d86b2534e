import type { Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';
import type { PersonFound } from '../people.ts';
import { permitWrite } from '../permit-write.ts';
import { type ProblemFacts, Refusal } from '../problem.ts';
import { cleanValue } from './clean-value.ts';
import { CUSTOM_FIELD_KINDS, type CustomFieldKind, kindNamed } from './kinds.ts';
import type { GivenValues } from './values-input.ts';
import type { CustomFieldRow } from './visible-fields.ts';

type Ticket = { readonly id: number; readonly requester: PersonFound };
type Written = { readonly field: CustomFieldRow; readonly value: string | null };

/** The kinds of data among the values that came in. */
export function kindsIn(given: GivenValues | null | undefined): readonly CustomFieldKind[] {
  return CUSTOM_FIELD_KINDS.filter(({ group }) => given?.[group]?.length);
}

/**
 * Writes values into the fields of a ticket: all of them or none. Each kind of data among them must be one that the declared
 * purpose may write about this person; that is asked before any field is looked up.
 * @param isNew whether the ticket is made now, so that what is required must be there
 * @returns the kinds of data that changed
 * @throws Refusal with every fault at once
 */
export async function writeCustomFields(
  tx: Prisma.TransactionClient,
  context: Context,
  ticket: Ticket,
  given: GivenValues | null | undefined,
  isNew: boolean,
): Promise<readonly CustomFieldKind[]> {
  const kinds = kindsIn(given);
  for (const { category } of kinds) permitWrite(context, category, [ticket.requester]);
  const fields = await fieldsFor(tx, context, kinds.length > 0);
  const problems: ProblemFacts[] = [];
  const written = kinds.flatMap((kind) => fitting(kind, given?.[kind.group] ?? [], fields, problems));
  if (isNew) problems.push(...missing(context, fields, written));
  const [first, ...others] = problems;
  if (first) throw new Refusal(first, ...others);
  return store(tx, context, ticket, written);
}

/** The fields of the controller. Where values are written they stay what they are until that is done. */
async function fieldsFor(
  tx: Prisma.TransactionClient,
  { controller }: Context,
  locked: boolean,
): Promise<CustomFieldRow[]> {
  if (locked)
    await tx.$queryRaw`SELECT id FROM custom_field WHERE controller_id = ${controller.id} ORDER BY id FOR SHARE`;
  return tx.customField.findMany({ where: { controllerId: controller.id }, orderBy: { id: 'asc' } });
}

function fitting(
  kind: CustomFieldKind,
  given: NonNullable<GivenValues[CustomFieldKind['group']]>,
  fields: readonly CustomFieldRow[],
  problems: ProblemFacts[],
): Written[] {
  const met = new Set<string>();
  return given.flatMap(({ key, value }, index) => {
    const place = `customFields.${kind.group}[${index}]`;
    const found = fields.find((field) => field.key === key && field.category === kind.name);
    const fault = faultOf(found, met.has(key), value ?? null);
    met.add(key);
    if (found === undefined || fault !== undefined) {
      problems.push({ ...(fault ?? UNKNOWN), field: `${place}.${fault?.field ?? 'key'}` });
      return [];
    }
    try {
      return [{ field: found, value: value == null ? null : cleanValue(found, value, `${place}.value`) }];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
}

const UNKNOWN: ProblemFacts = {
  code: 'NOT_FOUND',
  message: 'There is no such field among those of this kind of data.',
  remedy: 'The query customFields tells which there are.',
};

function faultOf(
  field: CustomFieldRow | undefined,
  isTwice: boolean,
  value: string | null,
): ProblemFacts | undefined {
  if (field === undefined) return UNKNOWN;
  if (isTwice)
    return { code: 'INVALID_INPUT', message: 'This field is named twice.', remedy: 'Name it once.' };
  if (field.archivedAt !== null) {
    const message = `"${field.label}" is archived.`;
    return { code: 'CONFLICT', message, remedy: 'Leave it out, or have it taken into use again.' };
  }
  if (field.required && value === null) return { ...required(field), field: 'value' };
  return undefined;
}

const required = ({ label }: CustomFieldRow): ProblemFacts => ({
  code: 'INVALID_INPUT',
  message: `"${label}" must be filled in.`,
  remedy: 'Give it a value.',
});

/** Required of whoever may write that kind of data: nobody is held up by a question that it may not answer. */
function missing(
  { plan, caller }: Context,
  fields: readonly CustomFieldRow[],
  written: readonly Written[],
): ProblemFacts[] {
  const filled = new Set(written.flatMap(({ field, value }) => (value === null ? [] : [field.id])));
  return fields
    .filter((field) => field.required && field.archivedAt === null && !filled.has(field.id))
    .map((field) => ({ field, kind: kindNamed(field.category) }))
    .filter(({ kind }) => plan.decisions.get(kind.category)?.kind === 'allowed')
    .filter(({ kind }) => kind.name !== 'INTERNAL_NOTE' || caller.kind !== 'VISITOR')
    .map(({ field, kind }) => ({ ...required(field), field: `customFields.${kind.group}` }));
}

async function store(
  tx: Prisma.TransactionClient,
  { controller, now }: Context,
  { id }: Ticket,
  written: readonly Written[],
): Promise<readonly CustomFieldKind[]> {
  const where = { controllerId: controller.id, conversationId: id };
  const ids = written.map(({ field }) => field.id);
  const present = await tx.customFieldValue.findMany({
    where: { ...where, fieldId: { in: ids } },
    select: { fieldId: true, value: true },
  });
  const before = new Map(present.map(({ fieldId, value }) => [fieldId, value]));
  const changed = written.filter(({ field, value }) => (before.get(field.id) ?? null) !== value);
  if (changed.length === 0) return [];
  await tx.customFieldValue.deleteMany({
    where: { ...where, fieldId: { in: changed.map(({ field }) => field.id) } },
  });
  await tx.customFieldValue.createMany({
    data: changed.flatMap(({ field, value }) =>
      value === null
        ? []
        : [{ ...where, fieldId: field.id, type: field.type, category: field.category, value, setAt: now }],
    ),
  });
  return [...new Set(changed.map(({ field }) => field.category))].map(kindNamed);
}
