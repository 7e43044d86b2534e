-- AlterTable
ALTER TABLE "recipient" ADD COLUMN     "allowed_fields" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "entered_at" TIMESTAMPTZ(3),
ADD COLUMN     "notified_at" TIMESTAMPTZ(3),
ADD COLUMN     "oauth_client_id" INTEGER,
ADD COLUMN     "of_group" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "purposes" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "role" TEXT;

-- AlterTable
ALTER TABLE "oauth_client" ADD COLUMN     "disabled_at" TIMESTAMPTZ(3),
ADD COLUMN     "manifest" JSONB;

-- AlterTable
ALTER TABLE "grant" ADD COLUMN     "approved_by_id" INTEGER,
ADD COLUMN     "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE UNIQUE INDEX "recipient_controller_id_oauth_client_id_key" ON "recipient"("controller_id", "oauth_client_id");

-- AddForeignKey
ALTER TABLE "recipient" ADD CONSTRAINT "recipient_oauth_client_id_fkey" FOREIGN KEY ("oauth_client_id") REFERENCES "oauth_client"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_controller_id_approved_by_id_fkey" FOREIGN KEY ("controller_id", "approved_by_id") REFERENCES "agent"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- Written by hand. What is installed keeps what it had: every scope there is, and in the register what its grant names.
-- From here on nothing in a new row means nothing.
UPDATE "grant" SET scopes = ARRAY[
  'tickets:read', 'tickets:write', 'chats:read', 'chats:write', 'notes:read', 'notes:write', 'people:read', 'teams:read',
  'visits:read', 'invoices:read', 'posts:read', 'consent:read', 'consent:write', 'dsar:submit'
];
UPDATE recipient r SET
  oauth_client_id = (SELECT min(g.oauth_client_id) FROM "grant" g
                      WHERE g.recipient_id = r.id AND g.controller_id = r.controller_id HAVING count(*) = 1),
  purposes = ARRAY(
    SELECT DISTINCT p.key FROM "grant" g, jsonb_each(CASE WHEN jsonb_typeof(g.purposes) = 'object' THEN g.purposes ELSE '{}' END) p
     WHERE g.recipient_id = r.id AND g.controller_id = r.controller_id
     ORDER BY 1),
  allowed_fields = ARRAY(
    SELECT DISTINCT c.value FROM "grant" g, jsonb_each(CASE WHEN jsonb_typeof(g.purposes) = 'object' THEN g.purposes ELSE '{}' END) p, jsonb_array_elements_text(
             CASE WHEN jsonb_typeof(p.value) = 'array' THEN p.value ELSE '[]' END) c
     WHERE g.recipient_id = r.id AND g.controller_id = r.controller_id
     ORDER BY 1);
ALTER TABLE recipient ADD CONSTRAINT recipient_role CHECK (role IN ('processor', 'controller', 'authority', 'group', 'public'));

-- What a grant allows never changes under the version that it was remembered by, whoever writes it.
CREATE FUNCTION remit_grant_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <= OLD.version THEN NEW.version := OLD.version + 1; END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER grant_version BEFORE UPDATE OF purposes, scopes, revoked_at ON "grant" FOR EACH ROW
  WHEN (OLD.purposes IS DISTINCT FROM NEW.purposes OR OLD.scopes IS DISTINCT FROM NEW.scopes
        OR OLD.revoked_at IS DISTINCT FROM NEW.revoked_at)
  EXECUTE FUNCTION remit_grant_version();

-- Whatever narrows what an app may read or do says so, so that open streams ask again: its grant, the register of
-- recipients, and the app itself, at every controller that has it.
CREATE TRIGGER grant_changed AFTER UPDATE OF purposes, scopes, recipient_id ON "grant" FOR EACH ROW
  WHEN (OLD.purposes IS DISTINCT FROM NEW.purposes OR OLD.scopes IS DISTINCT FROM NEW.scopes
        OR OLD.recipient_id IS DISTINCT FROM NEW.recipient_id)
  EXECUTE FUNCTION remit_access_changed();
CREATE TRIGGER recipient_changed AFTER UPDATE ON recipient FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION remit_access_changed();

CREATE FUNCTION remit_app_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event (controller_id, type, recorded_at)
    SELECT g.controller_id, 'ACCESS_CHANGED', now() FROM "grant" g WHERE g.oauth_client_id = NEW.id;
  PERFORM pg_notify('remit_event', '');
  RETURN NULL;
END
$$;
CREATE TRIGGER oauth_client_disabled AFTER UPDATE OF disabled_at ON oauth_client FOR EACH ROW
  WHEN (OLD.disabled_at IS DISTINCT FROM NEW.disabled_at) EXECUTE FUNCTION remit_app_changed();

-- The gate says what an app may do and what the register lets it have.
DROP FUNCTION remit_enter(text);
CREATE FUNCTION remit_enter(token_digest text)
RETURNS TABLE (
  expires_at timestamptz, revoked_at timestamptz,
  controller_id int, controller_public_id text, slug text, controller_name text, time_zone text,
  policy_id int, policy_public_id text,
  agent_id int, agent_name text, role text, agent_person_id int, disabled_at timestamptz,
  grant_id int, grant_version int, purposes jsonb, scopes text[], grant_revoked_at timestamptz,
  app_name text, app_disabled_at timestamptz,
  recipient_country text, recipient_safeguard text, recipient_contract text, recipient_active boolean,
  recipient_fields text[],
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
           g.id, g.version, g.purposes, g.scopes, g.revoked_at,
           o.name, o.disabled_at,
           r.country, r.safeguard, r.contract_ref, r.active, r.allowed_fields,
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
REVOKE EXECUTE ON FUNCTION remit_enter FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remit_enter TO remit_gateway;
GRANT CREATE ON SCHEMA public TO remit_keeper;
ALTER FUNCTION remit_enter OWNER TO remit_keeper;
REVOKE CREATE ON SCHEMA public FROM remit_keeper;
