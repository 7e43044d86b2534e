import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { checkCursor } from '../../cursor.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { conversationConditions } from '../conversation/conditions.ts';
import { ConversationStatus } from '../conversation/conversation.ts';
import { visibleConversations } from '../conversation/visible.ts';
import { matching, readInFilter, StringFilter } from '../filter.ts';
import { selecting } from '../selecting.ts';
import { Chat } from './chat.ts';

const ChatFilter = builder.inputType('ChatFilter', {
  fields: (t) => ({
    status: t.field({ type: [ConversationStatus], personal: false }),
    assigneeId: t.id({ personal: false }),
    teamId: t.id({ personal: false }),
    requesterId: t.id({ personal: false }),
    requesterEmail: t.field({ type: StringFilter, personal: { category: 'user.contact.email' } }),
    requesterName: t.field({ type: StringFilter, personal: { category: 'user.name' } }),
    openedAfter: t.field({ type: 'DateTime', personal: false }),
    openedBefore: t.field({ type: 'DateTime', personal: false }),
  }),
});

type Filter = typeof ChatFilter.$inferInput;

builder.queryField('chats', (t) =>
  t.prismaConnection(
    {
      type: Chat,
      cursor: 'publicId',
      nullable: true,
      description: 'Chats of the controller, newest first.',
      args: {
        filter: t.arg({ type: ChatFilter }),
        search: t.arg.string({
          description: 'Words of a message.',
          personal: { category: 'user.content.chat' },
        }),
      },
      resolve: async (query, _root, args, context) => {
        const where = chatCondition(context, args.filter, args.search);
        if (where === undefined) return null;
        await checkCursor(args, (publicIds) =>
          context.database.prisma.conversation.count({
            where: { AND: [where, { publicId: { in: publicIds } }] },
          }),
        );
        const chats = await context.database.prisma.conversation.findMany({
          ...selecting(query, { requesterId: true }),
          where,
          orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
          relationLoadStrategy: 'join',
        });
        context.reads.found(chats.map(({ requesterId }) => requesterId));
        return chats;
      },
      totalCount: (_root, args, context) => {
        const where = chatCondition(context, args.filter, args.search);
        return where === undefined ? 0 : context.database.prisma.conversation.count({ where });
      },
    },
    { name: 'ChatConnection' },
    { name: 'ChatEdge' },
  ),
);

function chatCondition(
  context: Context,
  filter: Filter | null | undefined,
  search: string | null | undefined,
): Prisma.ConversationWhereInput | undefined {
  const conditions = conversationConditions(context, 'ChatFilter', filter ?? {});
  if (conditions === undefined) return undefined;
  const [body] = search && search.trim() !== '' ? matching({ contains: search.trim() }) : [];
  if (body !== undefined) {
    const lawful = readInFilter(context, 'Query.chats(search:)', 'user.content.chat');
    if (lawful === undefined) return undefined;
    conditions.push({
      requester: lawful,
      messages: { some: { body: body as Prisma.StringFilter, author: lawful } },
    });
  }
  const visible = visibleConversations(context, 'CHAT');
  return { ...visible, AND: [...visible.AND, ...conditions] };
}
