-- CreateEnum
CREATE TYPE "agent_availability" AS ENUM ('ONLINE', 'AWAY', 'OFFLINE');

-- CreateEnum
CREATE TYPE "consent_status" AS ENUM ('GIVEN', 'REFUSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "conversation_kind" AS ENUM ('TICKET', 'CHAT');

-- CreateEnum
CREATE TYPE "conversation_status" AS ENUM ('OPEN', 'PENDING', 'RESOLVED', 'CLOSED');

-- CreateEnum
CREATE TYPE "ticket_priority" AS ENUM ('LOW', 'NORMAL', 'HIGH', 'URGENT');

-- CreateEnum
CREATE TYPE "data_subject_kind" AS ENUM ('CUSTOMER', 'STAFF');

-- CreateEnum
CREATE TYPE "objection_status" AS ENUM ('RECEIVED', 'ACCEPTED', 'REJECTED');

-- CreateTable
CREATE TABLE "access_token" (
    "id" SERIAL NOT NULL,
    "digest" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "agent_id" INTEGER,
    "grant_id" INTEGER,
    "data_subject_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "data_subject_id" INTEGER NOT NULL,
    "display_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "availability" "agent_availability" NOT NULL DEFAULT 'OFFLINE',
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "agent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_record" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "data_subject_id" INTEGER NOT NULL,
    "policy_version_id" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "channel" TEXT,
    "status" "consent_status" NOT NULL,
    "wording" TEXT,
    "route" TEXT NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "controller" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "current_policy_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "controller_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "kind" "conversation_kind" NOT NULL,
    "status" "conversation_status" NOT NULL DEFAULT 'OPEN',
    "priority" "ticket_priority" NOT NULL DEFAULT 'NORMAL',
    "subject" TEXT,
    "purpose" TEXT NOT NULL,
    "requester_id" INTEGER NOT NULL,
    "assignee_id" INTEGER,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "last_message_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "retain_until" TIMESTAMPTZ(3),
    "chat_id" INTEGER,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_subject" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "kind" "data_subject_kind" NOT NULL DEFAULT 'CUSTOMER',
    "given_name" TEXT,
    "family_name" TEXT,
    "display_name" TEXT,
    "email" TEXT,
    "phone_number" TEXT,
    "communication_service_id" TEXT,
    "address_street" TEXT,
    "address_postal_code" TEXT,
    "address_city" TEXT,
    "address_country" TEXT,
    "job_title" TEXT,
    "profile_photo_url" TEXT,
    "last_sign_in_at" TIMESTAMPTZ(3),
    "national_identification_number" TEXT,
    "identity_document_number" TEXT,
    "identity_document_copy_key" TEXT,
    "location" TEXT,
    "declared_age" INTEGER,
    "erased_at" TIMESTAMPTZ(3),
    "lawfulness" TEXT NOT NULL DEFAULT '',
    "lawful_for" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "lawful_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_subject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" BIGSERIAL NOT NULL,
    "transaction_id" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "controller_id" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "conversation_id" INTEGER,
    "message_id" INTEGER,
    "data_subject_id" INTEGER,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recipient" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "safeguard" TEXT,
    "contract_ref" TEXT,
    "policy_url" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "recipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "oauth_client" (
    "id" SERIAL NOT NULL,
    "client_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "policy_url" TEXT,

    CONSTRAINT "oauth_client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grant" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "oauth_client_id" INTEGER NOT NULL,
    "recipient_id" INTEGER,
    "purposes" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "data_subject_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "outstanding" INTEGER NOT NULL DEFAULT 0,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "retain_until" TIMESTAMPTZ(3),

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_plan" (
    "id" SERIAL NOT NULL,
    "digest" TEXT NOT NULL,
    "description" JSONB NOT NULL,

    CONSTRAINT "ledger_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" BIGSERIAL NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "caller_kind" TEXT NOT NULL,
    "caller_id" INTEGER,
    "purpose" TEXT,
    "policy_version_id" INTEGER NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "people" INTEGER[],
    "slots" INTEGER[],
    "denials" TEXT[],

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "kind" "conversation_kind" NOT NULL,
    "author_id" INTEGER NOT NULL,
    "requester_id" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "message_id" INTEGER NOT NULL,
    "author_id" INTEGER NOT NULL,
    "requester_id" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "byte_size" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "objection" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "data_subject_id" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "grounds" TEXT,
    "status" "objection_status" NOT NULL DEFAULT 'RECEIVED',
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "restriction" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "data_subject_id" INTEGER NOT NULL,
    "trigger" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "restriction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_version" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "document_version" TEXT,
    "document_date" TEXT,
    "profile" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "public_post" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "data_subject_id" INTEGER NOT NULL,
    "platform" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "public_post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "data_subject_id" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ip_address" TEXT,
    "user_agent" TEXT,
    "network_provider" TEXT,
    "page_url" TEXT,
    "referrer_url" TEXT,
    "clickstream" TEXT,
    "features_used" TEXT,
    "retain_until" TIMESTAMPTZ(3),

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "access_token_digest_key" ON "access_token"("digest");

-- CreateIndex
CREATE UNIQUE INDEX "agent_public_id_key" ON "agent"("public_id");

-- CreateIndex
CREATE UNIQUE INDEX "agent_data_subject_id_key" ON "agent"("data_subject_id");

-- CreateIndex
CREATE INDEX "agent_controller_id_idx" ON "agent"("controller_id");

-- CreateIndex
CREATE UNIQUE INDEX "consent_record_public_id_key" ON "consent_record"("public_id");

-- CreateIndex
CREATE INDEX "consent_record_data_subject_id_id_idx" ON "consent_record"("data_subject_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "controller_public_id_key" ON "controller"("public_id");

-- CreateIndex
CREATE UNIQUE INDEX "controller_slug_key" ON "controller"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "controller_current_policy_id_key" ON "controller"("current_policy_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_public_id_key" ON "conversation"("public_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_chat_id_key" ON "conversation"("chat_id");

-- CreateIndex
CREATE INDEX "conversation_controller_id_kind_opened_at_id_idx" ON "conversation"("controller_id", "kind", "opened_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "conversation_requester_id_idx" ON "conversation"("requester_id");

-- CreateIndex
CREATE INDEX "conversation_assignee_id_idx" ON "conversation"("assignee_id");

-- CreateIndex
CREATE UNIQUE INDEX "data_subject_public_id_key" ON "data_subject"("public_id");

-- CreateIndex
CREATE INDEX "data_subject_controller_id_kind_id_idx" ON "data_subject"("controller_id", "kind", "id");

-- CreateIndex
CREATE INDEX "data_subject_lawful_for_idx" ON "data_subject" USING GIN ("lawful_for");

-- CreateIndex
CREATE INDEX "event_transaction_id_id_idx" ON "event"("transaction_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "recipient_public_id_key" ON "recipient"("public_id");

-- CreateIndex
CREATE UNIQUE INDEX "recipient_controller_id_name_key" ON "recipient"("controller_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "oauth_client_client_id_key" ON "oauth_client"("client_id");

-- CreateIndex
CREATE UNIQUE INDEX "grant_public_id_key" ON "grant"("public_id");

-- CreateIndex
CREATE UNIQUE INDEX "grant_controller_id_oauth_client_id_key" ON "grant"("controller_id", "oauth_client_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_public_id_key" ON "invoice"("public_id");

-- CreateIndex
CREATE INDEX "invoice_data_subject_id_issued_at_idx" ON "invoice"("data_subject_id", "issued_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "ledger_plan_digest_key" ON "ledger_plan"("digest");

-- CreateIndex
CREATE INDEX "ledger_entry_controller_id_id_idx" ON "ledger_entry"("controller_id", "id");

-- CreateIndex
CREATE INDEX "ledger_entry_people_idx" ON "ledger_entry" USING GIN ("people");

-- CreateIndex
CREATE UNIQUE INDEX "message_public_id_key" ON "message"("public_id");

-- CreateIndex
CREATE INDEX "message_conversation_id_sent_at_id_idx" ON "message"("conversation_id", "sent_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "message_requester_id_idx" ON "message"("requester_id");

-- CreateIndex
CREATE INDEX "message_author_id_idx" ON "message"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "attachment_public_id_key" ON "attachment"("public_id");

-- CreateIndex
CREATE INDEX "attachment_message_id_idx" ON "attachment"("message_id");

-- CreateIndex
CREATE INDEX "attachment_requester_id_idx" ON "attachment"("requester_id");

-- CreateIndex
CREATE UNIQUE INDEX "objection_public_id_key" ON "objection"("public_id");

-- CreateIndex
CREATE INDEX "objection_data_subject_id_idx" ON "objection"("data_subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "restriction_public_id_key" ON "restriction"("public_id");

-- CreateIndex
CREATE INDEX "restriction_data_subject_id_idx" ON "restriction"("data_subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "policy_version_public_id_key" ON "policy_version"("public_id");

-- CreateIndex
CREATE UNIQUE INDEX "policy_version_controller_id_sha256_key" ON "policy_version"("controller_id", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "public_post_public_id_key" ON "public_post"("public_id");

-- CreateIndex
CREATE INDEX "public_post_data_subject_id_posted_at_idx" ON "public_post"("data_subject_id", "posted_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "visit_public_id_key" ON "visit"("public_id");

-- CreateIndex
CREATE INDEX "visit_data_subject_id_started_at_idx" ON "visit"("data_subject_id", "started_at" DESC);

-- AddForeignKey
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "grant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_data_subject_id_fkey" FOREIGN KEY ("data_subject_id") REFERENCES "data_subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent" ADD CONSTRAINT "agent_data_subject_id_fkey" FOREIGN KEY ("data_subject_id") REFERENCES "data_subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_record" ADD CONSTRAINT "consent_record_data_subject_id_fkey" FOREIGN KEY ("data_subject_id") REFERENCES "data_subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "controller" ADD CONSTRAINT "controller_current_policy_id_fkey" FOREIGN KEY ("current_policy_id") REFERENCES "policy_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_requester_id_fkey" FOREIGN KEY ("requester_id") REFERENCES "data_subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "data_subject"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "conversation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_subject" ADD CONSTRAINT "data_subject_controller_id_fkey" FOREIGN KEY ("controller_id") REFERENCES "controller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_oauth_client_id_fkey" FOREIGN KEY ("oauth_client_id") REFERENCES "oauth_client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "recipient"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_data_subject_id_fkey" FOREIGN KEY ("data_subject_id") REFERENCES "data_subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "ledger_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "data_subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_requester_id_fkey" FOREIGN KEY ("requester_id") REFERENCES "data_subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "data_subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_requester_id_fkey" FOREIGN KEY ("requester_id") REFERENCES "data_subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objection" ADD CONSTRAINT "objection_data_subject_id_fkey" FOREIGN KEY ("data_subject_id") REFERENCES "data_subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "restriction" ADD CONSTRAINT "restriction_data_subject_id_fkey" FOREIGN KEY ("data_subject_id") REFERENCES "data_subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_controller_id_fkey" FOREIGN KEY ("controller_id") REFERENCES "controller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "public_post" ADD CONSTRAINT "public_post_data_subject_id_fkey" FOREIGN KEY ("data_subject_id") REFERENCES "data_subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_data_subject_id_fkey" FOREIGN KEY ("data_subject_id") REFERENCES "data_subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;
