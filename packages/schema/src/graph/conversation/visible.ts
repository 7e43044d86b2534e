import type { Context } from '../../context.ts';
import type { ConversationKind, Prisma } from '../../db/generated/client.ts';
import { retained } from '../retained.ts';

type VisibleConversations = {
  controllerId: number;
  kind?: ConversationKind;
  kindCode?: number;
  requesterId?: number;
  AND: Prisma.ConversationWhereInput[];
};

/** As the database writes them beside the kind. */
const KIND_CODES: Readonly<Record<ConversationKind, number>> = { TICKET: 1, CHAT: 2 };

/**
 * The conversations that this caller may know of: of its controller, inside their retention, and for a visitor its own.
 * Every query, node and subscription of conversations starts from here.
 */
export function visibleConversations(context: Context, kind?: ConversationKind): VisibleConversations {
  return {
    controllerId: context.controller.id,
    // The number beside the word: behind the wall the index of the lists serves a number, but no value of an enum.
    ...(kind ? { kind, kindCode: KIND_CODES[kind] } : {}),
    ...(context.caller.kind === 'VISITOR' ? { requesterId: context.caller.dataSubjectId } : {}),
    AND: [retained(context)],
  };
}
