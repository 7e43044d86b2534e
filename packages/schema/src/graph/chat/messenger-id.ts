import type { Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';
import type { PersonFound } from '../people.ts';
import { permitWrite } from '../permit-write.ts';
import { Refusal } from '../problem.ts';
import { cleanText } from '../text.ts';

const MESSENGER_ID = 'user.unique_id.communication_service';
const LONGEST_ID = 200;

/**
 * A connector of a messenger says by which id somebody is known there. It is kept with the person, under a purpose that the
 * policy has this kind of data for, and under no other.
 * @throws Refusal
 */
export async function keepMessengerId(
  tx: Prisma.TransactionClient,
  context: Context,
  person: PersonFound,
  given: string,
): Promise<void> {
  const field = 'communicationServiceId';
  if (context.caller.kind !== 'APP') {
    throw new Refusal({
      code: 'INVALID_INPUT',
      field,
      message: 'Only the connector of a messenger knows this id.',
      remedy: 'Leave it out.',
    });
  }
  const communicationServiceId = cleanText(given, field, LONGEST_ID);
  permitWrite(context, MESSENGER_ID, [person]);
  await tx.dataSubject.update({
    where: { id: person.id, controllerId: context.controller.id },
    data: { communicationServiceId },
    select: { id: true },
  });
}
