-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "first_responded_at" TIMESTAMPTZ(3),
ADD COLUMN     "resolved_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "conversation_seen" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "message_id" INTEGER NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_seen_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "controller_id" INTEGER NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "requester_id" INTEGER NOT NULL,
    "score" INTEGER NOT NULL,
    "comment" TEXT,
    "rated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "conversation_seen_public_id_key" ON "conversation_seen"("public_id");

-- CreateIndex
CREATE INDEX "conversation_seen_person_id_idx" ON "conversation_seen"("person_id");

-- CreateIndex
CREATE INDEX "conversation_seen_message_id_idx" ON "conversation_seen"("message_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_seen_conversation_id_person_id_key" ON "conversation_seen"("conversation_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_public_id_key" ON "rating"("public_id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_conversation_id_key" ON "rating"("conversation_id");

-- CreateIndex
CREATE INDEX "rating_requester_id_idx" ON "rating"("requester_id");

-- AddForeignKey
ALTER TABLE "conversation_seen" ADD CONSTRAINT "conversation_seen_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_seen" ADD CONSTRAINT "conversation_seen_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "data_subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_seen" ADD CONSTRAINT "conversation_seen_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_requester_id_fkey" FOREIGN KEY ("requester_id") REFERENCES "data_subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
