import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { publishedProfiles } from '../../profiles/index.ts';
import type { Prisma } from '../db/generated/client.ts';
import { newPublicId } from '../db/public-id.ts';
import { loadProfile } from '../profile/load.ts';
import { describeOnDatabases, type TestDatabase } from '../testing/database.ts';
import { recomputeLawfulness } from './lawfulness.ts';
import { publishPolicy } from './publish-policy.ts';

const now = new Date('2026-06-01T00:00:00Z');

/** Under this policy live chat rests on an interest alone, so an objection shows in the state. */
const profile = publishedProfiles.find(({ id }) => id === 'locusd');

async function setUp({ prisma }: TestDatabase) {
  const loaded = loadProfile(profile, { mode: 'demo' });
  if (!loaded.ok) throw new Error('The profile does not load.');
  const controller = await prisma.controller.create({
    data: { publicId: newPublicId('controller'), slug: 'a', displayName: 'A', timeZone: 'Europe/Belgrade' },
  });
  const person = await prisma.dataSubject.create({
    data: { publicId: newPublicId('person'), controllerId: controller.id },
  });
  const inForce = await prisma.$transaction((tx) => publishPolicy(tx, controller.id, loaded, now));
  const [purpose] = inForce.policy.slots.filter(({ type }) => type === 'legitimate_interests');
  if (purpose === undefined) throw new Error('The policy rests nothing on an interest.');
  const ofPerson = { controllerId: controller.id, dataSubjectId: person.id };
  return { inForce, ofPerson, objectable: purpose.purpose };
}

/** Waits until a statement of another connection waits for a lock. */
async function untilSomebodyWaits({ sql }: TestDatabase): Promise<void> {
  for (let waited = 0; waited < 5_000; waited += 10) {
    const waiting = await sql.query(
      'who_waits',
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (waiting.length > 0) return;
    await pause(10);
  }
  throw new Error('Nobody waits for a lock.');
}

describeOnDatabases('the lawfulness state of a person', (open, kind) => {
  test('knows both of two changes that were made at the same time', async () => {
    const database = await open();
    const { prisma } = database;
    const { inForce, ofPerson, objectable } = await setUp(database);
    const remake = (tx: Prisma.TransactionClient) =>
      recomputeLawfulness(tx, inForce, [ofPerson.dataSubjectId], now);
    const state = async () =>
      (await prisma.dataSubject.findUniqueOrThrow({ where: { id: ofPerson.dataSubjectId } })).lawfulness;

    const commit = Promise.withResolvers<void>();
    const made = Promise.withResolvers<void>();
    const first = prisma.$transaction(async (tx) => {
      const objection = { purpose: objectable, status: 'ACCEPTED', receivedAt: now, decidedAt: now } as const;
      await tx.objection.create({ data: { ...ofPerson, publicId: newPublicId('objection'), ...objection } });
      await remake(tx);
      made.resolve();
      await commit.promise;
    });
    await made.promise;
    const second = prisma.$transaction(async (tx) => {
      const restriction = { trigger: 'accuracy_disputed', startedAt: now };
      await tx.restriction.create({
        data: { ...ofPerson, publicId: newPublicId('restriction'), ...restriction },
      });
      await remake(tx);
    });
    // PGlite has one connection, on which the second does not even begin before the first is over.
    if (kind === 'postgresql') await untilSomebodyWaits(database);
    commit.resolve();
    await Promise.all([first, second]);

    const left = await state();
    await prisma.$transaction(remake);
    expect(left).toBe(await state());
    expect(left).toMatch(/O/);
    expect(left).toMatch(/S/);
  });
});
