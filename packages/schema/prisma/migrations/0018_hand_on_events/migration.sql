-- By hand. The log of events is numbered and read for all controllers at once, many times a second. Under the wall's own
-- conditions the planner takes most rows to be somebody else's and walks through the whole log; here it has none to think of.
CREATE FUNCTION remit_outside_operations() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NULLIF(current_setting('remit.controller_id', true), '') IS NOT NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'The log of all controllers is not read within an operation of one.';
  END IF;
END
$$;

-- Gives the settled events that have none their numbers: a position over all controllers, and a sequence without a gap for
-- each controller.
--
-- Ids and transactions do not become visible in their order: a later one may commit first. Behind the oldest running
-- transaction nothing can appear any more, so the order (transaction, id) up to there is final, and an event's number is its
-- rank in it. Processes that number at the same time therefore come to the same numbers; whoever is second inserts nothing,
-- and waits for the first by the unique keys alone. For the same reason nobody waits for the disk: numbers that a crash
-- takes are found again as they were.
CREATE FUNCTION remit_number_events(at_most int, OUT numbered int, OUT held boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM remit_outside_operations();
  PERFORM set_config('synchronous_commit', 'off', true);
  WITH last AS MATERIALIZED (
         SELECT n.position, e.transaction_id, e.id
           FROM event_number n JOIN event e ON e.id = n.event_id
          ORDER BY n.position DESC LIMIT 1),
       fresh AS MATERIALIZED (
         SELECT id, controller_id, row_number() OVER (ORDER BY transaction_id, id) AS place
           FROM event
          WHERE (transaction_id, id) > (coalesce((SELECT transaction_id FROM last), '0'::xid8),
                                        coalesce((SELECT id FROM last), 0))
            AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
          ORDER BY transaction_id, id LIMIT at_most),
       given AS (
         INSERT INTO event_number (position, controller_id, sequence, event_id)
         SELECT coalesce((SELECT position FROM last), 0) + f.place, f.controller_id,
                coalesce(c.sequence, 0) + row_number() OVER (PARTITION BY f.controller_id ORDER BY f.place), f.id
           FROM fresh f
           LEFT JOIN LATERAL (SELECT max(sequence) AS sequence FROM event_number n
                               WHERE n.controller_id = f.controller_id) c ON true
          ORDER BY f.place
         ON CONFLICT DO NOTHING)
  SELECT (SELECT count(*)::int FROM fresh),
         EXISTS (SELECT FROM event WHERE transaction_id >= pg_snapshot_xmin(pg_current_snapshot()))
    INTO numbered, held;
END
$$;

-- Numbers what can be numbered, and answers the events after a position: in one message, because a thousand streams wait for
-- it. The last row has no event; it says how many were numbered, and whether a longer transaction still holds some back.
CREATE FUNCTION remit_hand_on_events(after_position bigint, begun_before pg_snapshot, at_most int)
RETURNS TABLE (
  "position" bigint, sequence bigint, controller_id int, type text,
  conversation_id int, message_id int, data_subject_id int, is_over boolean, numbered int, held boolean
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  SELECT n.numbered, n.held INTO numbered, held FROM remit_number_events(at_most) n;
  RETURN QUERY
    SELECT n.position, n.sequence, e.controller_id, e.type::text, e.conversation_id, e.message_id, e.data_subject_id,
           pg_visible_in_snapshot(e.transaction_id, begun_before), NULL::int, NULL::boolean
      FROM event_number n JOIN event e ON e.id = n.event_id
     WHERE n.position > after_position
     ORDER BY n.position
     LIMIT at_most;
  RETURN NEXT;
END
$$;

REVOKE EXECUTE ON FUNCTION remit_outside_operations, remit_number_events, remit_hand_on_events FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remit_number_events, remit_hand_on_events TO remit_gateway;
GRANT CREATE ON SCHEMA public TO remit_keeper;
ALTER FUNCTION remit_outside_operations OWNER TO remit_keeper;
ALTER FUNCTION remit_number_events OWNER TO remit_keeper;
ALTER FUNCTION remit_hand_on_events OWNER TO remit_keeper;
REVOKE CREATE ON SCHEMA public FROM remit_keeper;

-- Nobody else gives a number.
REVOKE INSERT ON event_number FROM remit_gateway;
DROP POLICY never_in_operations_number ON event_number;
