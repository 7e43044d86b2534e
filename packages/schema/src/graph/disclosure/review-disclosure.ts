import type { Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { kindOfPublicId } from '../../db/public-id.ts';
import { notFound } from '../people.ts';
import { permitWrite } from '../permit-write.ts';
import { Refusal } from '../problem.ts';
import { recordChange } from '../record-change.ts';
import { demandStaff, ON_RECORD } from './permit-disclosure.ts';

/**
 * Closes the review of a disclosure. Whoever disclosed does not judge it.
 * @throws Refusal
 */
export async function reviewDisclosure(
  tx: Prisma.TransactionClient,
  context: Context,
  publicId: string,
  justified: boolean,
): Promise<{ id: number }> {
  const { controller, now, reads } = context;
  const { id: reviewedById } = demandStaff(context);
  permitWrite(context, ON_RECORD, []);
  if (kindOfPublicId(publicId) !== 'disclosure') throw notFound('disclosureId');
  const found = await tx.disclosure.findUnique({
    where: { publicId, controllerId: controller.id },
    select: {
      id: true,
      dataSubjectId: true,
      toldAt: true,
      disclosedBy: { select: { email: true } },
    },
  });
  if (found === null) throw notFound('disclosureId');
  const reviewer = await tx.agent.findUniqueOrThrow({
    where: { id: reviewedById, controllerId: controller.id },
    select: { email: true },
  });
  // Somebody with two accounts is one person still.
  const isSamePerson = reviewer.email.toLowerCase() === found.disclosedBy.email.toLowerCase();
  if (isSamePerson) {
    throw new Refusal({
      code: 'NOT_ALLOWED',
      message: 'Somebody else than who disclosed it looks at it.',
      remedy: 'Leave the review to a colleague.',
    });
  }
  const closed = await tx.disclosure.updateMany({
    where: { id: found.id, review: 'PENDING' },
    data: { review: justified ? 'JUSTIFIED' : 'NOT_JUSTIFIED', reviewedAt: now, reviewedById },
  });
  if (closed.count === 0) {
    throw new Refusal({ code: 'CONFLICT', message: 'There is no review of this disclosure to be closed.' });
  }
  // Also of a person who was erased since: the duty to account outlives the data.
  reads.write(found.dataSubjectId, undefined);
  if (found.toldAt !== null)
    await recordChange(tx, context, { type: 'DATA_SUBJECT_CHANGED', dataSubjectId: found.dataSubjectId });
  return { id: found.id };
}
