/** What is done with a chat as a whole: handing it over, closing it, opening it again. */
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import type { ConversationStatus, Prisma } from '../../db/generated/client.ts';
import { assign } from '../conversation/assignment.ts';
import { type ConversationFound, conversationForWrite } from '../conversation/write.ts';
import { change, Refusal } from '../problem.ts';
import { recordChange } from '../record-change.ts';
import { refuseVisitors } from '../staff-only.ts';
import { setStatus } from '../ticket/ticket-status.ts';
import { chatPayload } from './chat-payload.ts';

const AssignChatInput = builder.inputType('AssignChatInput', {
  fields: (t) => ({
    chatId: t.id({ required: true, personal: false }),
    agentId: t.id({ personal: false, description: 'Left out or null: nobody.' }),
    teamId: t.id({ personal: false, description: 'Left out or null: no team.' }),
  }),
});

builder.mutationField('assignChat', (t) =>
  t.field({
    type: chatPayload('AssignChatPayload'),
    description: 'Hands a chat over to an agent or a team, or puts it back into the queue.',
    args: { input: t.arg({ type: AssignChatInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        refuseVisitors(context);
        const chat = await chatForWrite(tx, context, input.chatId);
        await assign(tx, context, chat, input);
        return { chatId: chat.id };
      }),
  }),
);

const ChatInput = builder.inputType('ChatInput', {
  fields: (t) => ({ chatId: t.id({ required: true, personal: false }) }),
});

builder.mutationField('closeChat', (t) =>
  t.field({
    type: chatPayload('CloseChatPayload'),
    description: 'Ends a chat: staff, apps and the person whose chat it is. Its retention period begins.',
    args: { input: t.arg({ type: ChatInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        const chat = await chatForWrite(tx, context, input.chatId);
        if (chat.status === 'CLOSED')
          throw new Refusal({ code: 'CONFLICT', message: 'This chat is closed already.' });
        return setChatStatus(tx, context, chat, 'CLOSED');
      }),
  }),
);

builder.mutationField('reopenChat', (t) =>
  t.field({
    type: chatPayload('ReopenChatPayload'),
    description: 'Opens a closed chat again; its retention period ends. For staff and apps.',
    args: { input: t.arg({ type: ChatInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        refuseVisitors(context, 'Open a new chat instead.');
        const chat = await chatForWrite(tx, context, input.chatId);
        if (chat.status !== 'CLOSED')
          throw new Refusal({ code: 'CONFLICT', message: 'This chat is not closed.' });
        if ((await tx.conversation.count({ where: { chatId: chat.id } })) > 0) {
          throw new Refusal({
            code: 'CONFLICT',
            message: 'A ticket was made of this chat.',
            remedy: 'Carry on in the ticket.',
          });
        }
        return setChatStatus(tx, context, chat, 'OPEN');
      }),
  }),
);

function chatForWrite(
  tx: Prisma.TransactionClient,
  context: Context,
  publicId: string,
): Promise<ConversationFound> {
  return conversationForWrite(tx, context, publicId, { kind: 'CHAT', field: 'chatId' });
}

async function setChatStatus(
  tx: Prisma.TransactionClient,
  context: Context,
  { id, requesterId }: ConversationFound,
  status: ConversationStatus,
): Promise<{ chatId: number }> {
  await setStatus(tx, context, id, status);
  await recordChange(tx, context, { type: 'CHAT_CHANGED', conversationId: id, dataSubjectId: requesterId });
  return { chatId: id };
}
