import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { kindOfPublicId } from '../../db/public-id.ts';
import { Conversation } from './conversation.ts';
import { visibleConversations } from './visible.ts';

builder.queryField('conversation', (t) =>
  t.field({
    type: Conversation,
    nullable: true,
    description: 'One ticket or chat.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context, info) => findConversation(context, info, { publicId: id }),
  }),
);

/** Loads one visible conversation. The id tells its kind, so only that kind's fields are selected. */
function findConversation(context: Context, info: GraphQLResolveInfo, { publicId }: { publicId: string }) {
  const kind = kindOfPublicId(publicId);
  if (kind !== 'ticket' && kind !== 'chat') return null;
  const typeName = kind === 'ticket' ? 'Ticket' : 'Chat';
  const { select } = queryFromInfo({
    context,
    info,
    typeName,
    select: { id: true, publicId: true, kind: true },
  });
  return context.database.prisma.conversation.findUnique({
    select,
    where: { ...visibleConversations(context, kind === 'ticket' ? 'TICKET' : 'CHAT'), publicId },
    relationLoadStrategy: 'join',
  });
}
