/** Fields by which tickets, chats and people reach each other: apart, because each of the types needs the others. */
import { builder } from '../../builder.ts';
import type { ConversationKind } from '../../db/generated/client.ts';
import type { CountInList } from '../../nested-cursor.ts';
import { Chat } from '../chat/chat.ts';
import { DataSubject } from '../data-subject/data-subject.ts';
import { isExpired, retained } from '../retained.ts';
import { Ticket } from '../ticket/ticket.ts';

builder.prismaObjectField(Ticket, 'chat', (t) =>
  t.field({
    type: Chat,
    nullable: true,
    description: 'The chat that this ticket was made of.',
    select: (_args, _context, nested) => ({
      chat: nested({
        select: { id: true, publicId: true, kind: true, requesterId: true, retainUntil: true },
      }),
    }),
    resolve: ({ chat }, _args, context) => {
      if (chat === null || !isExpired(context, chat)) return chat;
      context.reads.expired('Ticket.chat');
      return null;
    },
  }),
);

builder.prismaObjectField(Ticket, 'mergedInto', (t) =>
  t.field({
    type: Ticket,
    nullable: true,
    description: 'The ticket in which this one goes on, of the same person.',
    select: (_args, _context, nested) => ({
      mergedInto: nested({
        select: { id: true, publicId: true, kind: true, requesterId: true, retainUntil: true },
      }),
    }),
    resolve: ({ mergedInto }, _args, context) => {
      if (mergedInto === null || !isExpired(context, mergedInto)) return mergedInto;
      context.reads.expired('Ticket.mergedInto');
      return null;
    },
  }),
);

builder.prismaObjectField(Chat, 'ticket', (t) =>
  t.field({
    type: Ticket,
    nullable: true,
    description: 'The ticket that was made of this chat.',
    select: (_args, _context, nested) => ({
      ticket: nested({
        select: { id: true, publicId: true, kind: true, requesterId: true, retainUntil: true },
      }),
    }),
    resolve: ({ ticket }, _args, context) => {
      if (ticket === null || !isExpired(context, ticket)) return ticket;
      context.reads.expired('Chat.ticket');
      return null;
    },
  }),
);

function countConversationsOf(kind: ConversationKind): CountInList {
  return ({ id }, publicIds, context) =>
    context.database.prisma.conversation.count({
      where: { requesterId: id, kind, publicId: { in: publicIds }, ...retained(context) },
    });
}

builder.prismaObjectFields(DataSubject, (t) => ({
  tickets: t.relatedConnection(
    'conversations',
    {
      type: Ticket,
      cursor: 'publicId',
      nullable: true,
      countInList: countConversationsOf('TICKET'),
      query: (_args, context) => ({
        where: { kind: 'TICKET', ...retained(context) },
        orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
      }),
    },
    { name: 'DataSubjectTicketsConnection' },
    { name: 'DataSubjectTicketsEdge' },
  ),
  chats: t.relatedConnection(
    'conversations',
    {
      type: Chat,
      cursor: 'publicId',
      nullable: true,
      countInList: countConversationsOf('CHAT'),
      query: (_args, context) => ({
        where: { kind: 'CHAT', ...retained(context) },
        orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
      }),
    },
    { name: 'DataSubjectChatsConnection' },
    { name: 'DataSubjectChatsEdge' },
  ),
}));
