-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "merged_into_id" INTEGER;

-- CreateIndex
CREATE INDEX "conversation_controller_id_merged_into_id_idx" ON "conversation"("controller_id", "merged_into_id");

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_controller_id_merged_into_id_fkey" FOREIGN KEY ("controller_id", "merged_into_id") REFERENCES "conversation"("controller_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- Written by hand: only a ticket goes on in another one.
ALTER TABLE "conversation"
  ADD CONSTRAINT "conversation_merged" CHECK (merged_into_id IS NULL OR (kind = 'TICKET' AND merged_into_id <> id));

-- What was said and noted moves to the other ticket, and nothing else about it changes.
GRANT UPDATE (conversation_id) ON message, attachment, internal_note TO remit_gateway;
