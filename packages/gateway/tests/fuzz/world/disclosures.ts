import type { Database } from '@remit/schema';
import type { Person } from './rows.ts';
import type { World } from './world.ts';

const FIELDS = ['FAMILY_NAME', 'EMAIL', 'ADDRESS'];

/** Some people were disclosed: told of it or not, reviewed or not; and some were asked about a case. */
export async function disclose(
  { sql }: Database,
  world: World,
  person: Person,
  chance: (about: string) => number,
  now: Date,
): Promise<void> {
  const agent = world.having('agent', 'controller_id', person.controller_id)[0];
  const recipient = world.having('recipient', 'controller_id', person.controller_id)[0];
  const ticket = world
    .having('conversation', 'requester_id', person.id)
    .find(({ kind }) => kind === 'TICKET');
  if (agent === undefined) return;
  for (const kind of ['AUTHORITY', 'EMERGENCY'] as const) {
    if (chance(`disclosure/${kind}`) > 0.3) continue;
    const isEmergency = kind === 'EMERGENCY';
    await sql.query(
      'disclose',
      `INSERT INTO disclosure (public_id, controller_id, kind, data_subject_id, disclosed_to, country, ground, legal_reference,
                               fields, words, disclosed_by_id, disclosed_at, told_at, review)
       VALUES ('dis_' || substr(md5(random()::text), 1, 22), $1, $2::text::disclosure_kind, $3, 'Somebody', $4, $5, $6, $7, $8, $9, $10,
               $11, $12::text::disclosure_review)`,
      [
        person.controller_id,
        kind,
        person.id,
        isEmergency ? null : 'DE',
        isEmergency ? null : 'court_order',
        isEmergency ? null : 'File 1/26',
        FIELDS,
        isEmergency ? 'Fire.' : null,
        agent.id,
        now,
        chance(`disclosure/${kind}/told`) < 0.5 ? now : null,
        isEmergency ? 'PENDING' : 'NONE',
      ],
    );
  }
  if (recipient === undefined || ticket === undefined || chance('case') > 0.3) return;
  await sql.query(
    'ask_case',
    `INSERT INTO case_consent (public_id, controller_id, data_subject_id, conversation_id, recipient_id, fields, wording,
                               asked_by_id, asked_at, agreed, answered_at)
     VALUES ('cas_' || substr(md5(random()::text), 1, 22), $1, $2, $3, $4, $5, 'May it go?', $6, $7, $8, $9)`,
    [
      person.controller_id,
      person.id,
      ticket.id,
      recipient.id,
      FIELDS,
      agent.id,
      now,
      ...(chance('case/answer') < 0.5 ? [null, null] : [chance('case/yes') < 0.5, now]),
    ],
  );
}
