import type { ChangeType, Context } from '../context.ts';
import type { ConversationKind, Prisma } from '../db/generated/client.ts';

type Change = {
  readonly type: ChangeType;
  readonly conversationId?: number;
  readonly messageId?: number;
  readonly dataSubjectId?: number;
};

/** Says that something changed, in the transaction of the change: ids and type only. The notification only wakes. */
export async function recordChange(
  tx: Prisma.TransactionClient,
  { controller, now }: Context,
  { type, conversationId, messageId, dataSubjectId }: Change,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO event (controller_id, type, conversation_id, message_id, data_subject_id, recorded_at)
    VALUES (${controller.id}, ${type}, ${conversationId ?? null}::int, ${messageId ?? null}::int,
            ${dataSubjectId ?? null}::int, ${now}::timestamptz)`;
  await tx.$executeRaw`SELECT pg_notify('remit_event', '')`;
}

/** The change of a conversation, by its kind. */
export function changeOf(kind: ConversationKind): ChangeType {
  return kind === 'TICKET' ? 'TICKET_CHANGED' : 'CHAT_CHANGED';
}

/** A person's lawfulness changed: whoever watches one of the person's conversations must see it again. */
export async function recordPersonChange(
  tx: Prisma.TransactionClient,
  context: Context,
  dataSubjectId: number,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO event (controller_id, type, conversation_id, data_subject_id, recorded_at)
    SELECT controller_id, CASE kind WHEN 'TICKET' THEN 'TICKET_CHANGED' ELSE 'CHAT_CHANGED' END, id, requester_id, ${context.now}::timestamptz
      FROM conversation
     WHERE requester_id = ${dataSubjectId} AND (retain_until IS NULL OR retain_until > ${context.now}::timestamptz)`;
  await recordChange(tx, context, { type: 'DATA_SUBJECT_CHANGED', dataSubjectId });
}
