-- Written by hand.

-- 1. What the authorization server remembers is removed when it is over, and no sooner, by the clock of the database. A proof that
--    was forgotten could come again, and a token could be put back without the key that it is bound to.
CREATE POLICY only_what_is_over ON oauth_artifact AS RESTRICTIVE FOR DELETE TO remit_gateway
  USING (expires_at <= now());

-- 2. Nor is it made to be over, or undone: a proof that came, the time of a code or a token, what was used up and what was taken away.
CREATE FUNCTION remit_artifact_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'oauth_artifact: what came, was used or was taken away stays so' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER oauth_artifact_stays BEFORE UPDATE ON oauth_artifact FOR EACH ROW
  WHEN (OLD.model = 'ReplayDetection'
        OR (OLD.grant_id IS NOT NULL
            AND (OLD.expires_at IS DISTINCT FROM NEW.expires_at OR OLD.bound_to IS DISTINCT FROM NEW.bound_to))
        OR (OLD.consumed_at IS NOT NULL AND NEW.consumed_at IS NULL)
        OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NULL))
  EXECUTE FUNCTION remit_artifact_stays();
