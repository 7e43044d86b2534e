import {
  compileProfile,
  type Database,
  loadProfile,
  publishedProfiles,
  recomputeLawfulness,
} from '@remit/schema';

type Whom = { readonly controller: string; readonly publicId: string; readonly now: Date };

/** A person is erased: what identifies goes, the row stays, and nothing about the person is lawful any more. */
export async function erasePerson(database: Database, { controller, publicId, now }: Whom): Promise<void> {
  const found = publishedProfiles.find(({ id }) => id === controller);
  const loaded = found && loadProfile(found, { mode: 'demo' });
  if (loaded?.ok !== true) throw new Error(`There is no policy of ${controller}.`);
  const policy = compileProfile(loaded.profile, loaded.sha256);
  const { currentPolicyId } = await database.prisma.controller.findUniqueOrThrow({
    where: { slug: controller },
  });
  await database.prisma.$transaction(async (tx) => {
    const { id } = await tx.dataSubject.update({
      where: { publicId },
      data: { givenName: null, familyName: null, displayName: null, email: null, erasedAt: now },
    });
    await recomputeLawfulness(tx, { policy, policyVersionId: currentPolicyId ?? 0 }, [id], now);
  });
}
