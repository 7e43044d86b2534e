import type { Database } from '@remit/schema';

/** Somebody with a ticket, whose consent is all that it takes to be told of. */
export async function personWithTicket(database: Database): Promise<string> {
  const [found] = await database.sql.query<{ id: string }>(
    'person_with_ticket',
    `SELECT d.public_id AS id FROM data_subject d
      WHERE d.kind = 'CUSTOMER' AND d.erased_at IS NULL AND d.email IS NOT NULL
        AND coalesce(d.declared_age, 18) >= 18
        AND NOT EXISTS (SELECT FROM restriction r WHERE r.data_subject_id = d.id)
        AND NOT EXISTS (SELECT FROM objection o WHERE o.data_subject_id = d.id AND o.purpose LIKE 'marketing.%')
        AND EXISTS (SELECT FROM conversation c WHERE c.requester_id = d.id AND c.kind = 'TICKET')
      ORDER BY d.id LIMIT 1`,
  );
  if (found === undefined) throw new Error('The seed made nobody who could be told of.');
  return found.id;
}

/** A ticket of the person changes. */
export async function touch(database: Database, person: string): Promise<void> {
  await database.sql.query(
    'touch_ticket',
    `WITH written AS (
       INSERT INTO event (controller_id, type, conversation_id, data_subject_id, recorded_at)
       SELECT c.controller_id, 'TICKET_CHANGED', c.id, d.id, now()
         FROM conversation c JOIN data_subject d ON d.id = c.requester_id
        WHERE d.public_id = $1 AND c.kind = 'TICKET' ORDER BY c.id LIMIT 1 RETURNING id)
     SELECT pg_notify('remit_event', '') FROM written`,
    [person],
  );
}
