-- AlterTable
ALTER TABLE "oauth_client" ADD COLUMN     "registration" JSONB;

-- CreateTable
CREATE TABLE "oauth_artifact" (
    "id" SERIAL NOT NULL,
    "model" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "controller_id" INTEGER,
    "grant_id" INTEGER,
    "family" TEXT,
    "uid" TEXT,
    "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "purposes" JSONB,
    "sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "consumed_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "oauth_artifact_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "oauth_artifact_family_idx" ON "oauth_artifact"("family");

-- CreateIndex
CREATE INDEX "oauth_artifact_uid_idx" ON "oauth_artifact"("uid");

-- CreateIndex
CREATE INDEX "oauth_artifact_expires_at_idx" ON "oauth_artifact"("expires_at");

-- CreateIndex
CREATE INDEX "oauth_artifact_controller_id_grant_id_idx" ON "oauth_artifact"("controller_id", "grant_id");

-- CreateIndex
CREATE UNIQUE INDEX "oauth_artifact_digest_model_key" ON "oauth_artifact"("digest", "model");

-- AddForeignKey
ALTER TABLE "oauth_artifact" ADD CONSTRAINT "oauth_artifact_controller_id_grant_id_fkey" FOREIGN KEY ("controller_id", "grant_id") REFERENCES "grant"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- Written by hand from here on.

-- 1. What was never the thing itself, and what says what a token opens.
ALTER TABLE oauth_artifact
  ADD CONSTRAINT oauth_artifact_digests CHECK (digest ~ '^[0-9a-f]{64}$' AND family ~ '^[0-9a-f]{64}$' AND uid ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT oauth_artifact_purposes_is_object CHECK (jsonb_typeof(purposes) = 'object'),
  ADD CONSTRAINT oauth_artifact_token_of_grant
    CHECK (model NOT IN ('AccessToken', 'ClientCredentials')
           OR num_nonnulls(controller_id, grant_id, purposes, expires_at) = 4);

-- 2. Behind the wall, and further: the authorization server's errands run outside operations, before anybody's controller is
--    known, and within an operation nothing of this table is seen or written, not even the own controller's.
SELECT remit_build_wall('oauth_artifact', 'SELECT, INSERT, UPDATE (consumed_at, revoked_at, sealed, family, uid, expires_at), DELETE');
CREATE POLICY outside_operations ON oauth_artifact TO remit_gateway
  USING (NULLIF(current_setting('remit.controller_id', true), '') IS NULL)
  WITH CHECK (NULLIF(current_setting('remit.controller_id', true), '') IS NULL);
CREATE POLICY never_in_operations ON oauth_artifact AS RESTRICTIVE TO remit_gateway
  USING (NULLIF(current_setting('remit.controller_id', true), '') IS NULL)
  WITH CHECK (NULLIF(current_setting('remit.controller_id', true), '') IS NULL);

-- 3. Which apps there are is nobody's personal data. The authorization server reads them, and takes registrations.
GRANT SELECT, INSERT ON oauth_client TO remit_gateway;
GRANT USAGE ON SEQUENCE oauth_client_id_seq TO remit_gateway;

-- 4. A grant that is taken back takes everything along that came of it; approved again, nothing old opens anything.
CREATE FUNCTION remit_grant_taken_back() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE oauth_artifact SET revoked_at = NEW.revoked_at
   WHERE controller_id = NEW.controller_id AND grant_id = NEW.id AND revoked_at IS NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER grant_taken_back AFTER UPDATE OF revoked_at ON "grant" FOR EACH ROW
  WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL) EXECUTE FUNCTION remit_grant_taken_back();

-- 5. A token that is taken away ends the live streams that it opened. As the keeper, because the server that takes it away
--    may write no event outside an operation.
CREATE FUNCTION remit_app_token_taken_away() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO event (controller_id, type, recorded_at) VALUES (OLD.controller_id, 'ACCESS_CHANGED', now());
  PERFORM pg_notify('remit_event', '');
  RETURN NULL;
END
$$;
CREATE TRIGGER oauth_token_revoked AFTER UPDATE OF revoked_at, expires_at ON oauth_artifact FOR EACH ROW
  WHEN (OLD.model IN ('AccessToken', 'ClientCredentials')
        AND (OLD.revoked_at IS DISTINCT FROM NEW.revoked_at OR OLD.expires_at IS DISTINCT FROM NEW.expires_at))
  EXECUTE FUNCTION remit_app_token_taken_away();
-- What is removed after its time opened nothing any more.
CREATE TRIGGER oauth_token_deleted AFTER DELETE ON oauth_artifact FOR EACH ROW
  WHEN (OLD.model IN ('AccessToken', 'ClientCredentials') AND OLD.revoked_at IS NULL AND OLD.expires_at > now())
  EXECUTE FUNCTION remit_app_token_taken_away();

-- 6. The gate for tokens of the authorization server: what remit_enter() says of an app, and what the token leaves of it.
CREATE FUNCTION remit_enter_app(token_digest text)
RETURNS TABLE (
  expires_at timestamptz, revoked_at timestamptz,
  controller_id int, controller_public_id text, slug text, controller_name text, time_zone text,
  policy_id int, policy_public_id text,
  grant_id int, grant_version int, purposes jsonb, scopes text[], grant_revoked_at timestamptz,
  app_name text, app_disabled_at timestamptz,
  recipient_country text, recipient_safeguard text, recipient_contract text, recipient_active boolean,
  recipient_fields text[],
  token_scopes text[], token_purposes jsonb
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp ROWS 1 AS $$
#variable_conflict use_column
DECLARE
  own int := (SELECT t.controller_id FROM oauth_artifact t
               WHERE t.digest = token_digest AND t.model IN ('AccessToken', 'ClientCredentials'));
BEGIN
  PERFORM set_config('remit.controller_id', COALESCE(own::text, ''), true);
  RETURN QUERY
    SELECT t.expires_at, t.revoked_at,
           c.id, c.public_id, c.slug, c.display_name, c.time_zone,
           c.current_policy_id, p.public_id,
           g.id, g.version, g.purposes, g.scopes, g.revoked_at,
           o.name, o.disabled_at,
           r.country, r.safeguard, r.contract_ref, r.active, r.allowed_fields,
           t.scopes, t.purposes
      FROM oauth_artifact t
      JOIN controller c ON c.id = t.controller_id
      JOIN "grant" g ON g.id = t.grant_id AND g.controller_id = c.id
      JOIN oauth_client o ON o.id = g.oauth_client_id
      LEFT JOIN policy_version p ON p.id = c.current_policy_id AND p.controller_id = c.id
      LEFT JOIN recipient r ON r.id = g.recipient_id AND r.controller_id = c.id
     WHERE t.digest = token_digest AND t.model IN ('AccessToken', 'ClientCredentials');
END
$$;

-- 7. Where an app is installed, by its client id: asked when it wants a token, outside any operation.
CREATE FUNCTION remit_installations(app text)
RETURNS TABLE (controller_id int, controller_public_id text, grant_id int, purposes jsonb, scopes text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, c.public_id, g.id, g.purposes, g.scopes
    FROM oauth_client o
    JOIN "grant" g ON g.oauth_client_id = o.id
    JOIN controller c ON c.id = g.controller_id
   WHERE o.client_id = app AND o.disabled_at IS NULL AND g.revoked_at IS NULL
   ORDER BY c.id
$$;

-- 8. As the keeper, and for the gateway alone.
REVOKE EXECUTE ON FUNCTION remit_grant_taken_back, remit_app_token_taken_away, remit_enter_app, remit_installations FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remit_enter_app, remit_installations TO remit_gateway;
GRANT CREATE ON SCHEMA public TO remit_keeper;
ALTER FUNCTION remit_grant_taken_back OWNER TO remit_keeper;
ALTER FUNCTION remit_app_token_taken_away OWNER TO remit_keeper;
ALTER FUNCTION remit_enter_app OWNER TO remit_keeper;
ALTER FUNCTION remit_installations OWNER TO remit_keeper;
REVOKE CREATE ON SCHEMA public FROM remit_keeper;
