-- CreateTable
CREATE TABLE "internal_note" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "author_id" INTEGER NOT NULL,
    "requester_id" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "internal_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "internal_note_public_id_key" ON "internal_note"("public_id");

-- CreateIndex
CREATE INDEX "internal_note_conversation_id_written_at_id_idx" ON "internal_note"("conversation_id", "written_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "internal_note_requester_id_idx" ON "internal_note"("requester_id");

-- CreateIndex
CREATE INDEX "internal_note_author_id_idx" ON "internal_note"("author_id");

-- AddForeignKey
ALTER TABLE "internal_note" ADD CONSTRAINT "internal_note_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internal_note" ADD CONSTRAINT "internal_note_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "data_subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internal_note" ADD CONSTRAINT "internal_note_requester_id_fkey" FOREIGN KEY ("requester_id") REFERENCES "data_subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
