import type { Prisma } from '../db/generated/client.ts';
import { newPublicId } from '../db/public-id.ts';
import { compileProfile } from '../profile/compile.ts';
import type { PolicyProfile } from '../profile/shape.ts';
import type { PolicyInForce } from '../purpose/lawfulness.ts';
import type { Random } from './random.ts';

/** A new controller with its first policy version in force. */
export async function makeController(
  tx: Prisma.TransactionClient,
  profile: PolicyProfile,
  sha256: string,
  publishedAt: Date,
  random: Random,
): Promise<{ controllerId: number; inForce: PolicyInForce }> {
  const controller = await tx.controller.create({
    data: {
      publicId: newPublicId('controller', random.bytes),
      slug: profile.id,
      displayName: profile.controller.displayName.value,
      timeZone: profile.controller.timeZone.value,
      createdAt: publishedAt,
    },
  });
  const { version, effective, updated, published } = profile.document;
  const policy = await tx.policyVersion.create({
    data: {
      publicId: newPublicId('policy', random.bytes),
      controllerId: controller.id,
      sha256,
      documentVersion: version.value,
      documentDate: effective.value ?? updated.value ?? published.value,
      profile,
      publishedAt,
    },
  });
  await tx.controller.update({ where: { id: controller.id }, data: { currentPolicyId: policy.id } });
  return {
    controllerId: controller.id,
    inForce: { policy: compileProfile(profile, sha256), policyVersionId: policy.id },
  };
}
