import { loadProfile, publishPolicy } from '@remit/schema';
import { revokeToken } from '../../../src/auth/issue-token.ts';
import { TEST_TOKEN_KEY, type TestGateway } from '../../../src/testing/index.ts';
import type { Choices } from '../operation/choices.ts';
import type { Holder } from '../world/callers.ts';
import { profileOf, recompute } from '../world/people-states.ts';
import type { World } from '../world/world.ts';

type Options = {
  readonly gateway: TestGateway;
  readonly world: World;
  readonly now: Date;
  readonly choices: Choices;
  readonly recomputed: (personId: number) => void;
};

/** Changes for which there is no mutation: a restriction, a grant that is narrowed or taken away, a new policy version. */
export async function changeBetween(
  options: Options,
  holders: readonly Holder[],
): Promise<readonly Holder[]> {
  await restrictSomebody(options);
  await changeGrants(options);
  await publishChangedPolicy(options);
  return revokeSomeToken(options, holders);
}

/** One person a controller more, and one less. */
async function restrictSomebody({ gateway, world, now, choices, recomputed }: Options): Promise<void> {
  const { database } = gateway;
  for (const controller of world.controller) {
    const people = world.having('data_subject', 'controller_id', controller.id);
    await database.sql.query(
      'restrict_now',
      `INSERT INTO restriction (public_id, controller_id, data_subject_id, trigger, started_at)
       VALUES ('rst_' || substr(md5(random()::text), 1, 22), $1, $2, 'accuracy_disputed', $3)`,
      [controller.id, choices.from(people).id, now],
    );
    await database.sql.query(
      'lift_one',
      `UPDATE restriction SET lifted_at = $2 WHERE id = (SELECT id FROM restriction
        WHERE controller_id = $1 AND lifted_at IS NULL AND started_at < $2 ORDER BY id LIMIT 1)`,
      [controller.id, now],
    );
    await recompute(database, world, controller.id, now);
    for (const { id } of people) recomputed(id);
  }
}

async function changeGrants({ gateway, world, now, choices }: Options): Promise<void> {
  const { sql } = gateway.database;
  for (const grant of world.grant) {
    if (choices.percent(96)) continue;
    const purposes = Object.entries(grant.purposes as Record<string, unknown>).slice(0, -1);
    await sql.query(
      'narrow_grant',
      `UPDATE "grant" SET purposes = $2::jsonb, version = version + 1, revoked_at = coalesce(revoked_at, $3) WHERE id = $1`,
      [grant.id, JSON.stringify(Object.fromEntries(purposes)), choices.percent(50) ? now : null],
    );
  }
}

/** One controller no longer lists some kind of data for some purpose. */
async function publishChangedPolicy({ gateway, world, now, choices, recomputed }: Options): Promise<void> {
  const controller = choices.from(world.controller);
  const profile = JSON.parse(JSON.stringify(profileOf(world, controller.id))) as {
    document: { updated: unknown };
    purposes: { dataCategories: unknown[]; bases: { value: { appliesTo?: unknown } }[] }[];
  };
  const purpose = choices.from(
    profile.purposes.filter(({ bases, dataCategories }) => {
      return dataCategories.length > 1 && bases.every(({ value }) => value.appliesTo === undefined);
    }),
  );
  purpose.dataCategories.splice(choices.below(purpose.dataCategories.length), 1);
  profile.document.updated = {
    value: now.toISOString().slice(0, 10),
    provenance: 'operator',
    source: 'a change in the middle of a run',
  };
  const loaded = loadProfile(profile, { mode: 'demo' });
  // What a policy needs elsewhere cannot be left out here; then it stays as it is.
  if (!loaded.ok) return;
  await gateway.database.prisma.$transaction((tx) => publishPolicy(tx, controller.id, loaded, now));
  for (const { id } of world.having('data_subject', 'controller_id', controller.id)) recomputed(id);
}

async function revokeSomeToken(
  { gateway, now, choices }: Options,
  holders: readonly Holder[],
): Promise<readonly Holder[]> {
  const chosen = choices.from(holders.filter(({ tokenStands, kind }) => tokenStands && kind !== 'VISITOR'));
  await revokeToken({ database: gateway.database, tokenKey: TEST_TOKEN_KEY, now }, chosen.token ?? '');
  return holders.map((holder) => (holder === chosen ? { ...holder, tokenStands: false } : holder));
}
