import type { Prisma } from '../db/generated/client.ts';
import type { Policy } from '../profile/compile.ts';
import { encodeLawfulness } from './lawfulness-state.ts';
import { type ConsentFact, type PersonFacts, stateOfBasis } from './person-steps.ts';

/** A policy with the id of the version it stands in: what a lawfulness state is made under. */
export type PolicyInForce = { readonly policy: Policy; readonly policyVersionId: number };

/**
 * Makes the lawfulness state of people anew, in the transaction of the change that caused it: a consent, objection,
 * restriction, erasure, or a new policy version. Reads and writes a fixed number of statements for any number of people.
 *
 * @example
 * await prisma.$transaction(async (tx) => {
 *   await tx.consentRecord.create({ data });
 *   await recomputeLawfulness(tx, inForce, [person.id], clock());
 * });
 */
export async function recomputeLawfulness(
  tx: Prisma.TransactionClient,
  { policy, policyVersionId }: PolicyInForce,
  dataSubjectIds: readonly number[],
  now: Date,
): Promise<void> {
  if (dataSubjectIds.length === 0) return;
  const ids = [...new Set(dataSubjectIds)].sort((a, b) => a - b);
  // Lock first, in id order: two changes of one person at once must each see the other's facts, or wait for them.
  await tx.$queryRaw`SELECT id FROM data_subject WHERE id = ANY(${ids}::int[]) ORDER BY id FOR UPDATE`;
  const facts = await factsOf(tx, ids);
  const rows = [...facts].map(([id, person]) => {
    const states = policy.slots.map((basis) => stateOfBasis({ basis, facts: person, policy, now }));
    return { id, ...encodeLawfulness(policyVersionId, states) };
  });
  await tx.$executeRaw`
    UPDATE data_subject d
       SET lawfulness = s.lawfulness,
           lawful_for = s.lawful_for::int[],
           lawful_until = s.lawful_until::timestamptz
      FROM unnest(
             ${rows.map(({ id }) => id)}::int[],
             ${rows.map(({ lawfulness }) => lawfulness)}::text[],
             ${rows.map(({ lawfulFor }) => `{${lawfulFor.join(',')}}`)}::text[],
             ${rows.map(({ lawfulUntil }) => lawfulUntil?.toISOString() ?? null)}::text[]
           ) AS s(id, lawfulness, lawful_for, lawful_until)
     WHERE d.id = s.id`;
}

async function factsOf(
  tx: Prisma.TransactionClient,
  ids: readonly number[],
): Promise<ReadonlyMap<number, PersonFacts>> {
  const among = { in: [...ids] };
  const people = await tx.dataSubject.findMany({
    where: { id: among },
    select: { id: true, erasedAt: true, declaredAge: true },
  });
  const consents = await tx.consentRecord.findMany({
    where: { dataSubjectId: among },
    orderBy: { id: 'asc' },
    select: { dataSubjectId: true, purpose: true, channel: true, status: true, validUntil: true },
  });
  const objections = await tx.objection.findMany({
    where: { dataSubjectId: among, status: 'ACCEPTED' },
    select: { dataSubjectId: true, purpose: true },
  });
  const restrictions = await tx.restriction.findMany({
    where: { dataSubjectId: among, liftedAt: null },
    select: { dataSubjectId: true },
  });
  const latest = new Map<number, Map<string, ConsentFact>>();
  for (const { dataSubjectId, ...record } of consents) {
    const records = latest.get(dataSubjectId) ?? new Map<string, ConsentFact>();
    latest.set(dataSubjectId, records.set(JSON.stringify([record.purpose, record.channel]), record));
  }
  const restricted = new Set(restrictions.map(({ dataSubjectId }) => dataSubjectId));
  const objectedTo = Map.groupBy(objections, ({ dataSubjectId }) => dataSubjectId);
  return new Map(
    people.map(({ id, erasedAt, declaredAge }) => [
      id,
      {
        consents: [...(latest.get(id)?.values() ?? [])],
        objectedTo: new Set(objectedTo.get(id)?.map(({ purpose }) => purpose)),
        restricted: restricted.has(id),
        erased: erasedAt !== null,
        declaredAge,
      },
    ]),
  );
}
