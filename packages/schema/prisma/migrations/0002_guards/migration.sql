-- Written by hand: what must hold even if the code is wrong. Prisma's schema language has no words for it.

-- 1. Append-only tables. A statement trigger, so that a statement is refused even if it would touch no row.
CREATE FUNCTION remit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused. Record what changed as a new row.', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER consent_record_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consent_record
  FOR EACH STATEMENT EXECUTE FUNCTION remit_refuse_change();
CREATE TRIGGER policy_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_version
  FOR EACH STATEMENT EXECUTE FUNCTION remit_refuse_change();
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION remit_refuse_change();
CREATE TRIGGER ledger_plan_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_plan
  FOR EACH STATEMENT EXECUTE FUNCTION remit_refuse_change();

-- 2. Tokens. One holder each, and never the token itself.
ALTER TABLE access_token
  ADD CONSTRAINT access_token_one_holder CHECK (num_nonnulls(agent_id, grant_id, data_subject_id) = 1),
  ADD CONSTRAINT access_token_digest_is_sha256 CHECK (digest ~ '^[0-9a-f]{64}$');

-- 3. A time-limited answer is a consent that was given; an objection has a decision or none.
ALTER TABLE consent_record
  ADD CONSTRAINT consent_record_only_given_ends CHECK (valid_until IS NULL OR status = 'GIVEN');
ALTER TABLE objection
  ADD CONSTRAINT objection_decided CHECK ((status = 'RECEIVED') = (decided_at IS NULL));
ALTER TABLE restriction
  ADD CONSTRAINT restriction_order CHECK (lifted_at >= started_at);

-- 4. Conversations: only a ticket comes from a chat, and never from itself.
ALTER TABLE conversation
  ADD CONSTRAINT conversation_only_ticket_of_chat CHECK (chat_id IS NULL OR (kind = 'TICKET' AND chat_id <> id)),
  ADD CONSTRAINT conversation_order CHECK (closed_at >= opened_at);

-- 5. Quantities and codes.
ALTER TABLE attachment
  ADD CONSTRAINT attachment_size CHECK (byte_size >= 0);
ALTER TABLE invoice
  ADD CONSTRAINT invoice_amounts CHECK (amount >= 0 AND outstanding >= 0 AND outstanding <= amount),
  ADD CONSTRAINT invoice_currency CHECK (currency ~ '^[A-Z]{3}$');
ALTER TABLE data_subject
  ADD CONSTRAINT data_subject_age CHECK (declared_age BETWEEN 0 AND 150);
ALTER TABLE recipient
  ADD CONSTRAINT recipient_country CHECK (country ~ '^[A-Z]{2}$');
ALTER TABLE "grant"
  ADD CONSTRAINT grant_version CHECK (version >= 1),
  ADD CONSTRAINT grant_purposes_is_object CHECK (jsonb_typeof(purposes) = 'object');
ALTER TABLE visit
  ADD CONSTRAINT visit_order CHECK (ended_at >= started_at);
ALTER TABLE ledger_entry
  ADD CONSTRAINT ledger_entry_caller CHECK (caller_kind IN ('AGENT', 'APP', 'VISITOR', 'ANONYMOUS'));
