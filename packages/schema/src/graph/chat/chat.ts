import { builder } from '../../builder.ts';
import { Conversation } from '../conversation/conversation.ts';
import { visibleConversations } from '../conversation/visible.ts';
import { countMessagesOf, ChatMessage } from '../message/message.ts';

/** A live conversation between a person and an agent. */
export const Chat = builder.prismaNode('Conversation', {
  variant: 'Chat',
  description: 'A live conversation between a person and an agent.',
  id: { field: 'publicId' },
  // What is not there is null, like what belongs to somebody else.
  nullable: true,
  interfaces: [Conversation],
  // Whom it is about goes into the ledger when a filter finds it.
  select: { id: true, publicId: true, kind: true, requesterId: true },
  findUnique: (publicId, context) => ({ ...visibleConversations(context, 'CHAT'), publicId }),
  fields: (t) => ({
    messages: t.relatedConnection(
      'messages',
      {
        type: ChatMessage,
        brings: { person: 'requester', to: 'ChatMessage' },
        cursor: 'publicId',
        countInList: countMessagesOf,
        nullable: true,
        query: { orderBy: [{ sentAt: 'asc' }, { id: 'asc' }] },
      },
      { name: 'ChatMessageConnection' },
      { name: 'ChatMessageEdge' },
    ),
  }),
});
