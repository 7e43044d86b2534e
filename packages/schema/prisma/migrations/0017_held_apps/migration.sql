-- AlterTable
ALTER TABLE "grant" ADD COLUMN     "held_to_documents" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "may_introspect" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "trusted_documents" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Written by hand. What is installed keeps what it had: it could ask about the schema.
UPDATE "grant" SET may_introspect = true;

-- What an app is held to is part of its grant: it never changes under the version that it was remembered by, and open
-- streams ask again.
DROP TRIGGER grant_version ON "grant";
CREATE TRIGGER grant_version
  BEFORE UPDATE OF purposes, scopes, revoked_at, held_to_documents, trusted_documents, may_introspect ON "grant" FOR EACH ROW
  WHEN (OLD.purposes IS DISTINCT FROM NEW.purposes OR OLD.scopes IS DISTINCT FROM NEW.scopes
        OR OLD.revoked_at IS DISTINCT FROM NEW.revoked_at
        OR OLD.held_to_documents IS DISTINCT FROM NEW.held_to_documents
        OR OLD.trusted_documents IS DISTINCT FROM NEW.trusted_documents
        OR OLD.may_introspect IS DISTINCT FROM NEW.may_introspect)
  EXECUTE FUNCTION remit_grant_version();
DROP TRIGGER grant_changed ON "grant";
CREATE TRIGGER grant_changed
  AFTER UPDATE OF purposes, scopes, recipient_id, held_to_documents, trusted_documents, may_introspect ON "grant" FOR EACH ROW
  WHEN (OLD.purposes IS DISTINCT FROM NEW.purposes OR OLD.scopes IS DISTINCT FROM NEW.scopes
        OR OLD.recipient_id IS DISTINCT FROM NEW.recipient_id
        OR OLD.held_to_documents IS DISTINCT FROM NEW.held_to_documents
        OR OLD.trusted_documents IS DISTINCT FROM NEW.trusted_documents
        OR OLD.may_introspect IS DISTINCT FROM NEW.may_introspect)
  EXECUTE FUNCTION remit_access_changed();

-- The gateway reads no grant itself. Asked inside an operation, of the controller whose operation it is.
CREATE FUNCTION remit_held_app(which int)
RETURNS TABLE (held_to_documents boolean, trusted_documents text[], may_introspect boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1 AS $$
  SELECT g.held_to_documents, g.trusted_documents, g.may_introspect
    FROM "grant" g
   WHERE g.id = which AND g.controller_id = NULLIF(current_setting('remit.controller_id', true), '')::int
$$;
REVOKE EXECUTE ON FUNCTION remit_held_app FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remit_held_app TO remit_gateway;
GRANT CREATE ON SCHEMA public TO remit_keeper;
ALTER FUNCTION remit_held_app OWNER TO remit_keeper;
REVOKE CREATE ON SCHEMA public FROM remit_keeper;

-- Connectors of messengers bring the id by which somebody is known there.
GRANT UPDATE (communication_service_id) ON data_subject TO remit_gateway;

-- People may ask to whom their data goes. What was agreed with whom stays with whoever keeps the register.
GRANT SELECT (id, public_id, controller_id, name, country, role, purposes, safeguard, policy_url, active) ON recipient TO remit_gateway;

-- Somebody who buys the business: people may have to be told first.
-- AlterTable
ALTER TABLE "recipient" ADD COLUMN     "acquirer" BOOLEAN NOT NULL DEFAULT false;
