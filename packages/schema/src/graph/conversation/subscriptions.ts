import { queryFromInfo } from '@pothos/plugin-prisma';
import { GraphQLError } from 'graphql';
import { builder } from '../../builder.ts';
import type { ChangeEvent, Context, Watched } from '../../context.ts';
import type { ConversationKind } from '../../db/generated/client.ts';
import { kindOfPublicId } from '../../db/public-id.ts';
import { Chat } from '../chat/chat.ts';
import { Message } from '../message/message.ts';
import { changeOf } from '../record-change.ts';
import { Ticket } from '../ticket/ticket.ts';
import { visibleConversations } from './visible.ts';

/** Every subscription to what is kept has this argument. */
export const AFTER =
  'The cursor of an event (extensions.event.cursor): what came after it is told first, then what comes. Without it, what comes.';

type Watching = { readonly id?: string | null | undefined; readonly after?: string | null | undefined };

/**
 * The source of each subscription yields changes: ids alone. What is delivered is read anew for each, under a context
 * made anew, so a consent withdrawn a moment ago already counts.
 */
builder.subscriptionType({
  description: 'Changes as they happen. Every event is decided again when it is delivered.',
  fields: (t) => ({
    messageAdded: t.field({
      type: Message,
      nullable: true,
      description: 'Messages added to one conversation.',
      args: {
        conversationId: t.arg.id({ required: true, personal: false }),
        after: t.arg.string({ personal: false, description: AFTER }),
      },
      subscribe: async (_root, { conversationId, after }, context) => {
        const conversation = await findVisible(context, conversationId);
        return context.changes.subscribe(
          context.controller.id,
          { type: 'MESSAGE_ADDED', conversationId: conversation },
          after,
        );
      },
      resolve: (event, { conversationId }, context, info) => {
        const { messageId } = asChange(event);
        if (messageId === null) return null;
        const typeName = kindOfPublicId(conversationId) === 'ticket' ? 'TicketMessage' : 'ChatMessage';
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
    ticketChanged: t.prismaField({
      type: Ticket,
      nullable: true,
      description: 'Changes of one ticket, or of all that the caller may see.',
      args: {
        id: t.arg.id({ personal: false }),
        after: t.arg.string({ personal: false, description: AFTER }),
      },
      subscribe: (_root: unknown, args: Watching, context: Context) => changesOf(context, 'TICKET', args),
      resolve: (query, event, _args, context) =>
        context.database.prisma.conversation.findUnique({
          ...query,
          where: { ...visibleConversations(context, 'TICKET'), id: asChange(event).conversationId ?? 0 },
          relationLoadStrategy: 'join',
        }),
    }),
    chatChanged: t.prismaField({
      type: Chat,
      nullable: true,
      description: 'Changes of one chat, or of all that the caller may see.',
      args: {
        id: t.arg.id({ personal: false }),
        after: t.arg.string({ personal: false, description: AFTER }),
      },
      subscribe: (_root: unknown, args: Watching, context: Context) => changesOf(context, 'CHAT', args),
      resolve: (query, event, _args, context) =>
        context.database.prisma.conversation.findUnique({
          ...query,
          where: { ...visibleConversations(context, 'CHAT'), id: asChange(event).conversationId ?? 0 },
          relationLoadStrategy: 'join',
        }),
    }),
  }),
});

/** What the source yielded; GraphQL hands it on as the root value. */
export function asChange(event: unknown): ChangeEvent {
  return event as ChangeEvent;
}

async function changesOf(context: Context, kind: ConversationKind, { id: publicId, after }: Watching) {
  const { caller, changes, controller } = context;
  demandPurpose(context);
  const only = publicId ? await findVisible(context, publicId) : undefined;
  const watched: Watched = {
    type: changeOf(kind),
    ...(only !== undefined && { conversationId: only }),
    // That something happened to somebody else is not a visitor's to know either.
    ...(caller.kind === 'VISITOR' && { dataSubjectId: caller.dataSubjectId }),
  };
  return changes.subscribe(controller.id, watched, after);
}

/** Nobody subscribes to what they may not know of. */
export async function findVisible(context: Context, publicId: string): Promise<number> {
  demandPurpose(context);
  const found = await context.database.prisma.conversation.findUnique({
    where: { ...visibleConversations(context), publicId },
    select: { id: true },
  });
  if (found === null) {
    throw new GraphQLError('There is nothing with this id here.', { extensions: { code: 'NOT_FOUND' } });
  }
  return found.id;
}

function demandPurpose({ plan: { gate } }: Context): void {
  if (gate === undefined) return;
  throw new GraphQLError(`Nothing to watch without a purpose. ${gate.remedy}`, {
    extensions: { code: gate.reason, allowedPurposes: gate.allowedPurposes },
  });
}
