import type { Prisma } from '../db/generated/client.ts';
import { compileProfile, type Policy } from '../profile/compile.ts';
import { loadProfile } from '../profile/load.ts';

/** The controller has no policy yet, or one that does not load: nothing can be judged by it. */
export class NoPolicyInForce extends Error {
  override readonly name = 'NoPolicyInForce';
}

/** The policy that a controller has in force, read in this transaction, so that nothing is judged by an older one. */
export async function policyOfController(
  tx: Prisma.TransactionClient,
  controllerId: number,
): Promise<Policy> {
  const { currentPolicy } = await tx.controller.findUniqueOrThrow({
    where: { id: controllerId },
    select: { currentPolicy: { select: { profile: true, sha256: true } } },
  });
  if (currentPolicy === null) throw new NoPolicyInForce('This controller has no policy in force.');
  // Placeholders do not change what is allowed; whether they may stand is asked when a gateway starts.
  const loaded = loadProfile(currentPolicy.profile, { mode: 'demo' });
  if (!loaded.ok || loaded.sha256 !== currentPolicy.sha256)
    throw new NoPolicyInForce('The policy in force does not load.');
  return compileProfile(loaded.profile, loaded.sha256);
}
