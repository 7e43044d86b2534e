import { expect, test } from 'vitest';
import { publishedProfiles } from '../../profiles/index.ts';
import { newPublicId } from '../db/public-id.ts';
import { loadProfile } from '../profile/load.ts';
import type { PolicyProfile } from '../profile/shape.ts';
import { describeOnDatabases } from '../testing/database.ts';
import { readLawfulness } from './lawfulness-state.ts';
import { PolicyNotDated, publishPolicy } from './publish-policy.ts';

const now = new Date('2026-06-01T00:00:00Z');

function load(profile: unknown) {
  const loaded = loadProfile(profile, { mode: 'demo' });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded;
}

const [first] = publishedProfiles;
if (first === undefined) throw new Error('no profiles');

/** The same policy a day later, with the contract basis of its support purpose gone. */
function changed(profile: PolicyProfile, date: string) {
  return load({
    ...profile,
    document: { ...profile.document, updated: { ...profile.document.updated, value: date } },
    purposes: [...profile.purposes].reverse(),
  });
}

describeOnDatabases('publishing a policy', (open) => {
  async function setUp() {
    const database = await open();
    const { prisma } = database;
    const controller = await prisma.controller.create({
      data: { publicId: newPublicId('controller'), slug: 'a', displayName: 'A', timeZone: 'Europe/Belgrade' },
    });
    const person = await prisma.dataSubject.create({
      data: { publicId: newPublicId('person'), controllerId: controller.id },
    });
    return { prisma, controller, person };
  }

  test('puts everybody under the new version in one transaction', async () => {
    const { prisma, controller, person } = await setUp();
    const before = await prisma.$transaction((tx) => publishPolicy(tx, controller.id, load(first), now));
    const after = await prisma.$transaction((tx) =>
      publishPolicy(tx, controller.id, changed(first, '2026-06-01'), now),
    );
    expect(after.policyVersionId).not.toBe(before.policyVersionId);
    const { lawfulness } = await prisma.dataSubject.findUniqueOrThrow({ where: { id: person.id } });
    const slots = after.policy.purposes.get('service.provision')?.bases.map(({ slot }) => slot) ?? [];
    expect(readLawfulness(lawfulness, after.policyVersionId, slots, now).reason).toBeNull();
    expect(readLawfulness(lawfulness, before.policyVersionId, slots, now).reason).not.toBeNull();
  });

  test('does nothing the second time', async () => {
    const { prisma, controller } = await setUp();
    const once = await prisma.$transaction((tx) => publishPolicy(tx, controller.id, load(first), now));
    const twice = await prisma.$transaction((tx) => publishPolicy(tx, controller.id, load(first), now));
    expect(twice.policyVersionId).toBe(once.policyVersionId);
    expect(await prisma.policyVersion.count()).toBe(1);
  });

  test('refuses a changed text under an unchanged date', async () => {
    const { prisma, controller } = await setUp();
    await prisma.$transaction((tx) => publishPolicy(tx, controller.id, load(first), now));
    const sameDate = changed(first, String(first.document.updated.value));
    await expect(
      prisma.$transaction((tx) => publishPolicy(tx, controller.id, sameDate, now)),
    ).rejects.toThrow(PolicyNotDated);
    expect(await prisma.policyVersion.count()).toBe(1);
  });
});
