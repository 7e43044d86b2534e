-- Written by hand: what 0019 left to the code alone.

-- 1. What a disclosure and a question say about each other. Keys hold them to one controller; these to one case: the ticket is
--    the person's own, and a yes is used for the person, the ticket, the partner and the fields that it was given for. After
--    the keys, so that what is not there at all is refused by them.
CREATE FUNCTION remit_disclosure_of_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.conversation_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM conversation c
     WHERE c.id = NEW.conversation_id AND c.requester_id = NEW.data_subject_id AND c.kind = 'TICKET') THEN
    RAISE EXCEPTION '% of a ticket that is not the person''s', TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER disclosure_of_case AFTER INSERT ON disclosure FOR EACH ROW EXECUTE FUNCTION remit_disclosure_of_case();
CREATE TRIGGER case_consent_of_case AFTER INSERT ON case_consent FOR EACH ROW EXECUTE FUNCTION remit_disclosure_of_case();

CREATE FUNCTION remit_disclosure_on_yes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM case_consent a
     WHERE a.id = NEW.case_consent_id AND a.data_subject_id = NEW.data_subject_id AND a.conversation_id = NEW.conversation_id
       AND a.recipient_id = NEW.recipient_id AND a.fields @> NEW.fields) THEN
    RAISE EXCEPTION 'disclosure on the answer to another question' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER disclosure_on_yes AFTER INSERT ON disclosure FOR EACH ROW
  WHEN (NEW.case_consent_id IS NOT NULL) EXECUTE FUNCTION remit_disclosure_on_yes();

-- 2. A review is closed once, by another person: somebody with two accounts is one person still.
CREATE FUNCTION remit_review_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.review <> 'PENDING' OR NEW.review NOT IN ('JUSTIFIED', 'NOT_JUSTIFIED') THEN
    RAISE EXCEPTION 'a review is closed once' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (SELECT count(DISTINCT lower(email)) FROM agent WHERE id IN (NEW.reviewed_by_id, NEW.disclosed_by_id)) < 2 THEN
    RAISE EXCEPTION 'a review by whoever disclosed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER disclosure_review_once BEFORE UPDATE OF review, reviewed_at, reviewed_by_id ON disclosure
  FOR EACH ROW EXECUTE FUNCTION remit_review_once();

-- 3. A question is answered once. Only a yes can be taken back, and once.
CREATE FUNCTION remit_answer_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.agreed IS NULL AND NEW.withdrawn_at IS NULL THEN RETURN NEW; END IF;
  IF OLD.agreed AND NEW.agreed AND NEW.answered_at = OLD.answered_at AND OLD.withdrawn_at IS NULL
     AND NEW.withdrawn_at IS NOT NULL THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a question is answered once' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER case_consent_answer_once BEFORE UPDATE OF agreed, answered_at, withdrawn_at ON case_consent
  FOR EACH ROW EXECUTE FUNCTION remit_answer_once();

-- 4. What the gateway enters is neither reviewed nor answered yet.
REVOKE INSERT ON disclosure, case_consent FROM remit_gateway;
GRANT INSERT (public_id, controller_id, kind, data_subject_id, conversation_id, recipient_id, disclosed_to, country, ground,
              legal_reference, silence_reference, fields, words, case_consent_id, disclosed_by_id, disclosed_at, told_at, review)
   ON disclosure TO remit_gateway;
GRANT INSERT (public_id, controller_id, data_subject_id, conversation_id, recipient_id, fields, wording, asked_by_id, asked_at)
   ON case_consent TO remit_gateway;
