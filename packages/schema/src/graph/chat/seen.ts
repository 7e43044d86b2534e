import { builder } from '../../builder.ts';
import { newPublicId } from '../../db/public-id.ts';
import { conversationForWrite } from '../conversation/write.ts';
import { Participant } from '../participant/participant.ts';
import { notFound } from '../people.ts';
import { change, Refusal } from '../problem.ts';
import { recordChange } from '../record-change.ts';
import { chatPayload } from './chat-payload.ts';
import { Chat } from './chat.ts';

/** That somebody read something is a part of the chat, about the reader and about the person whose chat it is. */
const label = { category: 'user.content.chat', of: [['person'], ['conversation', 'requester']] } as const;

const Seen = builder.prismaObject('ConversationSeen', {
  name: 'Seen',
  description: 'How far somebody has read a chat.',
  select: { id: true },
  fields: (t) => ({
    participant: t.relation('person', { type: Participant, nullable: true }),
    messageId: t.id({
      nullable: true,
      description: 'The last message seen.',
      personal: label,
      select: { message: { select: { publicId: true } } },
      resolve: ({ message }) => message.publicId,
    }),
    seenAt: t.expose('seenAt', { type: 'DateTime', nullable: true, personal: label }),
  }),
});

builder.prismaObjectField(Chat, 'seenBy', (t) =>
  t.relation('seen', {
    type: Seen,
    nullable: true,
    description: 'How far each participant has read.',
    query: { orderBy: { id: 'asc' } },
  }),
);

const MarkSeenInput = builder.inputType('MarkSeenInput', {
  fields: (t) => ({
    chatId: t.id({ required: true, personal: false }),
    messageId: t.id({ required: true, personal: false, description: 'The last message on the screen.' }),
  }),
});

builder.mutationField('markSeen', (t) =>
  t.field({
    type: chatPayload('MarkSeenPayload'),
    description: 'Says how far the caller has read a chat. It goes forward only.',
    args: { input: t.arg({ type: MarkSeenInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        const { caller, controller, now } = context;
        if (caller.kind === 'APP')
          throw new Refusal({ code: 'NOT_ALLOWED', message: 'Only people see: an app cannot do this.' });
        const chat = await conversationForWrite(tx, context, input.chatId, { kind: 'CHAT', field: 'chatId' });
        const message = await tx.message.findUnique({
          where: { publicId: input.messageId, conversationId: chat.id },
          select: { id: true },
        });
        if (message === null) throw notFound('messageId');
        const of = { conversationId: chat.id, personId: caller.dataSubjectId };
        const before = await tx.conversationSeen.findUnique({ where: { conversationId_personId: of } });
        if (before !== null && before.messageId >= message.id) return { chatId: chat.id };
        const seen = { messageId: message.id, seenAt: now };
        await tx.conversationSeen.upsert({
          where: { conversationId_personId: of },
          create: { ...of, ...seen, publicId: newPublicId('seen'), controllerId: controller.id },
          update: seen,
        });
        const changed = { conversationId: chat.id, dataSubjectId: chat.requesterId };
        await recordChange(tx, context, { type: 'CHAT_CHANGED', ...changed });
        return { chatId: chat.id };
      }),
  }),
);
