-- CreateEnum
CREATE TYPE "custom_field_type" AS ENUM ('TEXT', 'NUMBER', 'YES_NO', 'DATE', 'CHOICE');

-- CreateEnum
CREATE TYPE "custom_field_category" AS ENUM ('TICKET_CONTENT', 'INTERNAL_NOTE', 'PHONE_NUMBER', 'ADDRESS', 'TRANSACTION', 'USAGE', 'JOB_TITLE');

-- CreateTable
CREATE TABLE "custom_field" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "type" "custom_field_type" NOT NULL,
    "category" "custom_field_category" NOT NULL,
    "options" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "required" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "custom_field_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "custom_field_value" (
    "id" SERIAL NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "field_id" INTEGER NOT NULL,
    "type" "custom_field_type" NOT NULL,
    "category" "custom_field_category" NOT NULL,
    "value" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "custom_field_value_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "custom_field_public_id_key" ON "custom_field"("public_id");

-- CreateIndex
CREATE UNIQUE INDEX "custom_field_controller_id_key_key" ON "custom_field"("controller_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "custom_field_controller_id_type_category_id_key" ON "custom_field"("controller_id", "type", "category", "id");

-- CreateIndex
CREATE INDEX "custom_field_value_controller_id_field_id_idx" ON "custom_field_value"("controller_id", "field_id");

-- CreateIndex
CREATE UNIQUE INDEX "custom_field_value_controller_id_conversation_id_field_id_key" ON "custom_field_value"("controller_id", "conversation_id", "field_id");

-- AddForeignKey
ALTER TABLE "custom_field_value" ADD CONSTRAINT "custom_field_value_controller_id_conversation_id_fkey" FOREIGN KEY ("controller_id", "conversation_id") REFERENCES "conversation"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "custom_field_value" ADD CONSTRAINT "custom_field_value_controller_id_type_category_field_id_fkey" FOREIGN KEY ("controller_id", "type", "category", "field_id") REFERENCES "custom_field"("controller_id", "type", "category", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- Written by hand: what must hold even if the code is wrong. Free words can say anything, so they are asked for only as kinds of
-- data that a purpose without names does not see as they are; what is not words is not a telephone number.
ALTER TABLE "custom_field"
  ADD CONSTRAINT "custom_field_key" CHECK (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  ADD CONSTRAINT "custom_field_label" CHECK (char_length(label) BETWEEN 1 AND 80),
  ADD CONSTRAINT "custom_field_options" CHECK ((type = 'CHOICE') = (cardinality(options) > 0) AND cardinality(options) <= 50),
  ADD CONSTRAINT "custom_field_kind" CHECK (
    CASE category
      WHEN 'TICKET_CONTENT' THEN true
      WHEN 'INTERNAL_NOTE' THEN true
      WHEN 'PHONE_NUMBER' THEN type = 'TEXT'
      WHEN 'ADDRESS' THEN type = 'TEXT'
      WHEN 'TRANSACTION' THEN type <> 'TEXT'
      WHEN 'USAGE' THEN type <> 'TEXT'
      WHEN 'JOB_TITLE' THEN type = 'CHOICE'
      ELSE false
    END);
ALTER TABLE "custom_field" ALTER COLUMN "options" SET NOT NULL;

ALTER TABLE "custom_field_value"
  ADD CONSTRAINT "custom_field_value_fits" CHECK (
    char_length(value) BETWEEN 1 AND 2000 AND
    CASE type
      WHEN 'NUMBER' THEN value ~ '^-?[0-9]{1,15}(\.[0-9]{1,15})?$'
      WHEN 'YES_NO' THEN value IN ('true', 'false')
      WHEN 'DATE' THEN value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
      ELSE true
    END);

-- Behind the wall. A key is for good. A value is written anew, not changed; it goes along when tickets are merged.
SELECT remit_build_wall('custom_field', 'SELECT, INSERT, UPDATE (label, type, category, options, required, position, archived_at)');
SELECT remit_build_wall('custom_field_value', 'SELECT, INSERT, UPDATE (conversation_id), DELETE');
