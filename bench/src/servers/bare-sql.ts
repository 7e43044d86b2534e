// The physical limit: node:http, pg, and one hand-written statement that makes the whole answer as text.
import pg from 'pg';
import { announce, createBenchServer, readSettings } from './announce.ts';
import { countedPool } from './counting-client.ts';

// Not jsonb: building it costs more than the query. The text goes out as PostgreSQL wrote it.
const STATEMENT = `
  SELECT json_build_object('data', json_build_object('tickets', json_build_object('edges', coalesce(json_agg(edge), '[]'))))::text AS answer
    FROM (
      SELECT json_build_object('node', json_build_object(
               'id', c.public_id, 'subject', c.subject, 'status', c.status, 'openedAt', c.opened_at,
               'requester', json_build_object('displayName', r.display_name, 'email', r.email),
               'messages', json_build_object('edges', messages.edges))) AS edge
        FROM (SELECT id, public_id, subject, status, opened_at, requester_id
                FROM conversation
               WHERE controller_id = $1 AND kind = 'TICKET'
                 AND (retain_until IS NULL OR retain_until > now())
               ORDER BY opened_at DESC, id DESC LIMIT 50) c
        JOIN data_subject r ON r.id = c.requester_id
        CROSS JOIN LATERAL (
          SELECT coalesce(json_agg(json_build_object('node', json_build_object(
                   'body', m.body, 'sentAt', m.sent_at,
                   'author', json_build_object('displayName', coalesce(a.display_name, d.display_name))))
                 ORDER BY m.sent_at, m.id), '[]') AS edges
            FROM (SELECT id, body, sent_at, author_id FROM message
                   WHERE conversation_id = c.id ORDER BY sent_at DESC, id DESC LIMIT 3) m
            JOIN data_subject d ON d.id = m.author_id
            LEFT JOIN agent a ON a.data_subject_id = d.id
        ) messages
       ORDER BY c.opened_at DESC, c.id DESC
    ) edges`;

const { url, poolSize } = readSettings();
const sent = { statements: 0 };
const pool = new pg.Pool(countedPool(url, poolSize, sent));

const server = createBenchServer().on('request', (request, response) => {
  const controller = Number(new URL(request.url ?? '/', 'http://localhost').searchParams.get('controller'));
  pool.query<{ answer: string }>({ name: 'tickets', text: STATEMENT, values: [controller] }).then(
    ({ rows: [row] }) => {
      const body = Buffer.from(row?.answer ?? '{}');
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
        .end(body);
    },
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
announce(server, () => sent.statements);
