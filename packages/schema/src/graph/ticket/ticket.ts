import { builder } from '../../builder.ts';
import { Conversation } from '../conversation/conversation.ts';
import { visibleConversations } from '../conversation/visible.ts';
import { INTERNAL } from '../internal-note/visible-notes.ts';
import { countMessagesOf, TicketMessage } from '../message/message.ts';

export const TicketPriority = builder.enumType('TicketPriority', {
  values: ['LOW', 'NORMAL', 'HIGH', 'URGENT'] as const,
});

/** A request that is worked on until it is resolved. */
export const Ticket = builder.prismaNode('Conversation', {
  variant: 'Ticket',
  description: 'A request that is worked on until it is resolved.',
  id: { field: 'publicId' },
  // What is not there is null, like what belongs to somebody else.
  nullable: true,
  interfaces: [Conversation],
  // Whom it is about goes into the ledger when a filter finds it.
  select: { id: true, publicId: true, kind: true, requesterId: true },
  findUnique: (publicId, context) => ({ ...visibleConversations(context, 'TICKET'), publicId }),
  fields: (t) => ({
    subject: t.exposeString('subject', {
      nullable: true,
      personal: { category: 'user.content.ticket', of: [['requester']] },
    }),
    priority: t.expose('priority', { type: TicketPriority, nullable: false, personal: false }),
    tags: t.exposeStringList('tags', {
      nullable: true,
      description: 'Words that staff stick on a case, for each other.',
      personal: { category: INTERNAL, of: [['requester']] },
    }),
    messages: t.relatedConnection(
      'messages',
      {
        type: TicketMessage,
        brings: { person: 'requester', to: 'TicketMessage' },
        cursor: 'publicId',
        countInList: countMessagesOf,
        nullable: true,
        query: { orderBy: [{ sentAt: 'asc' }, { id: 'asc' }] },
      },
      { name: 'TicketMessageConnection' },
      { name: 'TicketMessageEdge' },
    ),
  }),
});
