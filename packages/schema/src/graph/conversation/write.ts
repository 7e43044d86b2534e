import type { Context } from '../../context.ts';
import type { Conversation, ConversationKind, Prisma } from '../../db/generated/client.ts';
import { kindOfPublicId, newPublicId } from '../../db/public-id.ts';
import type { DataCategory } from '../../taxonomy/data-categories.ts';
import { authorOf, notFound, type PersonFound } from '../people.ts';
import { demandPurpose, permitWrite } from '../permit-write.ts';
import { Refusal } from '../problem.ts';
import { changeOf, recordChange } from '../record-change.ts';
import { ATTACHMENT, takeFiles } from '../upload/take-files.ts';
import { visibleConversations } from './visible.ts';

/** The kind of data that is written into a conversation. */
const CONTENT_OF = { TICKET: 'user.content.ticket', CHAT: 'user.content.chat' } as const;

/** What to do with a ticket that goes on in another. */
export const MERGED = 'Carry on in the ticket that this one was merged into.';

const columns = {
  id: true,
  kind: true,
  status: true,
  requesterId: true,
  firstRespondedAt: true,
  mergedIntoId: true,
  requester: { select: { id: true, lawfulness: true } },
} as const;

/** A conversation that was locked to be written into. */
export type ConversationFound = Pick<
  Conversation,
  'id' | 'kind' | 'status' | 'requesterId' | 'firstRespondedAt' | 'mergedIntoId'
> & {
  requester: PersonFound;
};

/**
 * Locks a conversation that the caller may know of and may write into.
 * @throws Refusal NOT_FOUND, or PURPOSE_DENIED
 */
export async function conversationForWrite(
  tx: Prisma.TransactionClient,
  context: Context,
  publicId: string,
  {
    kind,
    field,
    category,
  }: {
    readonly kind?: ConversationKind;
    readonly field: string;
    /** The kind of data that is written; left out: the conversation's own. */
    readonly category?: DataCategory;
  },
): Promise<ConversationFound> {
  demandPurpose(context);
  const named = kindOfPublicId(publicId);
  if (named !== 'ticket' && named !== 'chat') throw notFound(field);
  await tx.$queryRaw`SELECT id FROM conversation 
                     WHERE public_id = ${publicId} AND controller_id = ${context.controller.id} FOR UPDATE`;
  const found = await tx.conversation.findUnique({
    where: { ...visibleConversations(context, kind), publicId },
    select: columns,
  });
  if (found === null) throw notFound(field);
  permitWrite(context, category ?? CONTENT_OF[found.kind], [found.requester]);
  return found;
}

/** Starts a conversation of a person, under the declared purpose. */
export async function startConversation(
  tx: Prisma.TransactionClient,
  context: Context,
  requester: PersonFound,
  details: Pick<Prisma.ConversationUncheckedCreateInput, 'kind' | 'subject' | 'priority' | 'chatId'>,
): Promise<ConversationFound> {
  permitWrite(context, CONTENT_OF[details.kind], [requester]);
  const created = await tx.conversation.create({
    data: {
      ...details,
      publicId: newPublicId(details.kind === 'TICKET' ? 'ticket' : 'chat'),
      controllerId: context.controller.id,
      purpose: context.purpose ?? '',
      requesterId: requester.id,
      openedAt: context.now,
    },
    select: columns,
  });
  await recordChange(tx, context, {
    type: changeOf(created.kind),
    conversationId: created.id,
    dataSubjectId: requester.id,
  });
  return created;
}

/**
 * Adds a message to a conversation. A customer's reply to a resolved ticket opens it again; a closed one stays closed.
 * @throws Refusal
 */
export async function addMessage(
  tx: Prisma.TransactionClient,
  context: Context,
  conversation: ConversationFound,
  message: {
    readonly body: string;
    readonly authorId?: string | null | undefined;
    readonly uploadIds?: readonly string[] | null | undefined;
  },
): Promise<{ id: number }> {
  if (conversation.status === 'CLOSED') {
    throw new Refusal({
      code: 'CONFLICT',
      message: 'This conversation is closed.',
      remedy: conversation.mergedIntoId === null ? 'Open a new one.' : MERGED,
    });
  }
  if (message.uploadIds?.length) permitWrite(context, ATTACHMENT, [conversation.requester]);
  const author = await authorOf(tx, context, conversation.requesterId, message.authorId);
  const files = await takeFiles(tx, context, message.uploadIds, false);
  const created = await tx.message.create({
    data: {
      publicId: newPublicId(conversation.kind === 'TICKET' ? 'ticketMessage' : 'chatMessage'),
      controllerId: context.controller.id,
      conversationId: conversation.id,
      kind: conversation.kind,
      authorId: author.id,
      requesterId: conversation.requesterId,
      body: message.body,
      sentAt: context.now,
    },
    select: { id: true },
  });
  const ofMessage = {
    controllerId: context.controller.id,
    conversationId: conversation.id,
    messageId: created.id,
    authorId: author.id,
    requesterId: conversation.requesterId,
    createdAt: context.now,
  };
  await tx.attachment.createMany({
    data: files.map((file) => ({ ...file, ...ofMessage, publicId: newPublicId('attachment') })),
  });
  const responds = conversation.firstRespondedAt === null && author.id !== conversation.requesterId;
  const reopens = conversation.status === 'RESOLVED' && author.id === conversation.requesterId;
  await tx.conversation.update({
    where: { id: conversation.id },
    data: {
      lastMessageAt: context.now,
      ...(responds ? { firstRespondedAt: context.now } : {}),
      ...(reopens ? { status: 'OPEN', closedAt: null, resolvedAt: null } : {}),
    },
  });
  const changed = { conversationId: conversation.id, dataSubjectId: conversation.requesterId };
  await recordChange(tx, context, { type: 'MESSAGE_ADDED', messageId: created.id, ...changed });
  await recordChange(tx, context, { type: changeOf(conversation.kind), ...changed });
  return created;
}
