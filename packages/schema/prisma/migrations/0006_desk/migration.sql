-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "team_id" INTEGER;

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

-- CreateTable
CREATE TABLE "team" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "internal_note_public_id_key" ON "internal_note"("public_id");

-- CreateIndex
CREATE INDEX "internal_note_conversation_id_written_at_id_idx" ON "internal_note"("conversation_id", "written_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "internal_note_requester_id_idx" ON "internal_note"("requester_id");

-- CreateIndex
CREATE INDEX "internal_note_author_id_idx" ON "internal_note"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "team_public_id_key" ON "team"("public_id");

-- CreateIndex
CREATE UNIQUE INDEX "team_controller_id_name_key" ON "team"("controller_id", "name");

-- CreateIndex
CREATE INDEX "conversation_team_id_idx" ON "conversation"("team_id");

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internal_note" ADD CONSTRAINT "internal_note_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internal_note" ADD CONSTRAINT "internal_note_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "data_subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internal_note" ADD CONSTRAINT "internal_note_requester_id_fkey" FOREIGN KEY ("requester_id") REFERENCES "data_subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
