import type { Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { newPublicId } from '../../db/public-id.ts';
import { clauseInWords, clauseOf } from '../../profile/clause.ts';
import type { CompiledPurpose, Policy } from '../../profile/compile.ts';
import { recomputeLawfulness } from '../../purpose/lawfulness.ts';
import { isObjectable } from '../../taxonomy/lawful-bases.ts';
import { notFound, type PersonFound } from '../people.ts';
import { Refusal } from '../problem.ts';
import { recordPersonChange } from '../record-change.ts';

/**
 * Receives an objection (GDPR 21, ZZPL 37). It is open only where the purpose rests on an interest of the controller;
 * against direct marketing it succeeds at once, otherwise somebody weighs it.
 * @throws Refusal with the basis and the clause, when there is nothing to object to or grounds are missing
 */
export async function objectToProcessing(
  tx: Prisma.TransactionClient,
  context: Context,
  person: PersonFound,
  { purpose: purposeId, grounds }: { readonly purpose: string; readonly grounds: string | null },
): Promise<{ id: number }> {
  const { policy } = context.inForce;
  const purpose = policy.purposes.get(purposeId);
  if (purpose === undefined) {
    throw new Refusal({
      code: 'INVALID_INPUT',
      field: 'purpose',
      message: 'The policy has no such purpose.',
    });
  }
  if (!purpose.bases.some(({ type }) => isObjectable(type))) throw cannotObject(purpose);
  const succeeds =
    purpose.marketing !== undefined && policy.profile.rights.object.marketingAlwaysSucceeds.value;
  if (!succeeds && grounds === null) demandGrounds(policy);
  const objection = await tx.objection.create({
    data: {
      publicId: newPublicId('objection'),
      controllerId: context.controller.id,
      dataSubjectId: person.id,
      purpose: purpose.id,
      grounds,
      status: succeeds ? 'ACCEPTED' : 'RECEIVED',
      receivedAt: context.now,
      decidedAt: succeeds ? context.now : null,
    },
    select: { id: true },
  });
  if (succeeds) await makeItBite(tx, context, person.id);
  return objection;
}

/**
 * Settles an objection. Accepted, it ends reads that rest on the controller's interest; rejected, an earlier accepted
 * one for the same purpose still stands.
 * @throws Refusal when there is no such objection or it is settled
 */
export async function decideObjection(
  tx: Prisma.TransactionClient,
  context: Context,
  publicId: string,
  accept: boolean,
): Promise<{ id: number }> {
  const { controller, now } = context;
  const found = await tx.objection.findUnique({
    where: { publicId, controllerId: controller.id },
    select: { id: true, dataSubjectId: true },
  });
  if (found === null) throw notFound('objectionId');
  const settled = await tx.objection.updateMany({
    where: { id: found.id, status: 'RECEIVED' },
    data: { status: accept ? 'ACCEPTED' : 'REJECTED', decidedAt: now },
  });
  if (settled.count === 0)
    throw new Refusal({ code: 'CONFLICT', message: 'This objection is settled already.' });
  await makeItBite(tx, context, found.dataSubjectId);
  return found;
}

async function makeItBite(
  tx: Prisma.TransactionClient,
  context: Context,
  dataSubjectId: number,
): Promise<void> {
  await recomputeLawfulness(tx, context.inForce, [dataSubjectId], context.now);
  await recordPersonChange(tx, context, dataSubjectId);
}

function cannotObject(purpose: CompiledPurpose): Refusal {
  const bases = purpose.bases
    .map(({ type, articles, clause }) => `${type} (${articles.join(', ')}; ${clauseInWords(clause)})`)
    .join('; ');
  return new Refusal({
    code: 'NOT_ALLOWED',
    field: 'purpose',
    message: `There is no right to object here: this purpose rests on ${bases}.`,
    remedy: purpose.withdrawable
      ? 'You can withdraw your consent instead.'
      : 'You can complain to the supervisory authority.',
  });
}

/** Some policies ask for grounds from the person's particular situation, some for a reason, some for nothing. */
function demandGrounds({ profile }: Policy): void {
  const { grounds } = profile.rights.object;
  if (grounds.value === 'none') return;
  throw new Refusal({
    code: 'INVALID_INPUT',
    field: 'grounds',
    message: `Say why you object (${clauseInWords(clauseOf(profile, grounds))}).`,
    remedy: 'Add a sentence about your situation to grounds.',
  });
}
