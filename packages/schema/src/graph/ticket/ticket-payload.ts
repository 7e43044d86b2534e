import { builder } from '../../builder.ts';
import { visibleConversations } from '../conversation/visible.ts';
import { TicketMessage } from '../message/message.ts';
import { type Outcome, problemsField } from '../problem.ts';
import { Ticket } from './ticket.ts';

type TicketOutcome = Outcome<{ ticketId: number; messageId?: number }>;

/** What a mutation of tickets answers: the ticket as it is now, as far as the declared purpose may see it. */
export function ticketPayload(name: string) {
  return builder.objectRef<TicketOutcome>(name).implement({
    fields: (t) => ({
      problems: problemsField(t),
      ticket: t.prismaField({
        type: Ticket,
        nullable: true,
        resolve: (query, { ticketId }, _args, context) =>
          ticketId === undefined
            ? null
            : context.database.prisma.conversation.findUnique({
                ...query,
                where: { ...visibleConversations(context, 'TICKET'), id: ticketId },
                relationLoadStrategy: 'join',
              }),
      }),
    }),
  });
}

/** The same with the message that was added. */
export const ReplyToTicketPayload = ticketPayload('ReplyToTicketPayload');

builder.objectField(ReplyToTicketPayload, 'message', (t) =>
  t.prismaField({
    type: TicketMessage,
    nullable: true,
    resolve: (query, { messageId }, _args, context) =>
      messageId === undefined
        ? null
        : context.database.prisma.message.findUnique({
            ...query,
            where: { id: messageId, conversation: visibleConversations(context, 'TICKET') },
            relationLoadStrategy: 'join',
          }),
  }),
);
