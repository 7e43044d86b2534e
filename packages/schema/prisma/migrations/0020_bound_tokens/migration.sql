-- AlterTable
ALTER TABLE "oauth_artifact" ADD COLUMN     "bound_to" TEXT;

-- Written by hand from here on.

-- 1. A token is bound when it is given out, and never again: the gateway may not change this column.
ALTER TABLE oauth_artifact
  ADD CONSTRAINT oauth_artifact_bound_to_a_key
    CHECK (bound_to ~ '^[A-Za-z0-9_-]{43}$' AND (bound_to IS NULL OR model IN ('AccessToken', 'ClientCredentials')));

-- 2. The gate for tokens of the authorization server also says to which key a token is bound.
DROP FUNCTION remit_enter_app(text);
CREATE FUNCTION remit_enter_app(token_digest text)
RETURNS TABLE (
  expires_at timestamptz, revoked_at timestamptz,
  controller_id int, controller_public_id text, slug text, controller_name text, time_zone text,
  policy_id int, policy_public_id text,
  grant_id int, grant_version int, purposes jsonb, scopes text[], grant_revoked_at timestamptz,
  app_name text, app_disabled_at timestamptz,
  recipient_country text, recipient_safeguard text, recipient_contract text, recipient_active boolean,
  recipient_fields text[],
  token_scopes text[], token_purposes jsonb, bound_to text
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
           t.scopes, t.purposes, t.bound_to
      FROM oauth_artifact t
      JOIN controller c ON c.id = t.controller_id
      JOIN "grant" g ON g.id = t.grant_id AND g.controller_id = c.id
      JOIN oauth_client o ON o.id = g.oauth_client_id
      LEFT JOIN policy_version p ON p.id = c.current_policy_id AND p.controller_id = c.id
      LEFT JOIN recipient r ON r.id = g.recipient_id AND r.controller_id = c.id
     WHERE t.digest = token_digest AND t.model IN ('AccessToken', 'ClientCredentials');
END
$$;

REVOKE EXECUTE ON FUNCTION remit_enter_app FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remit_enter_app TO remit_gateway;
GRANT CREATE ON SCHEMA public TO remit_keeper;
ALTER FUNCTION remit_enter_app OWNER TO remit_keeper;
REVOKE CREATE ON SCHEMA public FROM remit_keeper;
