-- CreateTable
CREATE TABLE "event_number" (
    "controller_id" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "event_id" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,

    CONSTRAINT "event_number_pkey" PRIMARY KEY ("controller_id","sequence")
);

-- CreateIndex
CREATE UNIQUE INDEX "event_number_position_key" ON "event_number"("position");

-- CreateIndex
CREATE UNIQUE INDEX "event_number_controller_id_event_id_key" ON "event_number"("controller_id", "event_id");

-- By hand: whoever takes somebody's access away, and by whatever means, says so in the same transaction, so that the live
-- streams of that controller ask again who listens.
CREATE FUNCTION remit_access_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event (controller_id, type, recorded_at) VALUES (OLD.controller_id, 'ACCESS_CHANGED', now());
  PERFORM pg_notify('remit_event', '');
  RETURN NULL;
END
$$;

CREATE TRIGGER access_token_taken_away AFTER UPDATE OF revoked_at, expires_at ON access_token
  FOR EACH ROW WHEN (OLD.revoked_at IS DISTINCT FROM NEW.revoked_at OR OLD.expires_at IS DISTINCT FROM NEW.expires_at)
  EXECUTE FUNCTION remit_access_changed();
CREATE TRIGGER access_token_deleted AFTER DELETE ON access_token
  FOR EACH ROW EXECUTE FUNCTION remit_access_changed();
CREATE TRIGGER grant_taken_away AFTER UPDATE OF revoked_at ON "grant"
  FOR EACH ROW WHEN (OLD.revoked_at IS DISTINCT FROM NEW.revoked_at) EXECUTE FUNCTION remit_access_changed();
CREATE TRIGGER agent_disabled AFTER UPDATE OF disabled_at ON agent
  FOR EACH ROW WHEN (OLD.disabled_at IS DISTINCT FROM NEW.disabled_at) EXECUTE FUNCTION remit_access_changed();
CREATE TRIGGER data_subject_erased AFTER UPDATE OF erased_at ON data_subject
  FOR EACH ROW WHEN (OLD.erased_at IS DISTINCT FROM NEW.erased_at) EXECUTE FUNCTION remit_access_changed();

-- By hand: the gateway numbers, hands on and forgets the events of all controllers at once, on errands outside operations.
-- Within an operation a change writes its event and can do nothing else to the log, not even to its own controller's.
SELECT remit_build_wall('event_number', 'SELECT, INSERT, DELETE');
GRANT UPDATE (transaction_id), DELETE ON event TO remit_gateway;
CREATE POLICY outside_operations_settle ON event FOR UPDATE TO remit_gateway
  USING (NULLIF(current_setting('remit.controller_id', true), '') IS NULL);
CREATE POLICY outside_operations_forget ON event FOR DELETE TO remit_gateway
  USING (NULLIF(current_setting('remit.controller_id', true), '') IS NULL);
CREATE POLICY never_in_operations_settle ON event AS RESTRICTIVE FOR UPDATE TO remit_gateway
  USING (NULLIF(current_setting('remit.controller_id', true), '') IS NULL);
CREATE POLICY never_in_operations_forget ON event AS RESTRICTIVE FOR DELETE TO remit_gateway
  USING (NULLIF(current_setting('remit.controller_id', true), '') IS NULL);
CREATE POLICY outside_operations ON event_number TO remit_gateway
  USING (NULLIF(current_setting('remit.controller_id', true), '') IS NULL);
CREATE POLICY never_in_operations_number ON event_number AS RESTRICTIVE FOR INSERT TO remit_gateway
  WITH CHECK (NULLIF(current_setting('remit.controller_id', true), '') IS NULL);
CREATE POLICY never_in_operations_forget ON event_number AS RESTRICTIVE FOR DELETE TO remit_gateway
  USING (NULLIF(current_setting('remit.controller_id', true), '') IS NULL);
