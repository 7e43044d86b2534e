import type { Context } from '../../context.ts';
import type { ConversationKind, Prisma } from '../../db/generated/client.ts';
import { retained } from '../retained.ts';

type VisibleConversations = {
  controllerId: number;
  kind?: ConversationKind;
  requesterId?: number;
  AND: Prisma.ConversationWhereInput[];
};

/**
 * The conversations that this caller may know of: of its controller, inside their retention, and for a visitor its own.
 * Every query, node and subscription of conversations starts from here.
 */
export function visibleConversations(context: Context, kind?: ConversationKind): VisibleConversations {
  return {
    controllerId: context.controller.id,
    ...(kind ? { kind } : {}),
    ...(context.caller.kind === 'VISITOR' ? { requesterId: context.caller.dataSubjectId } : {}),
    AND: [retained(context)],
  };
}
