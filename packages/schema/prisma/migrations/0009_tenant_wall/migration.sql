-- Two parts. The first is Prisma's: keys between tables carry the controller's id, so that no row can point at another
-- controller's row, whoever writes it. It fails, and changes nothing, where a row already does. The second is written by
-- hand: the wall itself.

-- DropForeignKey
ALTER TABLE "access_token" DROP CONSTRAINT "access_token_agent_id_fkey";

-- DropForeignKey
ALTER TABLE "access_token" DROP CONSTRAINT "access_token_grant_id_fkey";

-- DropForeignKey
ALTER TABLE "access_token" DROP CONSTRAINT "access_token_data_subject_id_fkey";

-- DropForeignKey
ALTER TABLE "agent" DROP CONSTRAINT "agent_data_subject_id_fkey";

-- DropForeignKey
ALTER TABLE "consent_record" DROP CONSTRAINT "consent_record_data_subject_id_fkey";

-- DropForeignKey
ALTER TABLE "controller" DROP CONSTRAINT "controller_current_policy_id_fkey";

-- DropForeignKey
ALTER TABLE "conversation" DROP CONSTRAINT "conversation_requester_id_fkey";

-- DropForeignKey
ALTER TABLE "conversation" DROP CONSTRAINT "conversation_assignee_id_fkey";

-- DropForeignKey
ALTER TABLE "conversation" DROP CONSTRAINT "conversation_team_id_fkey";

-- DropForeignKey
ALTER TABLE "conversation" DROP CONSTRAINT "conversation_chat_id_fkey";

-- DropForeignKey
ALTER TABLE "data_subject" DROP CONSTRAINT "data_subject_controller_id_fkey";

-- DropForeignKey
ALTER TABLE "grant" DROP CONSTRAINT "grant_recipient_id_fkey";

-- DropForeignKey
ALTER TABLE "internal_note" DROP CONSTRAINT "internal_note_conversation_id_fkey";

-- DropForeignKey
ALTER TABLE "internal_note" DROP CONSTRAINT "internal_note_author_id_fkey";

-- DropForeignKey
ALTER TABLE "internal_note" DROP CONSTRAINT "internal_note_requester_id_fkey";

-- DropForeignKey
ALTER TABLE "invoice" DROP CONSTRAINT "invoice_data_subject_id_fkey";

-- DropForeignKey
ALTER TABLE "message" DROP CONSTRAINT "message_conversation_id_fkey";

-- DropForeignKey
ALTER TABLE "message" DROP CONSTRAINT "message_author_id_fkey";

-- DropForeignKey
ALTER TABLE "message" DROP CONSTRAINT "message_requester_id_fkey";

-- DropForeignKey
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_conversation_id_fkey";

-- DropForeignKey
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_message_id_fkey";

-- DropForeignKey
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_author_id_fkey";

-- DropForeignKey
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_requester_id_fkey";

-- DropForeignKey
ALTER TABLE "objection" DROP CONSTRAINT "objection_data_subject_id_fkey";

-- DropForeignKey
ALTER TABLE "restriction" DROP CONSTRAINT "restriction_data_subject_id_fkey";

-- DropForeignKey
ALTER TABLE "policy_version" DROP CONSTRAINT "policy_version_controller_id_fkey";

-- DropForeignKey
ALTER TABLE "conversation_seen" DROP CONSTRAINT "conversation_seen_conversation_id_fkey";

-- DropForeignKey
ALTER TABLE "conversation_seen" DROP CONSTRAINT "conversation_seen_person_id_fkey";

-- DropForeignKey
ALTER TABLE "conversation_seen" DROP CONSTRAINT "conversation_seen_message_id_fkey";

-- DropForeignKey
ALTER TABLE "public_post" DROP CONSTRAINT "public_post_data_subject_id_fkey";

-- DropForeignKey
ALTER TABLE "rating" DROP CONSTRAINT "rating_conversation_id_fkey";

-- DropForeignKey
ALTER TABLE "rating" DROP CONSTRAINT "rating_requester_id_fkey";

-- DropForeignKey
ALTER TABLE "visit" DROP CONSTRAINT "visit_data_subject_id_fkey";

-- DropIndex
DROP INDEX "agent_data_subject_id_key";

-- DropIndex
DROP INDEX "agent_controller_id_idx";

-- DropIndex
DROP INDEX "controller_current_policy_id_key";

-- DropIndex
DROP INDEX "conversation_chat_id_key";

-- DropIndex
DROP INDEX "conversation_controller_id_kind_opened_at_id_idx";

-- DropIndex
DROP INDEX "data_subject_controller_id_kind_id_idx";

-- DropIndex
DROP INDEX "rating_conversation_id_key";

-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "kind_code" INTEGER NOT NULL
  GENERATED ALWAYS AS (CASE kind WHEN 'TICKET' THEN 1 WHEN 'CHAT' THEN 2 END) STORED;

-- CreateIndex
CREATE UNIQUE INDEX "agent_controller_id_id_key" ON "agent"("controller_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "agent_controller_id_data_subject_id_key" ON "agent"("controller_id", "data_subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "controller_id_current_policy_id_key" ON "controller"("id", "current_policy_id");

-- CreateIndex
CREATE INDEX "conversation_controller_id_kind_code_opened_at_id_idx" ON "conversation"("controller_id", "kind_code", "opened_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "conversation_controller_id_id_key" ON "conversation"("controller_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_controller_id_chat_id_key" ON "conversation"("controller_id", "chat_id");

-- CreateIndex
CREATE UNIQUE INDEX "data_subject_controller_id_id_key" ON "data_subject"("controller_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "recipient_controller_id_id_key" ON "recipient"("controller_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "grant_controller_id_id_key" ON "grant"("controller_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "message_controller_id_id_key" ON "message"("controller_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "policy_version_controller_id_id_key" ON "policy_version"("controller_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_controller_id_conversation_id_key" ON "rating"("controller_id", "conversation_id");

-- CreateIndex
CREATE UNIQUE INDEX "team_controller_id_id_key" ON "team"("controller_id", "id");

-- AddForeignKey
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_controller_id_agent_id_fkey" FOREIGN KEY ("controller_id", "agent_id") REFERENCES "agent"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_controller_id_grant_id_fkey" FOREIGN KEY ("controller_id", "grant_id") REFERENCES "grant"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_controller_id_data_subject_id_fkey" FOREIGN KEY ("controller_id", "data_subject_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "agent" ADD CONSTRAINT "agent_controller_id_data_subject_id_fkey" FOREIGN KEY ("controller_id", "data_subject_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "consent_record" ADD CONSTRAINT "consent_record_controller_id_data_subject_id_fkey" FOREIGN KEY ("controller_id", "data_subject_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "consent_record" ADD CONSTRAINT "consent_record_controller_id_policy_version_id_fkey" FOREIGN KEY ("controller_id", "policy_version_id") REFERENCES "policy_version"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "controller" ADD CONSTRAINT "controller_id_current_policy_id_fkey" FOREIGN KEY ("id", "current_policy_id") REFERENCES "policy_version"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_controller_id_requester_id_fkey" FOREIGN KEY ("controller_id", "requester_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_controller_id_assignee_id_fkey" FOREIGN KEY ("controller_id", "assignee_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_controller_id_team_id_fkey" FOREIGN KEY ("controller_id", "team_id") REFERENCES "team"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_controller_id_chat_id_fkey" FOREIGN KEY ("controller_id", "chat_id") REFERENCES "conversation"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "data_subject" ADD CONSTRAINT "data_subject_controller_id_fkey" FOREIGN KEY ("controller_id") REFERENCES "controller"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "recipient" ADD CONSTRAINT "recipient_controller_id_fkey" FOREIGN KEY ("controller_id") REFERENCES "controller"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_controller_id_fkey" FOREIGN KEY ("controller_id") REFERENCES "controller"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_controller_id_recipient_id_fkey" FOREIGN KEY ("controller_id", "recipient_id") REFERENCES "recipient"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "internal_note" ADD CONSTRAINT "internal_note_controller_id_conversation_id_fkey" FOREIGN KEY ("controller_id", "conversation_id") REFERENCES "conversation"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "internal_note" ADD CONSTRAINT "internal_note_controller_id_author_id_fkey" FOREIGN KEY ("controller_id", "author_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "internal_note" ADD CONSTRAINT "internal_note_controller_id_requester_id_fkey" FOREIGN KEY ("controller_id", "requester_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_controller_id_data_subject_id_fkey" FOREIGN KEY ("controller_id", "data_subject_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_controller_id_conversation_id_fkey" FOREIGN KEY ("controller_id", "conversation_id") REFERENCES "conversation"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_controller_id_author_id_fkey" FOREIGN KEY ("controller_id", "author_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_controller_id_requester_id_fkey" FOREIGN KEY ("controller_id", "requester_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_controller_id_conversation_id_fkey" FOREIGN KEY ("controller_id", "conversation_id") REFERENCES "conversation"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_controller_id_message_id_fkey" FOREIGN KEY ("controller_id", "message_id") REFERENCES "message"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_controller_id_author_id_fkey" FOREIGN KEY ("controller_id", "author_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_controller_id_requester_id_fkey" FOREIGN KEY ("controller_id", "requester_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "objection" ADD CONSTRAINT "objection_controller_id_data_subject_id_fkey" FOREIGN KEY ("controller_id", "data_subject_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "restriction" ADD CONSTRAINT "restriction_controller_id_data_subject_id_fkey" FOREIGN KEY ("controller_id", "data_subject_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_controller_id_fkey" FOREIGN KEY ("controller_id") REFERENCES "controller"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "conversation_seen" ADD CONSTRAINT "conversation_seen_controller_id_conversation_id_fkey" FOREIGN KEY ("controller_id", "conversation_id") REFERENCES "conversation"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "conversation_seen" ADD CONSTRAINT "conversation_seen_controller_id_person_id_fkey" FOREIGN KEY ("controller_id", "person_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "conversation_seen" ADD CONSTRAINT "conversation_seen_controller_id_message_id_fkey" FOREIGN KEY ("controller_id", "message_id") REFERENCES "message"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "public_post" ADD CONSTRAINT "public_post_controller_id_data_subject_id_fkey" FOREIGN KEY ("controller_id", "data_subject_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_controller_id_conversation_id_fkey" FOREIGN KEY ("controller_id", "conversation_id") REFERENCES "conversation"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_controller_id_requester_id_fkey" FOREIGN KEY ("controller_id", "requester_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_controller_id_data_subject_id_fkey" FOREIGN KEY ("controller_id", "data_subject_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- THE WALL, by hand. See docs/decisions/0009-the-wall-between-controllers.md.

-- 1. Two roles without a login. `remit_gateway` answers callers, `remit_keeper` migrates, seeds and publishes policies.
--    Roles belong to the whole cluster: another database, or another process, may make them at the same moment.
DO $$
DECLARE
  wanted text;
  superuser boolean := (SELECT rolsuper FROM pg_roles WHERE rolname = current_user);
BEGIN
  FOREACH wanted IN ARRAY ARRAY['remit_gateway', 'remit_keeper'] LOOP
    BEGIN
      IF to_regrole(wanted) IS NULL THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      END IF;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN NULL; -- said below
    END;
    -- A superuser needs no membership. Whoever else migrates owns the tables, and the wall is forced on owners too.
    BEGIN
      IF NOT superuser AND NOT pg_has_role(current_user, wanted, 'USAGE') THEN
        EXECUTE format('GRANT %I TO %I', wanted, current_user);
      END IF;
    EXCEPTION
      WHEN unique_violation OR internal_error THEN NULL;
      WHEN insufficient_privilege OR undefined_object THEN
        RAISE EXCEPTION 'The role % is missing or may not be given to %, who migrates.', wanted, current_user
          USING HINT = format('Let an administrator run this once (the first half only if the role is missing): CREATE ROLE %1$I NOLOGIN; GRANT %1$I TO %2$I;', wanted, current_user);
    END;
  END LOOP;
END
$$;

GRANT USAGE ON SCHEMA public TO remit_gateway, remit_keeper;

-- 2. How a table gets behind the wall. A later migration that makes a table with a controller_id calls this once for it,
--    with what the gateway may do there: SELECT remit_build_wall('tag', 'SELECT, INSERT'). Its keys to other tables of a
--    controller name the controller first, in the Prisma schema: fields: [controllerId, tagId], references: [controllerId, id].
CREATE FUNCTION remit_build_wall(walled regclass, gateway_may text, own_column name DEFAULT 'controller_id')
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  own text := format($own$%I = NULLIF(current_setting('remit.controller_id', true), '')::int$own$, own_column);
  ids text;
BEGIN
  -- Not every table counts its rows.
  IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = walled AND attname = 'id' AND NOT attisdropped) THEN
    ids := pg_get_serial_sequence(walled::text, 'id');
  END IF;
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', walled);
  EXECUTE format('CREATE POLICY own_controller ON %s TO remit_gateway USING (%s) WITH CHECK (%s)', walled, own, own);
  EXECUTE format('CREATE POLICY every_controller ON %s TO remit_keeper USING (true) WITH CHECK (true)', walled);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO remit_keeper', walled);
  IF ids IS NOT NULL THEN
    EXECUTE format('GRANT USAGE ON SEQUENCE %s TO remit_keeper', ids);
  END IF;
  IF gateway_may <> '' THEN
    EXECUTE format('GRANT %s ON %s TO remit_gateway', gateway_may, walled);
    IF ids IS NOT NULL AND gateway_may LIKE '%INSERT%' THEN
      EXECUTE format('GRANT USAGE ON SEQUENCE %s TO remit_gateway', ids);
    END IF;
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION remit_build_wall FROM PUBLIC;

-- 3. Every table that holds a controller's data, with what the gateway does there and no more.
SELECT remit_build_wall('controller', 'SELECT', 'id');
SELECT remit_build_wall('policy_version', 'SELECT');
SELECT remit_build_wall('data_subject', 'SELECT, UPDATE (lawfulness, lawful_for, lawful_until)');
SELECT remit_build_wall('agent', 'SELECT, UPDATE (availability)');
SELECT remit_build_wall('team', 'SELECT');
SELECT remit_build_wall('conversation', 'SELECT, INSERT, UPDATE');
SELECT remit_build_wall('conversation_seen', 'SELECT, INSERT, UPDATE (message_id, seen_at)');
SELECT remit_build_wall('message', 'SELECT, INSERT');
SELECT remit_build_wall('attachment', 'SELECT');
SELECT remit_build_wall('internal_note', 'SELECT, INSERT');
SELECT remit_build_wall('rating', 'SELECT, INSERT, UPDATE (score, comment, rated_at)');
SELECT remit_build_wall('visit', 'SELECT');
SELECT remit_build_wall('invoice', 'SELECT');
SELECT remit_build_wall('public_post', 'SELECT');
SELECT remit_build_wall('consent_record', 'SELECT, INSERT');
SELECT remit_build_wall('objection', 'SELECT, INSERT, UPDATE (status, decided_at)');
SELECT remit_build_wall('restriction', 'SELECT');
SELECT remit_build_wall('event', 'SELECT, INSERT');
SELECT remit_build_wall('ledger_entry', 'INSERT');
SELECT remit_build_wall('idempotency_key', 'SELECT, INSERT, UPDATE (operation, outcomes, expires_at), DELETE');
-- Who may come in is found by remit_enter() alone.
SELECT remit_build_wall('access_token', '');
SELECT remit_build_wall('"grant"', '');
SELECT remit_build_wall('recipient', '');

-- These two hold no controller's data: what an operation of some shape reads, and which apps there are.
GRANT SELECT, INSERT ON ledger_plan TO remit_gateway, remit_keeper;
GRANT USAGE ON SEQUENCE ledger_plan_id_seq TO remit_gateway, remit_keeper;
GRANT SELECT, INSERT, UPDATE, DELETE ON oauth_client TO remit_keeper;
GRANT USAGE ON SEQUENCE oauth_client_id_seq TO remit_keeper;

-- 4. Three of the gateway's errands run for all controllers at once, outside any operation: it hands on the events (ids
--    and types), it writes the ledger, which it cannot read, and it removes idempotency keys that have expired (digests
--    and ids). Inside an operation none of these says yes.
CREATE POLICY outside_operations ON event FOR SELECT TO remit_gateway
  USING (NULLIF(current_setting('remit.controller_id', true), '') IS NULL);
CREATE POLICY outside_operations ON ledger_entry FOR INSERT TO remit_gateway
  WITH CHECK (NULLIF(current_setting('remit.controller_id', true), '') IS NULL);
CREATE POLICY outside_operations ON idempotency_key FOR SELECT TO remit_gateway
  USING (NULLIF(current_setting('remit.controller_id', true), '') IS NULL);
CREATE POLICY outside_operations_end ON idempotency_key FOR DELETE TO remit_gateway
  USING (NULLIF(current_setting('remit.controller_id', true), '') IS NULL);

-- 5. The gate. The holder of a token, and with the answer the wall around the transaction that asked: whatever the
--    transaction reads and writes from here on is of that controller. A digest that nobody holds opens nothing.
CREATE FUNCTION remit_enter(token_digest text)
RETURNS TABLE (
  expires_at timestamptz, revoked_at timestamptz,
  controller_id int, controller_public_id text, slug text, controller_name text, time_zone text,
  policy_id int, policy_public_id text,
  agent_id int, agent_name text, role text, agent_person_id int, disabled_at timestamptz,
  grant_id int, grant_version int, purposes jsonb, grant_revoked_at timestamptz, app_name text,
  recipient_country text, recipient_safeguard text, recipient_contract text, recipient_active boolean,
  visitor_id int, erased_at timestamptz
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp ROWS 1 AS $$
#variable_conflict use_column
DECLARE
  own int := (SELECT t.controller_id FROM access_token t WHERE t.digest = token_digest);
BEGIN
  PERFORM set_config('remit.controller_id', COALESCE(own::text, ''), true);
  RETURN QUERY
    SELECT t.expires_at, t.revoked_at,
           c.id, c.public_id, c.slug, c.display_name, c.time_zone,
           c.current_policy_id, p.public_id,
           a.id, a.display_name, a.role, a.data_subject_id, a.disabled_at,
           g.id, g.version, g.purposes, g.revoked_at, o.name,
           r.country, r.safeguard, r.contract_ref, r.active,
           d.id, d.erased_at
      FROM access_token t
      JOIN controller c ON c.id = t.controller_id
      LEFT JOIN policy_version p ON p.id = c.current_policy_id AND p.controller_id = c.id
      LEFT JOIN agent a ON a.id = t.agent_id AND a.controller_id = c.id
      LEFT JOIN "grant" g ON g.id = t.grant_id AND g.controller_id = c.id
      LEFT JOIN oauth_client o ON o.id = g.oauth_client_id
      LEFT JOIN recipient r ON r.id = g.recipient_id AND r.controller_id = c.id
      LEFT JOIN data_subject d ON d.id = t.data_subject_id AND d.controller_id = c.id
     WHERE t.digest = token_digest;
END
$$;

-- 6. The words of the schema come from the policies in force, of all controllers, when a gateway starts.
CREATE FUNCTION remit_policies_in_force() RETURNS TABLE (id int, sha256 text, profile jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.sha256, p.profile
    FROM controller c JOIN policy_version p ON p.id = c.current_policy_id AND p.controller_id = c.id
   ORDER BY p.id
$$;

-- 7. The functions run as the keeper, never as the superuser who may have migrated, and only the gateway may call them.
REVOKE EXECUTE ON FUNCTION remit_enter, remit_policies_in_force FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remit_enter, remit_policies_in_force TO remit_gateway;
GRANT CREATE ON SCHEMA public TO remit_keeper;
ALTER FUNCTION remit_enter OWNER TO remit_keeper;
ALTER FUNCTION remit_policies_in_force OWNER TO remit_keeper;
REVOKE CREATE ON SCHEMA public FROM remit_keeper;

-- 8. A gateway with a login of its own sees whether migrations are due.
DO $$
BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    GRANT SELECT ON _prisma_migrations TO remit_gateway;
  END IF;
END
$$;
