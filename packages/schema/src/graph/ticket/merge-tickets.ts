import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { type ConversationFound, conversationForWrite } from '../conversation/write.ts';
import { change, Refusal } from '../problem.ts';
import { recordChange } from '../record-change.ts';
import { refuseVisitors } from '../staff-only.ts';
import { ticketPayload } from './ticket-payload.ts';
import { setStatus } from './ticket-status.ts';

const MergeTicketsInput = builder.inputType('MergeTicketsInput', {
  fields: (t) => ({
    sourceId: t.id({ required: true, personal: false, description: 'Closed by this, for good.' }),
    targetId: t.id({ required: true, personal: false, description: 'Where both go on.' }),
  }),
});

builder.mutationField('mergeTickets', (t) =>
  t.field({
    type: ticketPayload('MergeTicketsPayload'),
    description:
      'Puts what was said, sent, noted and filled in in one ticket into another of the same person, and closes the first.',
    args: { input: t.arg({ type: MergeTicketsInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        refuseVisitors(context);
        await lockBoth(tx, context, [input.sourceId, input.targetId]);
        const source = await conversationForWrite(tx, context, input.sourceId, {
          kind: 'TICKET',
          field: 'sourceId',
        });
        const target = await conversationForWrite(tx, context, input.targetId, {
          kind: 'TICKET',
          field: 'targetId',
        });
        demandFitting(source, target);
        await merge(tx, context, source, target);
        return { ticketId: target.id };
      }),
  }),
);

/** In one order, so that two who merge the other way round wait for each other and not for ever. */
async function lockBoth(
  tx: Prisma.TransactionClient,
  { controller }: Context,
  publicIds: readonly string[],
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM conversation
                     WHERE public_id = ANY (${publicIds}::text[]) AND controller_id = ${controller.id}
                     ORDER BY id FOR UPDATE`;
}

/** @throws Refusal CONFLICT */
function demandFitting(source: ConversationFound, target: ConversationFound): void {
  const refuse = (field: string, message: string, remedy: string) =>
    new Refusal({ code: 'CONFLICT', field, message, remedy });
  if (source.id === target.id)
    throw refuse('targetId', 'This is one and the same ticket.', 'Name two tickets.');
  if (source.requesterId !== target.requesterId) {
    throw refuse(
      'targetId',
      'These tickets are of two people: what one of them wrote would be shown as the other’s.',
      'Merge tickets of one person only.',
    );
  }
  if (source.mergedIntoId !== null)
    throw refuse('sourceId', 'This ticket was merged already.', 'Merge the ticket that it goes on in.');
  if (target.status === 'CLOSED')
    throw refuse('targetId', 'This ticket is closed.', 'Open it again, or name another.');
}

/**
 * Notes go along whoever merges: to leave them behind would lose them, and to refuse because of them would tell that there are
 * any. What may be read of them is decided where they stand then.
 */
async function merge(
  tx: Prisma.TransactionClient,
  context: Context,
  source: ConversationFound,
  target: ConversationFound,
): Promise<void> {
  const from = { where: { conversationId: source.id, controllerId: context.controller.id } };
  const data = { conversationId: target.id };
  await tx.message.updateMany({ ...from, data });
  await tx.attachment.updateMany({ ...from, data });
  await tx.internalNote.updateMany({ ...from, data });
  // What stands in a field of the ticket that goes on stays; what is empty there is filled from the other.
  const filled = await tx.customFieldValue.findMany({
    where: { conversationId: target.id, controllerId: context.controller.id },
    select: { fieldId: true },
  });
  await tx.customFieldValue.updateMany({
    where: { ...from.where, fieldId: { notIn: filled.map(({ fieldId }) => fieldId) } },
    data,
  });
  const { _max: last } = await tx.message.aggregate({
    where: { conversationId: target.id },
    _max: { sentAt: true },
  });
  const responses = [source.firstRespondedAt, target.firstRespondedAt].filter((moment) => moment !== null);
  await tx.conversation.update({
    where: { id: target.id },
    data: {
      lastMessageAt: last.sentAt,
      // The person was answered when it was first answered in either.
      firstRespondedAt: responses.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null,
    },
  });
  await setStatus(tx, context, source.id, 'CLOSED');
  await tx.conversation.update({ where: { id: source.id }, data: { mergedIntoId: target.id } });
  for (const { id, requesterId } of [source, target])
    await recordChange(tx, context, {
      type: 'TICKET_CHANGED',
      conversationId: id,
      dataSubjectId: requesterId,
    });
}
