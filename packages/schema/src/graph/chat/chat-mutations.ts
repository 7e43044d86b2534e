import { queryFromInfo } from '@pothos/plugin-prisma';
import { builder } from '../../builder.ts';
import { visibleConversations } from '../conversation/visible.ts';
import { addMessage, conversationForWrite, startConversation } from '../conversation/write.ts';
import { Message } from '../message/message.ts';
import { aboutWhom } from '../people.ts';
import { change, type Outcome, problemsField } from '../problem.ts';
import { cleanBody } from '../text.ts';
import { chatPayload } from './chat-payload.ts';
import { keepMessengerId } from './messenger-id.ts';

const OpenChatInput = builder.inputType('OpenChatInput', {
  fields: (t) => ({
    message: t.string({ required: true, personal: { category: 'user.content.chat' } }),
    requesterId: t.id({ personal: false, description: 'For staff and apps; a visitor is the requester.' }),
    authorId: t.id({
      personal: false,
      description: 'For apps: the agent or requester whose words these are.',
    }),
    uploadIds: t.idList({ personal: false, description: 'Files from beginUpload whose bytes are there.' }),
    communicationServiceId: t.string({
      personal: { category: 'user.unique_id.communication_service' },
      description:
        'For connectors of messengers: the id by which the requester is known there. It is kept with the person.',
    }),
  }),
});

builder.mutationField('openChat', (t) =>
  t.field({
    type: chatPayload('OpenChatPayload'),
    description: 'Opens a chat with its first message.',
    args: { input: t.arg({ type: OpenChatInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        const body = cleanBody(input.message, 'message', input.uploadIds);
        const requester = await aboutWhom(tx, context, input.requesterId, 'requesterId');
        const chat = await startConversation(tx, context, requester, { kind: 'CHAT' });
        const { communicationServiceId: messengerId } = input;
        if (messengerId !== null && messengerId !== undefined)
          await keepMessengerId(tx, context, requester, messengerId);
        await addMessage(tx, context, chat, { ...input, body });
        return { chatId: chat.id };
      }),
  }),
);

const SendMessageInput = builder.inputType('SendMessageInput', {
  fields: (t) => ({
    conversationId: t.id({ required: true, personal: false }),
    body: t.string({ required: true, personal: { category: 'user.content.chat' } }),
    authorId: t.id({
      personal: false,
      description: 'For apps: the agent or requester whose words these are.',
    }),
    uploadIds: t.idList({ personal: false, description: 'Files from beginUpload whose bytes are there.' }),
  }),
});

const SendMessagePayload = builder
  .objectRef<Outcome<{ messageId: number; kind: 'TICKET' | 'CHAT' }>>('SendMessagePayload')
  .implement({
    fields: (t) => ({
      problems: problemsField(t),
      message: t.field({
        type: Message,
        nullable: true,
        resolve: ({ messageId, kind }, _args, context, info) => {
          if (messageId === undefined) return null;
          const typeName = kind === 'TICKET' ? 'TicketMessage' : 'ChatMessage';
          const { select } = queryFromInfo({
            context,
            info,
            typeName,
            select: { id: true, publicId: true, kind: true },
          });
          return context.database.prisma.message.findUnique({
            select,
            where: { id: messageId, conversation: visibleConversations(context) },
            relationLoadStrategy: 'join',
          });
        },
      }),
    }),
  });

builder.mutationField('sendMessage', (t) =>
  t.field({
    type: SendMessagePayload,
    description: 'Adds a message to a chat or ticket.',
    args: { input: t.arg({ type: SendMessageInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        const body = cleanBody(input.body, 'body', input.uploadIds);
        const conversation = await conversationForWrite(tx, context, input.conversationId, {
          field: 'conversationId',
        });
        const message = await addMessage(tx, context, conversation, { ...input, body });
        return { messageId: message.id, kind: conversation.kind };
      }),
  }),
);
