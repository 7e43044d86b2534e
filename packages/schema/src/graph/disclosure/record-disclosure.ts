import type { Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { newPublicId } from '../../db/public-id.ts';
import type { PersonFound } from '../people.ts';
import { recordChange } from '../record-change.ts';
import { demandStaff } from './permit-disclosure.ts';

type Told = Omit<
  Prisma.DisclosureUncheckedCreateInput,
  'publicId' | 'controllerId' | 'dataSubjectId' | 'disclosedById' | 'disclosedAt' | 'toldAt'
>;

/**
 * Keeps on record that data of a person leaves. Told, the person can read of it from the same moment on.
 * @returns the record; the values are read by the payload, after the record and its entry in the ledger are durable
 */
export async function recordDisclosure(
  tx: Prisma.TransactionClient,
  context: Context,
  person: PersonFound,
  { isTold, ...told }: Told & { readonly isTold: boolean },
): Promise<{ id: number }> {
  const { controller, now } = context;
  const made = await tx.disclosure.create({
    data: {
      ...told,
      publicId: newPublicId('disclosure'),
      controllerId: controller.id,
      dataSubjectId: person.id,
      disclosedById: demandStaff(context).id,
      disclosedAt: now,
      toldAt: isTold ? now : null,
    },
    select: { id: true },
  });
  // Who is not told must not learn of it by an own stream either.
  if (isTold) await recordChange(tx, context, { type: 'DATA_SUBJECT_CHANGED', dataSubjectId: person.id });
  return made;
}
