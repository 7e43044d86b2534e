import { createContextCache } from '@pothos/core';
import type { Context } from '../../context.ts';
import type { CustomField as CustomFieldRow } from '../../db/generated/client.ts';
import { mayKnowOfNotes } from '../internal-note/visible-notes.ts';

export type { CustomFieldRow };

/** Read once an operation, however many tickets it lists; and again after the operation changed one. */
const known = createContextCache((_context: Context): { fields: Promise<CustomFieldRow[]> | undefined } => ({
  fields: undefined,
}));

/** The fields that this caller may know of: what staff ask each other is a part of their notes. */
export async function visibleFields(context: Context, withArchived: boolean): Promise<CustomFieldRow[]> {
  const cache = known(context);
  cache.fields ??= context.database.prisma.customField.findMany({
    where: { controllerId: context.controller.id },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  const fields = await cache.fields;
  return fields.filter(
    ({ archivedAt, category }) =>
      (withArchived || archivedAt === null) && (category !== 'INTERNAL_NOTE' || mayKnowOfNotes(context)),
  );
}

/** To be called where a field is made or changed. */
export function forgetFields(context: Context): void {
  known(context).fields = undefined;
}
