// The benchmark's question as hand-written SQL, in two ways. Each answers one row with the whole answer as text.

/** One JSON-aggregating statement, as one would write it. Not jsonb: building it costs more than the query. */
export const AGGREGATED = `
  SELECT json_build_object('data', json_build_object('tickets', json_build_object('edges', coalesce(json_agg(edge), '[]'))))::text AS answer
    FROM (
      SELECT json_build_object('node', json_build_object(
               'id', c.public_id, 'subject', c.subject, 'status', c.status, 'openedAt', c.opened_at,
               'requester', json_build_object('displayName', r.display_name, 'email', r.email),
               'messages', json_build_object('edges', messages.edges))) AS edge
        FROM (SELECT id, public_id, subject, status, opened_at, requester_id
                FROM conversation
               WHERE controller_id = $1 AND kind_code = 1
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

/** The same answer with its text put together by hand, for which PostgreSQL needs half the time again. */
export const CONCATENATED = `
  SELECT '{"data":{"tickets":{"edges":[' || coalesce(string_agg(edge, ','), '') || ']}}}' AS answer
    FROM (
      SELECT '{"node":{"id":"' || c.public_id || '","subject":' || coalesce(to_json(c.subject)::text, 'null')
             || ',"status":"' || c.status::text || '","openedAt":' || to_json(c.opened_at)::text
             || ',"requester":{"displayName":' || coalesce(to_json(r.display_name)::text, 'null')
             || ',"email":' || coalesce(to_json(r.email)::text, 'null')
             || '},"messages":{"edges":[' || coalesce(messages.edges, '') || ']}}}' AS edge
        FROM (SELECT id, public_id, subject, status, opened_at, requester_id
                FROM conversation
               WHERE controller_id = $1 AND kind_code = 1
                 AND (retain_until IS NULL OR retain_until > now())
               ORDER BY opened_at DESC, id DESC LIMIT 50) c
        JOIN data_subject r ON r.id = c.requester_id
        CROSS JOIN LATERAL (
          SELECT string_agg(
                   '{"node":{"body":' || to_json(m.body)::text || ',"sentAt":' || to_json(m.sent_at)::text
                   || ',"author":{"displayName":'
                   || coalesce(to_json(coalesce(a.display_name, d.display_name))::text, 'null') || '}}}',
                   ',' ORDER BY m.sent_at, m.id) AS edges
            FROM (SELECT id, body, sent_at, author_id FROM message
                   WHERE conversation_id = c.id ORDER BY sent_at DESC, id DESC LIMIT 3) m
            JOIN data_subject d ON d.id = m.author_id
            LEFT JOIN agent a ON a.data_subject_id = d.id
        ) messages
       ORDER BY c.opened_at DESC, c.id DESC
    ) edges`;
