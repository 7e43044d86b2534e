import { recomputeLawfulness, type Database, compileProfile, loadProfile } from '@remit/schema';
import type { ReferenceProfile } from '../reference/profile.ts';
import { chanceOf } from './canaries.ts';
import { disclose } from './disclosures.ts';
import type { Person } from './rows.ts';
import { readWorld, type World } from './world.ts';

const DAY = 86_400_000;

/** What a person may have said, with how often it shall be so. */
const ANSWERS = { none: 20, given: 34, refused: 9, withdrawn: 13, soon: 14, expired: 10 } as const;
type Answer = keyof typeof ANSWERS;

/**
 * Puts people into every state the law knows, and in all mixtures: consents of every kind, objections, restrictions,
 * erasure, age; and for one person a controller a state that was made under another policy version.
 */
export async function setPeopleStates(database: Database, seed: number, now: Date): Promise<void> {
  const world = await readWorld(database.sql);
  for (const person of world.data_subject) {
    const profile = profileOf(world, person.controller_id);
    const chance = (what: string) => chanceOf(`${seed}/${person.id}/${what}`);
    await setAgeAndErasure(database, person, profile, chance, now);
    await sayConsents(database, world, person, profile, chance, now);
    await objectAndRestrict(database, person, profile, chance, now);
    await disclose(database, world, person, chance, now);
  }
  for (const controller of world.controller) {
    await recompute(database, world, controller.id, now);
    const people = world.having('data_subject', 'controller_id', controller.id);
    const stale = people[Math.floor(chanceOf(`${seed}/${controller.id}/stale`) * people.length)];
    // As if a policy version had been published and this row forgotten.
    await database.sql.query(
      'make_state_foreign',
      `UPDATE data_subject SET lawfulness = (split_part(lawfulness, ':', 1)::int + 1000) || ':' || split_part(lawfulness, ':', 2),
              lawful_for = ARRAY(SELECT slot + 1000000 FROM unnest(lawful_for) AS slot)
        WHERE id = $1`,
      [stale?.id ?? 0],
    );
  }
}

type Chance = (what: string) => number;

async function setAgeAndErasure(
  { sql }: Database,
  person: Person,
  { children }: ReferenceProfile,
  chance: Chance,
  now: Date,
): Promise<void> {
  const tooYoung = chance('age') < 0.12;
  const age = chance('asked') < 0.3 ? null : 30;
  const erased = chance('erased') < 0.06 ? new Date(now.getTime() - 3 * DAY) : null;
  await sql.query(
    'set_age_and_erasure',
    'UPDATE data_subject SET declared_age = $2, erased_at = $3 WHERE id = $1',
    [person.id, tooYoung ? children.minAge.value - 1 : age, erased],
  );
}

async function sayConsents(
  { sql }: Database,
  world: World,
  person: Person,
  profile: ReferenceProfile,
  chance: Chance,
  now: Date,
): Promise<void> {
  const perChannel = profile.consent.granularity.value === 'purpose_channel';
  for (const { id, bases, marketing } of profile.purposes) {
    if (!bases.some(({ value }) => value.type === 'consent')) continue;
    const channels = perChannel && marketing ? marketing.value.channels : [null];
    for (const channel of channels) {
      const answer = answerFor(chance(`${id}/${channel}`));
      const soon = new Date(now.getTime() + chance(`${id}/${channel}/until`) * 8 * DAY);
      const records: [string, Date | null][] =
        answer === 'none'
          ? []
          : answer === 'withdrawn'
            ? [
                ['GIVEN', null],
                ['WITHDRAWN', null],
              ]
            : answer === 'refused'
              ? [['REFUSED', null]]
              : [
                  [
                    'GIVEN',
                    answer === 'soon' ? soon : answer === 'expired' ? new Date(now.getTime() - DAY) : null,
                  ],
                ];
      for (const [status, until] of records) {
        await sql.query(
          'say_consent',
          `INSERT INTO consent_record (public_id, controller_id, data_subject_id, policy_version_id, purpose, channel, status,
                                       wording, route, valid_until, recorded_at)
           VALUES ('con_' || substr(md5(random()::text), 1, 22), $1, $2, $3, $4, $5, $6::text::consent_status, 'Yes.', 'fuzz', $7, $8)`,
          [
            person.controller_id,
            person.id,
            world.byId('controller', person.controller_id)?.current_policy_id ?? 0,
            id,
            channel,
            status,
            until,
            now,
          ],
        );
      }
    }
  }
}

function answerFor(chance: number): Answer {
  let left = chance * 100;
  for (const [answer, weight] of Object.entries(ANSWERS)) {
    left -= weight;
    if (left < 0) return answer as Answer;
  }
  return 'none';
}

async function objectAndRestrict(
  { sql }: Database,
  person: Person,
  profile: ReferenceProfile,
  chance: Chance,
  now: Date,
): Promise<void> {
  for (const { id } of profile.purposes) {
    // Against every purpose, also those where no basis can be objected to: there it must change nothing.
    const at = chance(`${id}/objection`);
    const status = at < 0.1 ? 'ACCEPTED' : at < 0.14 ? 'RECEIVED' : at < 0.18 ? 'REJECTED' : undefined;
    if (status === undefined) continue;
    await sql.query(
      'object',
      `INSERT INTO objection (public_id, controller_id, data_subject_id, purpose, status, received_at, decided_at)
       VALUES ('obj_' || substr(md5(random()::text), 1, 22), $1, $2, $3, $4::text::objection_status, $5, $6)`,
      [person.controller_id, person.id, id, status, now, status === 'RECEIVED' ? null : now],
    );
  }
  const at = chance('restriction');
  if (at > 0.2) return;
  await sql.query(
    'restrict',
    `INSERT INTO restriction (public_id, controller_id, data_subject_id, trigger, started_at, lifted_at)
     VALUES ('rst_' || substr(md5(random()::text), 1, 22), $1, $2, 'accuracy_disputed', $3, $4)`,
    [person.controller_id, person.id, new Date(now.getTime() - DAY), at < 0.13 ? null : now],
  );
}

/** Has the product make the states anew, as it does in the transaction of every change. */
export async function recompute(
  database: Database,
  world: World,
  controllerId: number,
  now: Date,
): Promise<void> {
  const policyVersionId = world.byId('controller', controllerId)?.current_policy_id ?? 0;
  const loaded = loadProfile(world.byId('policy_version', policyVersionId)?.profile, { mode: 'demo' });
  if (!loaded.ok) throw new Error('A published profile does not load.');
  const policy = compileProfile(loaded.profile, loaded.sha256);
  const ids = world.having('data_subject', 'controller_id', controllerId).map(({ id }) => id);
  await database.prisma.$transaction((tx) => recomputeLawfulness(tx, { policy, policyVersionId }, ids, now));
}

export function profileOf(world: World, controllerId: number): ReferenceProfile {
  const versionId = world.byId('controller', controllerId)?.current_policy_id;
  return world.byId('policy_version', versionId)?.profile as ReferenceProfile;
}
