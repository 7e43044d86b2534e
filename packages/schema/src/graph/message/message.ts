import { builder } from '../../builder.ts';
import type { CountInList } from '../../nested-cursor.ts';
import { Attachment } from '../attachment/attachment.ts';
import { visibleConversations } from '../conversation/visible.ts';
import { Participant } from '../participant/participant.ts';

/** What is written is personal data of its author and of the conversation's requester: both must agree. */
export const people = [['author'], ['requester']] as const;

/** What somebody wrote. The implementing types differ in the kind of data their body is. */
export const Message = builder.prismaInterface('Message', {
  variant: 'Message',
  description: 'What somebody wrote in a ticket or a chat.',
  select: { id: true, publicId: true, kind: true },
  resolveType: ({ kind }) => (kind === 'TICKET' ? 'TicketMessage' : 'ChatMessage'),
  fields: (t) => ({
    id: t.exposeID('publicId', { nullable: false, personal: false }),
    sentAt: t.expose('sentAt', { type: 'DateTime', nullable: false, personal: false }),
    author: t.relation('author', { type: Participant, nullable: true }),
    attachments: t.relation('attachments', { type: Attachment, nullable: true }),
    body: t.string({ personal: 'by type', select: { id: true }, resolve: () => null }),
  }),
});

/** A message of a ticket. */
export const TicketMessage = builder.prismaNode('Message', {
  variant: 'TicketMessage',
  description: 'A message of a ticket.',
  id: { field: 'publicId' },
  // What is not there is null, like what belongs to somebody else.
  nullable: true,
  interfaces: [Message],
  select: { id: true, publicId: true, kind: true },
  findUnique: (publicId, context) => ({
    publicId,
    controllerId: context.controller.id,
    kind: 'TICKET',
    conversation: visibleConversations(context, 'TICKET'),
  }),
  fields: (t) => ({
    body: t.exposeString('body', {
      nullable: true,
      personal: { category: 'user.content.ticket', of: people },
    }),
  }),
});

/** A message of a chat. */
export const ChatMessage = builder.prismaNode('Message', {
  variant: 'ChatMessage',
  description: 'A message of a chat.',
  id: { field: 'publicId' },
  // What is not there is null, like what belongs to somebody else.
  nullable: true,
  interfaces: [Message],
  select: { id: true, publicId: true, kind: true },
  findUnique: (publicId, context) => ({
    publicId,
    controllerId: context.controller.id,
    kind: 'CHAT',
    conversation: visibleConversations(context, 'CHAT'),
  }),
  fields: (t) => ({
    body: t.exposeString('body', { nullable: true, personal: { category: 'user.content.chat', of: people } }),
  }),
});

/** How many of these stand in the list of one conversation. */
export const countMessagesOf: CountInList = ({ id }, publicIds, { database }) =>
  database.prisma.message.count({ where: { conversationId: id, publicId: { in: publicIds } } });
