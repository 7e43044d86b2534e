-- CreateTable
CREATE TABLE "idempotency_key" (
    "controller_id" INTEGER NOT NULL,
    "caller_kind" TEXT NOT NULL,
    "caller_id" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "outcomes" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("controller_id","caller_kind","caller_id","digest")
);

-- CreateIndex
CREATE INDEX "idempotency_key_expires_at_idx" ON "idempotency_key"("expires_at");

-- By hand: what must hold even if the code is wrong. Digests only, so that no text from outside is kept.
ALTER TABLE idempotency_key
  ADD CONSTRAINT idempotency_key_digests CHECK (digest ~ '^[0-9a-f]{64}$' AND operation ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT idempotency_key_caller CHECK (caller_kind IN ('AGENT', 'APP', 'VISITOR')),
  ADD CONSTRAINT idempotency_key_outcomes_is_object CHECK (jsonb_typeof(outcomes) = 'object');

-- Behind the wall between controllers, where there is one. Expired keys are removed outside any operation, for all
-- controllers at once; what they hold is not seen there by anything else.
DO $$
BEGIN
  IF to_regprocedure('remit_build_wall(regclass, text, name)') IS NULL THEN RETURN; END IF;
  PERFORM remit_build_wall('idempotency_key', 'SELECT, INSERT, UPDATE, DELETE');
  CREATE POLICY outside_operations ON idempotency_key FOR SELECT TO remit_gateway
    USING (NULLIF(current_setting('remit.controller_id', true), '') IS NULL);
  CREATE POLICY outside_operations_end ON idempotency_key FOR DELETE TO remit_gateway
    USING (NULLIF(current_setting('remit.controller_id', true), '') IS NULL);
END
$$;
