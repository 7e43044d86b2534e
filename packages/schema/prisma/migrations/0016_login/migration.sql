-- AlterTable
ALTER TABLE "agent" ADD COLUMN     "confidential_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "login_account" (
    "id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "agent_id" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT NOT NULL,
    "image" TEXT,
    "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "login_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_session" (
    "id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "account_id" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "second_factor" BOOLEAN NOT NULL DEFAULT false,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "login_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_credential" (
    "id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "login_credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_second_factor" (
    "id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "account_id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT false,
    "used_step" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "login_second_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_verification" (
    "id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "login_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_try" (
    "controller_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "login_try_pkey" PRIMARY KEY ("controller_id","key")
);

-- CreateTable
CREATE TABLE "login_invitation" (
    "digest" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "invited_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "login_invitation_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "visitor_key" (
    "id" SERIAL NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "key_id" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL,
    "material" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "visitor_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visitor_identity" (
    "controller_id" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "data_subject_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visitor_identity_pkey" PRIMARY KEY ("controller_id","external_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "login_account_controller_id_id_key" ON "login_account"("controller_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "login_account_controller_id_agent_id_key" ON "login_account"("controller_id", "agent_id");

-- CreateIndex
CREATE UNIQUE INDEX "login_account_controller_id_email_key" ON "login_account"("controller_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "login_session_digest_key" ON "login_session"("digest");

-- CreateIndex
CREATE INDEX "login_session_controller_id_account_id_idx" ON "login_session"("controller_id", "account_id");

-- CreateIndex
CREATE INDEX "login_session_expires_at_idx" ON "login_session"("expires_at");

-- CreateIndex
CREATE INDEX "login_credential_controller_id_account_id_idx" ON "login_credential"("controller_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "login_credential_controller_id_provider_external_id_key" ON "login_credential"("controller_id", "provider", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "login_second_factor_controller_id_account_id_key" ON "login_second_factor"("controller_id", "account_id");

-- CreateIndex
CREATE INDEX "login_verification_controller_id_identifier_idx" ON "login_verification"("controller_id", "identifier");

-- CreateIndex
CREATE INDEX "login_verification_expires_at_idx" ON "login_verification"("expires_at");

-- CreateIndex
CREATE INDEX "login_try_ends_at_idx" ON "login_try"("ends_at");

-- CreateIndex
CREATE INDEX "login_invitation_controller_id_email_idx" ON "login_invitation"("controller_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "visitor_key_controller_id_key_id_key" ON "visitor_key"("controller_id", "key_id");

-- CreateIndex
CREATE INDEX "visitor_identity_controller_id_data_subject_id_idx" ON "visitor_identity"("controller_id", "data_subject_id");

-- AddForeignKey
ALTER TABLE "login_account" ADD CONSTRAINT "login_account_controller_id_agent_id_fkey" FOREIGN KEY ("controller_id", "agent_id") REFERENCES "agent"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "login_session" ADD CONSTRAINT "login_session_controller_id_account_id_fkey" FOREIGN KEY ("controller_id", "account_id") REFERENCES "login_account"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "login_credential" ADD CONSTRAINT "login_credential_controller_id_account_id_fkey" FOREIGN KEY ("controller_id", "account_id") REFERENCES "login_account"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "login_second_factor" ADD CONSTRAINT "login_second_factor_controller_id_account_id_fkey" FOREIGN KEY ("controller_id", "account_id") REFERENCES "login_account"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "login_invitation" ADD CONSTRAINT "login_invitation_controller_id_invited_by_id_fkey" FOREIGN KEY ("controller_id", "invited_by_id") REFERENCES "agent"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "visitor_identity" ADD CONSTRAINT "visitor_identity_controller_id_data_subject_id_fkey" FOREIGN KEY ("controller_id", "data_subject_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- By hand from here on.

-- 1. What was never the thing itself: a digest looks like one, and an account's e-mail is found as it is written.
ALTER TABLE login_session ADD CONSTRAINT login_session_digest_is_sha256 CHECK (digest ~ '^[0-9a-f]{64}$');
ALTER TABLE login_invitation ADD CONSTRAINT login_invitation_digest_is_sha256 CHECK (digest ~ '^[0-9a-f]{64}$');
ALTER TABLE login_account ADD CONSTRAINT login_account_email_in_lower_case CHECK (email = lower(email));
ALTER TABLE login_credential
  ADD CONSTRAINT login_credential_is_bcrypt CHECK (password_hash IS NULL OR password_hash ~ '^\$2[aby]\$\d\d\$.{53}$'),
  ADD CONSTRAINT login_credential_password CHECK ((provider = 'credential') = (password_hash IS NOT NULL));
ALTER TABLE visitor_key ADD CONSTRAINT visitor_key_algorithm CHECK (algorithm IN ('HS256', 'ES256', 'EdDSA'));

-- 2. Behind the wall, with what the gateway does there. Accounts come by an invitation alone, see remit_join().
SELECT remit_build_wall('login_account', 'SELECT, UPDATE (email_verified, two_factor_enabled, updated_at)');
SELECT remit_build_wall('login_session', 'SELECT, INSERT, UPDATE (second_factor, updated_at), DELETE');
SELECT remit_build_wall('login_credential', 'SELECT, INSERT');
SELECT remit_build_wall('login_second_factor', 'SELECT, INSERT, UPDATE');
SELECT remit_build_wall('login_verification', 'SELECT, INSERT, UPDATE, DELETE');
SELECT remit_build_wall('login_try', 'SELECT, INSERT, UPDATE, DELETE');
SELECT remit_build_wall('login_invitation', 'SELECT, INSERT');
SELECT remit_build_wall('visitor_key', '');
SELECT remit_build_wall('visitor_identity', 'SELECT');

-- 3. A session that ends, by whatever means, ends the live streams that it opened. So does a role that is taken away, and a
--    promise of confidentiality that is.
CREATE TRIGGER login_session_ended AFTER DELETE ON login_session
  FOR EACH ROW EXECUTE FUNCTION remit_access_changed();
CREATE TRIGGER login_session_changed AFTER UPDATE OF second_factor, expires_at ON login_session
  FOR EACH ROW WHEN (OLD.second_factor IS DISTINCT FROM NEW.second_factor OR OLD.expires_at IS DISTINCT FROM NEW.expires_at)
  EXECUTE FUNCTION remit_access_changed();
CREATE TRIGGER agent_role_changed AFTER UPDATE OF role, confidential_since ON agent
  FOR EACH ROW WHEN (OLD.role IS DISTINCT FROM NEW.role OR OLD.confidential_since IS DISTINCT FROM NEW.confidential_since)
  EXECUTE FUNCTION remit_access_changed();
CREATE TRIGGER visitor_key_retired AFTER UPDATE OF retired_at ON visitor_key
  FOR EACH ROW WHEN (OLD.retired_at IS DISTINCT FROM NEW.retired_at) EXECUTE FUNCTION remit_access_changed();

-- 4. Whose login page that is. A name in an address is all that a stranger has.
CREATE FUNCTION remit_login_place(wanted text) RETURNS TABLE (id int, public_id text, slug text, name text, policy_id int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1 AS $$
  SELECT c.id, c.public_id, c.slug, c.display_name, c.current_policy_id FROM controller c WHERE c.slug = wanted
$$;

-- 5. The gate for those who logged in: the holder of a session, and the wall around the transaction that asked.
CREATE FUNCTION remit_enter_session(session_digest text)
RETURNS TABLE (
  session_id text, account_id text, expires_at timestamptz, second_factor boolean, has_second_factor boolean,
  controller_id int, controller_public_id text, slug text, controller_name text, time_zone text,
  policy_id int, policy_public_id text,
  agent_id int, agent_name text, role text, agent_person_id int, disabled_at timestamptz, confidential_since timestamptz
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp ROWS 1 AS $$
#variable_conflict use_column
DECLARE
  own int := (SELECT s.controller_id FROM login_session s WHERE s.digest = session_digest);
BEGIN
  PERFORM set_config('remit.controller_id', COALESCE(own::text, ''), true);
  RETURN QUERY
    SELECT s.id, l.id, s.expires_at, s.second_factor, l.two_factor_enabled,
           c.id, c.public_id, c.slug, c.display_name, c.time_zone,
           c.current_policy_id, p.public_id,
           a.id, a.display_name, a.role, a.data_subject_id, a.disabled_at, a.confidential_since
      FROM login_session s
      JOIN login_account l ON l.id = s.account_id AND l.controller_id = s.controller_id
      JOIN agent a ON a.id = l.agent_id AND a.controller_id = s.controller_id
      JOIN controller c ON c.id = s.controller_id
      LEFT JOIN policy_version p ON p.id = c.current_policy_id AND p.controller_id = c.id
     WHERE s.digest = session_digest;
END
$$;

-- 6. Somebody takes an invitation: once, in time, and bound to confidentiality from that moment. Who has an account already
--    gets a new way into it: the old password, the second factor and the sessions are gone.
CREATE FUNCTION remit_join(
  invitation_digest text, moment timestamptz, new_public_id text, new_account_id text, new_credential_id text,
  full_name text, new_password_hash text
) RETURNS TABLE (controller_id int, agent_id int, person_id int, email text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp ROWS 1 AS $$
#variable_conflict use_column
DECLARE
  invitation login_invitation%ROWTYPE;
  member agent%ROWTYPE;
  account text;
BEGIN
  UPDATE login_invitation i SET accepted_at = moment
   WHERE i.digest = invitation_digest AND i.accepted_at IS NULL AND i.expires_at > moment
     AND i.controller_id = NULLIF(current_setting('remit.controller_id', true), '')::int
   RETURNING * INTO invitation;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT * INTO member FROM agent a
   WHERE a.controller_id = invitation.controller_id AND lower(a.email) = invitation.email AND a.disabled_at IS NULL
   ORDER BY a.id LIMIT 1 FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO data_subject (public_id, controller_id, kind, created_at)
    VALUES (new_public_id, invitation.controller_id, 'STAFF', moment) RETURNING id INTO member.data_subject_id;
    INSERT INTO agent (public_id, controller_id, data_subject_id, display_name, email, role)
    VALUES (new_public_id, invitation.controller_id, member.data_subject_id, full_name, invitation.email, invitation.role)
    RETURNING * INTO member;
  END IF;
  UPDATE agent a SET role = invitation.role, confidential_since = COALESCE(a.confidential_since, moment)
   WHERE a.id = member.id;
  SELECT l.id INTO account FROM login_account l
   WHERE l.controller_id = invitation.controller_id AND l.agent_id = member.id;
  IF FOUND THEN
    DELETE FROM login_session s WHERE s.account_id = account;
    DELETE FROM login_credential k WHERE k.account_id = account;
    DELETE FROM login_second_factor f WHERE f.account_id = account;
    UPDATE login_account l SET two_factor_enabled = false, email = invitation.email, updated_at = moment WHERE l.id = account;
  ELSE
    account := new_account_id;
    INSERT INTO login_account (id, controller_id, agent_id, email, email_verified, name, created_at, updated_at)
    VALUES (account, invitation.controller_id, member.id, invitation.email, true, member.display_name, moment, moment);
  END IF;
  INSERT INTO login_credential (id, controller_id, account_id, provider, external_id, password_hash, created_at, updated_at)
  VALUES (new_credential_id, invitation.controller_id, account, 'credential', account, new_password_hash, moment, moment);
  RETURN QUERY SELECT invitation.controller_id, member.id, member.data_subject_id, invitation.email;
END
$$;

-- 7. The key that a controller's site signs with, by the names that its token bears.
CREATE FUNCTION remit_visitor_key(controller_slug text, wanted text)
RETURNS TABLE (controller_id int, algorithm text, material text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1 AS $$
  SELECT k.controller_id, k.algorithm, k.material
    FROM visitor_key k JOIN controller c ON c.id = k.controller_id
   WHERE c.slug = controller_slug AND k.key_id = wanted AND k.retired_at IS NULL
$$;

-- 8. The person whom a site calls so; made when the site first vouches for them.
CREATE FUNCTION remit_visitor(site_id text, new_public_id text, moment timestamptz) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  own int := NULLIF(current_setting('remit.controller_id', true), '')::int;
  person int;
BEGIN
  IF own IS NULL THEN RAISE EXCEPTION 'A visitor is a visitor of one controller.'; END IF;
  -- Two first visits at once make one person.
  PERFORM pg_advisory_xact_lock(hashtextextended(own || ' visitor ' || site_id, 0));
  SELECT v.data_subject_id INTO person FROM visitor_identity v WHERE v.controller_id = own AND v.external_id = site_id;
  IF FOUND THEN RETURN person; END IF;
  INSERT INTO data_subject (public_id, controller_id, kind, created_at)
  VALUES (new_public_id, own, 'CUSTOMER', moment) RETURNING id INTO person;
  INSERT INTO visitor_identity (controller_id, external_id, data_subject_id, created_at) VALUES (own, site_id, person, moment);
  RETURN person;
END
$$;

-- 9. What is over, of all controllers: an errand of the gateway's.
CREATE FUNCTION remit_forget_logins(moment timestamptz) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone int := 0;
  removed int;
BEGIN
  DELETE FROM login_session WHERE expires_at <= moment; GET DIAGNOSTICS removed = ROW_COUNT; gone := gone + removed;
  DELETE FROM login_verification WHERE expires_at <= moment; GET DIAGNOSTICS removed = ROW_COUNT; gone := gone + removed;
  DELETE FROM login_try WHERE ends_at <= moment; GET DIAGNOSTICS removed = ROW_COUNT; gone := gone + removed;
  DELETE FROM login_invitation WHERE expires_at <= moment; GET DIAGNOSTICS removed = ROW_COUNT; gone := gone + removed;
  RETURN gone;
END
$$;

-- 10. As the keeper, never as a superuser, and for the gateway alone.
REVOKE EXECUTE ON FUNCTION remit_login_place, remit_enter_session, remit_join, remit_visitor_key, remit_visitor,
  remit_forget_logins FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remit_login_place, remit_enter_session, remit_join, remit_visitor_key, remit_visitor,
  remit_forget_logins TO remit_gateway;
GRANT CREATE ON SCHEMA public TO remit_keeper;
ALTER FUNCTION remit_login_place OWNER TO remit_keeper;
ALTER FUNCTION remit_enter_session OWNER TO remit_keeper;
ALTER FUNCTION remit_join OWNER TO remit_keeper;
ALTER FUNCTION remit_visitor_key OWNER TO remit_keeper;
ALTER FUNCTION remit_visitor OWNER TO remit_keeper;
ALTER FUNCTION remit_forget_logins OWNER TO remit_keeper;
REVOKE CREATE ON SCHEMA public FROM remit_keeper;
