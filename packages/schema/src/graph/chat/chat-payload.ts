import { builder } from '../../builder.ts';
import { visibleConversations } from '../conversation/visible.ts';
import { type Outcome, problemsField } from '../problem.ts';
import { Chat } from './chat.ts';

/** What a mutation of chats answers: the chat as it is now, as far as the declared purpose may see it. */
export function chatPayload(name: string) {
  return builder.objectRef<Outcome<{ chatId: number }>>(name).implement({
    fields: (t) => ({
      problems: problemsField(t),
      chat: t.prismaField({
        type: Chat,
        nullable: true,
        resolve: (query, { chatId }, _args, context) =>
          chatId === undefined
            ? null
            : context.database.prisma.conversation.findUnique({
                ...query,
                where: { ...visibleConversations(context, 'CHAT'), id: chatId },
                relationLoadStrategy: 'join',
              }),
      }),
    }),
  });
}
