import type { Conversation, InternalNote, Message, Person } from '../world/rows.ts';
import type { Judgement } from './judgement.ts';

/** Whether a row's period is over. */
export function isPast(
  { now }: Judgement,
  { retain_until }: { readonly retain_until: Date | null },
): boolean {
  return retain_until !== null && retain_until.getTime() <= now.getTime();
}

/** Conversations of the caller's controller, inside their retention; for a visitor its own. */
export function seesConversation(judgement: Judgement, row: Conversation | undefined): row is Conversation {
  if (row === undefined || row.controller_id !== judgement.access.controllerId || isPast(judgement, row))
    return false;
  return judgement.access.kind !== 'VISITOR' || row.requester_id === judgement.access.personId;
}

export function seesMessage(judgement: Judgement, row: Message | undefined): row is Message {
  return row !== undefined && seesConversation(judgement, judgement.world.conversationOf(row));
}

/** Staff's notes: there are none for a visitor, nor for whoever may not read this kind of data at all. */
export function seesNote(judgement: Judgement, row: InternalNote | undefined): row is InternalNote {
  if (row === undefined || judgement.access.kind === 'VISITOR') return false;
  if (judgement.static('user.content.internal_note').kind === 'no') return false;
  return seesConversation(judgement, judgement.world.conversationOf(row));
}

/** Customers of the controller; a visitor knows only of itself. */
export function seesPerson({ access }: Judgement, row: Person | undefined): row is Person {
  if (row === undefined || row.controller_id !== access.controllerId || row.kind !== 'CUSTOMER') return false;
  return access.kind !== 'VISITOR' || row.id === access.personId;
}

/** Staff of the controller; a visitor knows those who wrote to it. */
export function seesAgent({ access, world }: Judgement, row: Person | undefined): row is Person {
  if (row === undefined || row.controller_id !== access.controllerId || row.kind !== 'STAFF') return false;
  if (access.kind !== 'VISITOR') return true;
  return world
    .having('message', 'author_id', row.id)
    .some((message) => world.conversationOf(message).requester_id === access.personId);
}
