-- CreateEnum
CREATE TYPE "disclosure_kind" AS ENUM ('AUTHORITY', 'EMERGENCY', 'FORWARDING');

-- CreateEnum
CREATE TYPE "disclosure_review" AS ENUM ('NONE', 'PENDING', 'JUSTIFIED', 'NOT_JUSTIFIED');

-- CreateTable
CREATE TABLE "disclosure" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "kind" "disclosure_kind" NOT NULL,
    "data_subject_id" INTEGER NOT NULL,
    "conversation_id" INTEGER,
    "recipient_id" INTEGER,
    "disclosed_to" TEXT NOT NULL,
    "country" TEXT,
    "ground" TEXT,
    "legal_reference" TEXT,
    "silence_reference" TEXT,
    "fields" TEXT[],
    "words" TEXT,
    "case_consent_id" INTEGER,
    "disclosed_by_id" INTEGER NOT NULL,
    "disclosed_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "review" "disclosure_review" NOT NULL DEFAULT 'NONE',
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by_id" INTEGER,

    CONSTRAINT "disclosure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_consent" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "data_subject_id" INTEGER NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "recipient_id" INTEGER NOT NULL,
    "fields" TEXT[],
    "wording" TEXT NOT NULL,
    "asked_by_id" INTEGER NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "agreed" BOOLEAN,
    "answered_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_consent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "disclosure_public_id_key" ON "disclosure"("public_id");

-- CreateIndex
CREATE INDEX "disclosure_data_subject_id_idx" ON "disclosure"("data_subject_id");

-- CreateIndex
CREATE INDEX "disclosure_controller_id_review_idx" ON "disclosure"("controller_id", "review");

-- CreateIndex
CREATE UNIQUE INDEX "case_consent_public_id_key" ON "case_consent"("public_id");

-- CreateIndex
CREATE INDEX "case_consent_data_subject_id_idx" ON "case_consent"("data_subject_id");

-- CreateIndex
CREATE INDEX "case_consent_conversation_id_idx" ON "case_consent"("conversation_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_consent_controller_id_id_key" ON "case_consent"("controller_id", "id");

-- AddForeignKey
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_controller_id_data_subject_id_fkey" FOREIGN KEY ("controller_id", "data_subject_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_controller_id_conversation_id_fkey" FOREIGN KEY ("controller_id", "conversation_id") REFERENCES "conversation"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_controller_id_recipient_id_fkey" FOREIGN KEY ("controller_id", "recipient_id") REFERENCES "recipient"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_controller_id_case_consent_id_fkey" FOREIGN KEY ("controller_id", "case_consent_id") REFERENCES "case_consent"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_controller_id_disclosed_by_id_fkey" FOREIGN KEY ("controller_id", "disclosed_by_id") REFERENCES "agent"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_controller_id_reviewed_by_id_fkey" FOREIGN KEY ("controller_id", "reviewed_by_id") REFERENCES "agent"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "case_consent" ADD CONSTRAINT "case_consent_controller_id_data_subject_id_fkey" FOREIGN KEY ("controller_id", "data_subject_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "case_consent" ADD CONSTRAINT "case_consent_controller_id_conversation_id_fkey" FOREIGN KEY ("controller_id", "conversation_id") REFERENCES "conversation"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "case_consent" ADD CONSTRAINT "case_consent_controller_id_recipient_id_fkey" FOREIGN KEY ("controller_id", "recipient_id") REFERENCES "recipient"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "case_consent" ADD CONSTRAINT "case_consent_controller_id_asked_by_id_fkey" FOREIGN KEY ("controller_id", "asked_by_id") REFERENCES "agent"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- Written by hand: what must hold even if the code is wrong. An authority gets data on a ground that can be found again; an
-- emergency is looked at by somebody else than who acted; who says no has not agreed.
ALTER TABLE "disclosure" ALTER COLUMN "fields" SET NOT NULL;
ALTER TABLE "case_consent" ALTER COLUMN "fields" SET NOT NULL;
ALTER TABLE "disclosure"
  ADD CONSTRAINT "disclosure_to_authority" CHECK (
    kind <> 'AUTHORITY' OR (ground IS NOT NULL AND legal_reference IS NOT NULL AND country IS NOT NULL AND cardinality(fields) > 0)),
  ADD CONSTRAINT "disclosure_in_emergency" CHECK (
    (kind = 'EMERGENCY') = (review <> 'NONE') AND (kind <> 'EMERGENCY' OR (words IS NOT NULL AND cardinality(fields) > 0))),
  ADD CONSTRAINT "disclosure_forwarded" CHECK (
    (kind = 'FORWARDING') = (conversation_id IS NOT NULL AND recipient_id IS NOT NULL)
      AND (kind = 'FORWARDING' OR case_consent_id IS NULL)),
  ADD CONSTRAINT "disclosure_country" CHECK (country ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "disclosure_reviewed" CHECK (
    (review IN ('NONE', 'PENDING')) = (reviewed_at IS NULL) AND (reviewed_at IS NULL) = (reviewed_by_id IS NULL)),
  ADD CONSTRAINT "disclosure_reviewed_by_another" CHECK (reviewed_by_id <> disclosed_by_id);
ALTER TABLE "case_consent"
  ADD CONSTRAINT "case_consent_asks_for_something" CHECK (cardinality(fields) > 0),
  ADD CONSTRAINT "case_consent_answered" CHECK ((agreed IS NULL) = (answered_at IS NULL)),
  ADD CONSTRAINT "case_consent_withdrawn" CHECK (withdrawn_at IS NULL OR (agreed AND withdrawn_at >= answered_at));

-- Behind the wall. What was disclosed is never changed, only reviewed; what was asked is only answered.
SELECT remit_build_wall('disclosure', 'SELECT, INSERT, UPDATE (review, reviewed_at, reviewed_by_id)');
SELECT remit_build_wall('case_consent', 'SELECT, INSERT, UPDATE (agreed, answered_at, withdrawn_at)');
-- Whether a partner may get something hangs on these as well.
GRANT SELECT (contract_ref, allowed_fields) ON recipient TO remit_gateway;
