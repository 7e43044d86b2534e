-- AlterTable
ALTER TABLE "attachment" ADD COLUMN     "file_id" INTEGER;

-- CreateTable
CREATE TABLE "stored_file" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "caller_kind" TEXT NOT NULL,
    "caller_id" INTEGER NOT NULL,
    "is_internal" BOOLEAN NOT NULL DEFAULT false,
    "file_name" TEXT,
    "media_type" TEXT NOT NULL,
    "byte_size" INTEGER NOT NULL,
    "sha256" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "stored_at" TIMESTAMPTZ(3),

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note_attachment" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "note_id" INTEGER NOT NULL,
    "author_id" INTEGER NOT NULL,
    "requester_id" INTEGER NOT NULL,
    "file_id" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "byte_size" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_attachment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "stored_file_public_id_key" ON "stored_file"("public_id");

-- CreateIndex
CREATE INDEX "stored_file_created_at_idx" ON "stored_file"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "stored_file_controller_id_id_key" ON "stored_file"("controller_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "note_attachment_public_id_key" ON "note_attachment"("public_id");

-- CreateIndex
CREATE INDEX "note_attachment_controller_id_note_id_idx" ON "note_attachment"("controller_id", "note_id");

-- CreateIndex
CREATE INDEX "note_attachment_requester_id_idx" ON "note_attachment"("requester_id");

-- CreateIndex
CREATE UNIQUE INDEX "note_attachment_controller_id_id_key" ON "note_attachment"("controller_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "note_attachment_controller_id_file_id_key" ON "note_attachment"("controller_id", "file_id");

-- CreateIndex
CREATE UNIQUE INDEX "internal_note_controller_id_id_key" ON "internal_note"("controller_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "attachment_controller_id_file_id_key" ON "attachment"("controller_id", "file_id");

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_controller_id_file_id_fkey" FOREIGN KEY ("controller_id", "file_id") REFERENCES "stored_file"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "note_attachment" ADD CONSTRAINT "note_attachment_controller_id_note_id_fkey" FOREIGN KEY ("controller_id", "note_id") REFERENCES "internal_note"("controller_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "note_attachment" ADD CONSTRAINT "note_attachment_controller_id_author_id_fkey" FOREIGN KEY ("controller_id", "author_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "note_attachment" ADD CONSTRAINT "note_attachment_controller_id_requester_id_fkey" FOREIGN KEY ("controller_id", "requester_id") REFERENCES "data_subject"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "note_attachment" ADD CONSTRAINT "note_attachment_controller_id_file_id_fkey" FOREIGN KEY ("controller_id", "file_id") REFERENCES "stored_file"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- Written by hand: what must hold even if the code is wrong. What is stored has a hash, and nothing else has one.
ALTER TABLE "stored_file"
  ADD CONSTRAINT "stored_file_size" CHECK (byte_size > 0),
  ADD CONSTRAINT "stored_file_caller" CHECK (caller_kind IN ('AGENT', 'APP', 'VISITOR')),
  ADD CONSTRAINT "stored_file_sha256" CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "stored_file_whole" CHECK ((stored_at IS NULL) = (sha256 IS NULL) AND (stored_at IS NULL OR claimed_at IS NOT NULL));

-- Behind the wall. Files that belong to nothing are looked for among all controllers at once, by a function that tells no
-- more than where they are; each is then removed behind its own controller's wall.
SELECT remit_build_wall('stored_file', 'SELECT, INSERT, UPDATE (file_name, sha256, claimed_at, stored_at), DELETE');
SELECT remit_build_wall('note_attachment', 'SELECT, INSERT');
GRANT INSERT ON attachment TO remit_gateway;
GRANT USAGE ON SEQUENCE attachment_id_seq TO remit_gateway;

CREATE FUNCTION remit_orphan_files(created_before timestamptz, at_most int)
RETURNS TABLE (id int, controller_id int, public_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.id, f.controller_id, f.public_id
    FROM stored_file f
   WHERE f.created_at < created_before
     AND NOT EXISTS (SELECT FROM attachment a WHERE a.file_id = f.id AND a.controller_id = f.controller_id)
     AND NOT EXISTS (SELECT FROM note_attachment n WHERE n.file_id = f.id AND n.controller_id = f.controller_id)
   ORDER BY f.created_at
   LIMIT at_most
$$;
REVOKE EXECUTE ON FUNCTION remit_orphan_files FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remit_orphan_files TO remit_gateway;
GRANT CREATE ON SCHEMA public TO remit_keeper;
ALTER FUNCTION remit_orphan_files OWNER TO remit_keeper;
REVOKE CREATE ON SCHEMA public FROM remit_keeper;
