import type { Context } from '../../context.ts';
import type { ConversationStatus, Prisma } from '../../db/generated/client.ts';
import { matching, readInFilter, type StringFilter } from '../filter.ts';

export type ConversationConditions = Prisma.ConversationWhereInput[];

type Match = typeof StringFilter.$inferInput;

/** The filters that tickets and chats share. */
type ConversationFilter = {
  readonly status?: readonly ConversationStatus[] | null | undefined;
  readonly assigneeId?: string | null | undefined;
  readonly teamId?: string | null | undefined;
  readonly requesterId?: string | null | undefined;
  readonly requesterEmail?: Match | null | undefined;
  readonly requesterName?: Match | null | undefined;
  readonly openedAfter?: Date | null | undefined;
  readonly openedBefore?: Date | null | undefined;
};

/**
 * The conditions of a filter, or undefined when it asks by what is denied.
 * @param filterType name of the GraphQL input type, for the coordinate of a denial
 */
export function conversationConditions(
  context: Context,
  filterType: string,
  filter: ConversationFilter,
): ConversationConditions | undefined {
  const conditions: ConversationConditions = [
    ...(filter.status ? [{ status: { in: [...filter.status] } }] : []),
    ...(filter.assigneeId != null ? [{ assignee: { publicId: filter.assigneeId } }] : []),
    ...(filter.teamId != null ? [{ team: { publicId: filter.teamId } }] : []),
    ...(filter.requesterId != null ? [{ requester: { publicId: filter.requesterId } }] : []),
    ...(filter.openedAfter ? [{ openedAt: { gt: filter.openedAfter } }] : []),
    ...(filter.openedBefore ? [{ openedAt: { lt: filter.openedBefore } }] : []),
  ];
  const { requesterEmail, requesterName } = filter;
  if (requesterEmail) {
    const lawful = readInFilter(context, `${filterType}.requesterEmail`, 'user.contact.email');
    if (lawful === undefined) return undefined;
    conditions.push({
      requester: { AND: [lawful, ...matching(requesterEmail).map((email) => ({ email }))] },
    });
  }
  if (requesterName) {
    const lawful = readInFilter(context, `${filterType}.requesterName`, 'user.name');
    if (lawful === undefined) return undefined;
    conditions.push({
      requester: { AND: [lawful, ...matching(requesterName).map((displayName) => ({ displayName }))] },
    });
  }
  return conditions;
}
