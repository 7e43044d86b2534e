import type { Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { visibleConversations } from '../conversation/visible.ts';

/** The kind of data that staff write about a case for each other. */
export const INTERNAL = 'user.content.internal_note';

/**
 * Whether the caller may know that there are notes at all. How many there are and when they were written tells something
 * too, so it is asked before any row is. A visitor never may; its access says so already, and this does not rely on it.
 */
export function mayKnowOfNotes({ caller, plan }: Context): boolean {
  return caller.kind !== 'VISITOR' && plan.decisions.get(INTERNAL)?.kind === 'allowed';
}

/** The notes that this caller may know of. */
export function visibleNotes(context: Context) {
  return {
    controllerId: context.controller.id,
    conversation: visibleConversations(context),
    // An OR of nothing is true of no row.
    ...(mayKnowOfNotes(context) ? {} : { OR: [] }),
  } satisfies Prisma.InternalNoteWhereInput;
}
