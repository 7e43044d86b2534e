/** What staff and apps do with a ticket, besides writing into it. */
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { assign } from '../conversation/assignment.ts';
import { type ConversationFound, conversationForWrite } from '../conversation/write.ts';
import { INTERNAL } from '../internal-note/visible-notes.ts';
import { change } from '../problem.ts';
import { recordChange } from '../record-change.ts';
import { refuseVisitors } from '../staff-only.ts';
import { cleanTags, withTags } from './tags.ts';
import { ticketPayload } from './ticket-payload.ts';
import { TicketPriority } from './ticket.ts';

const AssignTicketInput = builder.inputType('AssignTicketInput', {
  fields: (t) => ({
    ticketId: t.id({ required: true, personal: false }),
    agentId: t.id({ personal: false, description: 'Left out or null: nobody.' }),
    teamId: t.id({ personal: false, description: 'Left out or null: no team.' }),
  }),
});

builder.mutationField('assignTicket', (t) =>
  t.field({
    type: ticketPayload('AssignTicketPayload'),
    description: 'Gives a ticket to an agent or a team, or to nobody.',
    args: { input: t.arg({ type: AssignTicketInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        refuseVisitors(context);
        const ticket = await ticketForWrite(tx, context, input.ticketId);
        await assign(tx, context, ticket, input);
        return { ticketId: ticket.id };
      }),
  }),
);

const SetTicketPriorityInput = builder.inputType('SetTicketPriorityInput', {
  fields: (t) => ({
    ticketId: t.id({ required: true, personal: false }),
    priority: t.field({ type: TicketPriority, required: true, personal: false }),
  }),
});

builder.mutationField('setTicketPriority', (t) =>
  t.field({
    type: ticketPayload('SetTicketPriorityPayload'),
    description: 'Says how urgent a ticket is.',
    args: { input: t.arg({ type: SetTicketPriorityInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        refuseVisitors(context);
        const ticket = await ticketForWrite(tx, context, input.ticketId);
        await tx.conversation.update({ where: { id: ticket.id }, data: { priority: input.priority } });
        const changed = { conversationId: ticket.id, dataSubjectId: ticket.requesterId };
        await recordChange(tx, context, { type: 'TICKET_CHANGED', ...changed });
        return { ticketId: ticket.id };
      }),
  }),
);

const TagTicketInput = builder.inputType('TagTicketInput', {
  fields: (t) => ({
    ticketId: t.id({ required: true, personal: false }),
    tags: t.stringList({ required: true, personal: { category: INTERNAL } }),
  }),
});

builder.mutationField('tagTicket', (t) =>
  t.field({
    type: ticketPayload('TagTicketPayload'),
    description: 'Sticks tags on a ticket. They are for staff, like internal notes.',
    args: { input: t.arg({ type: TagTicketInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, (tx) =>
        setTags(tx, context, input.ticketId, (present) => withTags(present, cleanTags(input.tags))),
      ),
  }),
);

builder.mutationField('untagTicket', (t) =>
  t.field({
    type: ticketPayload('UntagTicketPayload'),
    description: 'Takes tags off a ticket.',
    args: { input: t.arg({ type: TagTicketInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, (tx) => {
        const off = cleanTags(input.tags);
        return setTags(tx, context, input.ticketId, (present) => present.filter((tag) => !off.includes(tag)));
      }),
  }),
);

async function setTags(
  tx: Prisma.TransactionClient,
  context: Context,
  ticketId: string,
  newTags: (present: readonly string[]) => string[],
): Promise<{ ticketId: number }> {
  refuseVisitors(context);
  const { id } = await ticketForWrite(tx, context, ticketId, INTERNAL);
  const { tags } = await tx.conversation.findUniqueOrThrow({ where: { id }, select: { tags: true } });
  await tx.conversation.update({ where: { id }, data: { tags: newTags(tags) } });
  // A change that names no person is not told to one: the requester does not hear when staff talk about it.
  await recordChange(tx, context, { type: 'TICKET_CHANGED', conversationId: id });
  return { ticketId: id };
}

function ticketForWrite(
  tx: Prisma.TransactionClient,
  context: Context,
  publicId: string,
  category?: typeof INTERNAL,
): Promise<ConversationFound> {
  return conversationForWrite(tx, context, publicId, {
    kind: 'TICKET',
    field: 'ticketId',
    ...(category && { category }),
  });
}
