import { words } from './words.ts';

/** One statement of the load, with what it says while it runs. */
export type LoadStatement = {
  readonly says: string;
  readonly sql: string;
  readonly params?: readonly unknown[];
};

/**
 * The rows, made inside the database: nothing crosses the wire but the statements. Every value is drawn from a label by
 * MD5, so each run makes the same rows. Controllers' rows lie mixed in the tables in the order of time, as they would
 * after years of use; `bench_tenant` holds the amounts.
 */
export const loadStatements: readonly LoadStatement[] = [
  {
    says: 'people',
    sql: `
      INSERT INTO data_subject (id, public_id, controller_id, kind, given_name, family_name, display_name, email,
                                phone_number, address_city, created_at)
      SELECT id, CASE WHEN is_staff THEN 'agt_' ELSE 'per_' END || substr(md5('person ' || label), 1, 22), controller_id,
             (CASE WHEN is_staff THEN 'STAFF' ELSE 'CUSTOMER' END)::data_subject_kind, given, family,
             given || ' ' || family, CASE WHEN NOT is_staff THEN 'person' || id || '@example.com' END,
             CASE WHEN NOT is_staff THEN '+3816' || lpad(pg_temp.draw('phone ' || label, 10000000)::text, 7, '0') END,
             pg_temp.pick('city ' || label, $3),
             timestamptz '2024-01-01Z' + n * interval '1 minute'
        FROM (SELECT t.*, n, t.first_person_id + n - 1 AS id, n > t.customers AS is_staff, t.number || '/' || n AS label
                FROM bench_tenant t, generate_series(1, t.customers + t.staff) n) people,
             LATERAL (SELECT CASE WHEN NOT is_staff THEN pg_temp.pick('given ' || label, $1) END AS given,
                             CASE WHEN NOT is_staff THEN pg_temp.pick('family ' || label, $2) END AS family) names
       ORDER BY id`,
    params: [words.given, words.family, words.cities],
  },
  {
    says: 'staff',
    sql: `
      INSERT INTO agent (id, public_id, controller_id, data_subject_id, display_name, email, role, availability)
      SELECT row_number() OVER (ORDER BY d.id), d.public_id, d.controller_id, d.id,
             pg_temp.pick('given ' || d.public_id, $1) || ' ' || pg_temp.pick('family ' || d.public_id, $2),
             'agent' || d.id || '@example.com', t.role, 'ONLINE'
        FROM data_subject d JOIN bench_tenant t USING (controller_id)
       WHERE d.kind = 'STAFF' ORDER BY d.id`,
    params: [words.given, words.family],
  },
  {
    says: 'tickets',
    // The newest hundred are at work; the older ones are closed, and the oldest tenth is past its retention.
    sql: `
      INSERT INTO conversation (id, public_id, controller_id, kind, status, priority, subject, purpose, requester_id,
                                assignee_id, opened_at, last_message_at, closed_at, retain_until)
      SELECT row_number() OVER (ORDER BY opened_at, number), 'tkt_' || substr(md5('ticket ' || label), 1, 22),
             controller_id, 'TICKET',
             (CASE WHEN is_closed THEN 'CLOSED' ELSE pg_temp.pick('status ' || label, '{OPEN,PENDING,RESOLVED}') END)::conversation_status,
             pg_temp.pick('priority ' || label, '{LOW,NORMAL,NORMAL,HIGH,URGENT}')::ticket_priority,
             pg_temp.pick('subject ' || label, $1), purpose,
             first_person_id + pg_temp.draw('requester ' || label, customers),
             first_person_id + customers + pg_temp.draw('assignee ' || label, staff),
             opened_at, opened_at + messages_each * interval '20 minutes',
             CASE WHEN is_closed THEN opened_at + interval '3 days' END,
             CASE WHEN n <= tickets / 10 THEN opened_at + interval '33 days'
                  WHEN is_closed THEN opened_at + interval '30 years' END
        FROM (SELECT t.*, n, t.number || '/' || n AS label, t.tickets - n >= 100 AS is_closed,
                     timestamptz '2024-01-01Z' + n * (interval '600 days' / t.tickets) AS opened_at
                FROM bench_tenant t, generate_series(1, t.tickets) n) made
       ORDER BY opened_at, number`,
    params: [words.subjects],
  },
  {
    says: 'messages',
    sql: `
      INSERT INTO message (id, public_id, controller_id, conversation_id, kind, author_id, requester_id, body, sent_at)
      SELECT row_number() OVER (ORDER BY sent_at, c.id), 'tms_' || substr(md5('message ' || c.id || '/' || n), 1, 22),
             c.controller_id, c.id, c.kind, CASE WHEN n % 2 = 1 THEN c.requester_id ELSE c.assignee_id END, c.requester_id,
             pg_temp.pick('message ' || c.id || '/' || n, $1), sent_at
        FROM conversation c JOIN bench_tenant t USING (controller_id), generate_series(1, t.messages_each) n,
             LATERAL (SELECT c.opened_at + n * interval '20 minutes' AS sent_at) at
       ORDER BY sent_at, c.id`,
    params: [words.messages],
  },
  {
    says: 'consent events',
    sql: `
      INSERT INTO consent_record (id, public_id, controller_id, data_subject_id, policy_version_id, purpose, status, route,
                                  valid_until, recorded_at)
      SELECT row_number() OVER (ORDER BY recorded_at, d.id), 'con_' || substr(md5('consent ' || label), 1, 22),
             d.controller_id, d.id, t.policy_version_id, pg_temp.pick('purpose ' || label, t.consent_purposes),
             status::consent_status, 'SETTINGS_PAGE',
             CASE WHEN status = 'GIVEN' AND pg_temp.draw('limit ' || label, 10) = 0 THEN timestamptz '2090-01-01Z' END, recorded_at
        FROM data_subject d JOIN bench_tenant t USING (controller_id), generate_series(1, t.consents_each) n,
             LATERAL (SELECT d.id || '/' || n AS label) l,
             LATERAL (SELECT pg_temp.pick('status ' || label, '{GIVEN,GIVEN,GIVEN,WITHDRAWN,REFUSED}') AS status,
                             timestamptz '2024-01-01Z' + n * (interval '600 days' / t.consents_each) AS recorded_at) r
       WHERE d.kind = 'CUSTOMER' ORDER BY recorded_at, d.id`,
  },
  {
    says: 'that a person has one post at most, in words that PostGraphile understands',
    sql: 'ALTER TABLE agent ADD CONSTRAINT agent_one_post UNIQUE USING INDEX agent_controller_id_data_subject_id_key',
  },
  {
    says: 'where ids go on',
    sql: ['data_subject', 'agent', 'conversation', 'message', 'consent_record']
      .map((table) => `SELECT setval(pg_get_serial_sequence('${table}', 'id'), max(id)) FROM ${table}`)
      .join(' UNION ALL '),
  },
];

/** Made once a session: the draws, and the amounts of every controller. */
export const prepareStatements = `
  CREATE FUNCTION pg_temp.draw(label text, below int) RETURNS int LANGUAGE sql IMMUTABLE
    RETURN ('x' || substr(md5(label), 1, 7))::bit(28)::int % below;
  CREATE FUNCTION pg_temp.pick(label text, choices text[]) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN choices[1 + ('x' || substr(md5(label), 1, 7))::bit(28)::int % cardinality(choices)];
  CREATE TEMPORARY TABLE bench_tenant (
    number int, controller_id int, policy_version_id int, first_person_id int, customers int, staff int, tickets int,
    messages_each int, consents_each int, role text, purpose text, consent_purposes text[]
  );`;
