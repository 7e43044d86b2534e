import type { Context } from '../../context.ts';
import type { ConversationStatus, Prisma } from '../../db/generated/client.ts';
import { addPeriod } from '../../profile/add-period.ts';

/**
 * Sets the status of a ticket or chat. Closing starts the retention period of the policy's class; opening it again
 * takes the end away, because the purpose is back. Closing what is closed changes nothing: the period must not begin anew.
 */
export async function setStatus(
  tx: Prisma.TransactionClient,
  { now, controller, inForce }: Context,
  conversationId: number,
  status: ConversationStatus,
): Promise<void> {
  const isResolved = status === 'CLOSED' || status === 'RESOLVED';
  if (isResolved) {
    // What was resolved and is closed now was resolved then.
    await tx.conversation.updateMany({
      where: { id: conversationId, resolvedAt: null },
      data: { resolvedAt: now },
    });
  }
  const isOver = status === 'CLOSED';
  const kept = inForce.policy.profile.retention.find((entry) => entry.class === 'ticket.closed');
  await tx.conversation.updateMany({
    where: { id: conversationId, ...(isOver ? { status: { not: 'CLOSED' } } : {}) },
    data: {
      status,
      ...(isResolved ? {} : { resolvedAt: null }),
      closedAt: isOver ? now : null,
      retainUntil: isOver && kept ? addPeriod(now, kept.period.value, controller.timeZone) : null,
    },
  });
}
