import type { Prisma } from '../db/generated/client.ts';
import { type ByteSource, newPublicId } from '../db/public-id.ts';
import { compileProfile } from '../profile/compile.ts';
import type { PolicyProfile } from '../profile/shape.ts';
import { type PolicyInForce, recomputeLawfulness } from './lawfulness.ts';

/** People whose state is made anew in one round of statements. */
const PEOPLE_A_ROUND = 2_000;

/** A changed policy must say so: its own version or date has to move (OBL-MULTI-POL-01). */
export class PolicyNotDated extends Error {
  override readonly name = 'PolicyNotDated';

  constructor() {
    super(
      'This profile differs from the published one but carries the same version and date. Set a new date first.',
    );
  }
}

/**
 * Puts a loaded profile in force as a new, immutable policy version, and makes the lawfulness of all the controller's
 * people anew in the same transaction: no read ever meets a state of another version.
 *
 * @param loaded what {@link loadProfile} gave
 * @param bytes only for demo data, which must come out the same each time
 * @returns the version now in force; publishing the version in force again changes nothing
 * @throws PolicyNotDated
 */
export async function publishPolicy(
  tx: Prisma.TransactionClient,
  controllerId: number,
  loaded: { readonly profile: PolicyProfile; readonly sha256: string },
  now: Date,
  bytes?: ByteSource,
): Promise<PolicyInForce> {
  const { profile, sha256 } = loaded;
  const policy = compileProfile(profile, sha256);
  await tx.$queryRaw`SELECT id FROM controller WHERE id = ${controllerId} FOR UPDATE`;
  const { currentPolicy } = await tx.controller.findUniqueOrThrow({
    where: { id: controllerId },
    select: {
      currentPolicy: { select: { id: true, sha256: true, documentVersion: true, documentDate: true } },
    },
  });
  if (currentPolicy?.sha256 === sha256) return { policy, policyVersionId: currentPolicy.id };
  const documentVersion = profile.document.version.value;
  const documentDate = profile.document.updated.value;
  if (currentPolicy && isSameDocument(currentPolicy, { documentVersion, documentDate }))
    throw new PolicyNotDated();
  const { id } = await tx.policyVersion.create({
    data: {
      publicId: newPublicId('policy', bytes),
      controllerId,
      sha256,
      documentVersion,
      documentDate,
      profile: JSON.parse(JSON.stringify(profile)),
      publishedAt: now,
    },
    select: { id: true },
  });
  await tx.controller.update({ where: { id: controllerId }, data: { currentPolicyId: id } });
  const inForce = { policy, policyVersionId: id };
  await recomputeEverybody(tx, controllerId, inForce, now);
  return inForce;
}

type Dated = { readonly documentVersion: string | null; readonly documentDate: string | null };

function isSameDocument(a: Dated, b: Dated): boolean {
  return a.documentVersion === b.documentVersion && a.documentDate === b.documentDate;
}

async function recomputeEverybody(
  tx: Prisma.TransactionClient,
  controllerId: number,
  inForce: PolicyInForce,
  now: Date,
): Promise<void> {
  for (let after = 0; ;) {
    const people = await tx.dataSubject.findMany({
      where: { controllerId, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: PEOPLE_A_ROUND,
      select: { id: true },
    });
    const last = people.at(-1);
    if (last === undefined) return;
    await recomputeLawfulness(
      tx,
      inForce,
      people.map(({ id }) => id),
      now,
    );
    after = last.id;
  }
}
