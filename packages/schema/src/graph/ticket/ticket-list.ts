import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { checkCursor } from '../../cursor.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { type ConversationConditions, conversationConditions } from '../conversation/conditions.ts';
import { ConversationStatus } from '../conversation/conversation.ts';
import { visibleConversations } from '../conversation/visible.ts';
import { customFieldConditions, CustomFieldsFilter } from '../custom-field/filter-input.ts';
import { matching, OrderDirection, readInFilter, StringFilter } from '../filter.ts';
import { INTERNAL } from '../internal-note/visible-notes.ts';
import { selecting } from '../selecting.ts';
import { asTag } from './tags.ts';
import { Ticket, TicketPriority } from './ticket.ts';

const TicketFilter = builder.inputType('TicketFilter', {
  fields: (t) => ({
    status: t.field({ type: [ConversationStatus], personal: false }),
    priority: t.field({ type: [TicketPriority], personal: false }),
    assigneeId: t.id({ personal: false }),
    teamId: t.id({ personal: false }),
    tags: t.stringList({ description: 'Any of these.', personal: { category: INTERNAL } }),
    requesterId: t.id({ personal: false }),
    requesterEmail: t.field({ type: StringFilter, personal: { category: 'user.contact.email' } }),
    requesterName: t.field({ type: StringFilter, personal: { category: 'user.name' } }),
    subject: t.field({ type: StringFilter, personal: { category: 'user.content.ticket' } }),
    customFields: t.field({ type: CustomFieldsFilter, personal: false }),
    openedAfter: t.field({ type: 'DateTime', personal: false }),
    openedBefore: t.field({ type: 'DateTime', personal: false }),
  }),
});

const TicketOrderField = builder.enumType('TicketOrderField', {
  values: {
    OPENED_AT: {},
    LAST_MESSAGE_AT: {},
    PRIORITY: {},
    SUBJECT: { personal: { category: 'user.content.ticket' } },
    REQUESTER_NAME: { personal: { category: 'user.name' } },
    REQUESTER_EMAIL: { personal: { category: 'user.contact.email' } },
  },
});

const TicketOrder = builder.inputType('TicketOrder', {
  fields: (t) => ({
    field: t.field({ type: TicketOrderField, required: true, personal: false }),
    direction: t.field({ type: OrderDirection, required: true, personal: false }),
  }),
});

type Filter = typeof TicketFilter.$inferInput;
type Order = typeof TicketOrder.$inferInput;

builder.queryField('tickets', (t) =>
  t.prismaConnection(
    {
      type: Ticket,
      cursor: 'publicId',
      nullable: true,
      description: 'Tickets of the controller, newest first unless ordered otherwise.',
      args: {
        filter: t.arg({ type: TicketFilter }),
        orderBy: t.arg({ type: TicketOrder }),
        search: t.arg.string({
          description: 'Words of the subject or of a message.',
          personal: { category: 'user.content.ticket' },
        }),
      },
      resolve: async (query, _root, args, context) => {
        const list = ticketList(context, args);
        if (list === undefined) return null;
        const { where } = list;
        await checkCursor(args, (publicIds) =>
          context.database.prisma.conversation.count({
            where: { AND: [where, { publicId: { in: publicIds } }] },
          }),
        );
        const tickets = await context.database.prisma.conversation.findMany({
          ...selecting(query, { requesterId: true }),
          where,
          orderBy: list.orderBy,
          relationLoadStrategy: 'join',
        });
        context.reads.found(tickets.map(({ requesterId }) => requesterId));
        return tickets;
      },
      totalCount: (_root, args, context) => {
        const list = ticketList(context, args);
        return list === undefined ? 0 : context.database.prisma.conversation.count({ where: list.where });
      },
    },
    { name: 'TicketConnection' },
    { name: 'TicketEdge' },
  ),
);

type List = {
  readonly where: Prisma.ConversationWhereInput;
  readonly orderBy: Prisma.ConversationOrderByWithRelationInput[];
};

/** The whole condition of a list, or undefined when some part of it reads what is denied. */
function ticketList(
  context: Context,
  args: {
    readonly filter?: Filter | null | undefined;
    readonly orderBy?: Order | null | undefined;
    readonly search?: string | null | undefined;
  },
): List | undefined {
  const filter = conversationConditions(context, 'TicketFilter', args.filter ?? {});
  const subject = subjectCondition(context, args.filter?.subject);
  const tags = tagCondition(context, args.filter?.tags);
  const customFields = customFieldConditions(context, args.filter?.customFields);
  const search = searchCondition(context, args.search);
  const order = ticketOrder(context, args.orderBy);
  if (!filter || !subject || !tags || !customFields || !search || !order) return undefined;
  const priority = args.filter?.priority;
  return {
    where: {
      ...visibleConversations(context, 'TICKET'),
      AND: [
        ...visibleConversations(context).AND,
        ...filter,
        ...subject,
        ...tags,
        ...customFields,
        ...search,
        ...(priority ? [{ priority: { in: [...priority] } }] : []),
        ...(order.lawful ? [{ requester: order.lawful }] : []),
      ],
    },
    orderBy: order.orderBy,
  };
}

function subjectCondition(context: Context, subject: Filter['subject']): ConversationConditions | undefined {
  if (!subject) return [];
  const lawful = readInFilter(context, 'TicketFilter.subject', 'user.content.ticket');
  return lawful && [...matching(subject).map((condition) => ({ subject: condition })), { requester: lawful }];
}

function tagCondition(context: Context, tags: Filter['tags']): ConversationConditions | undefined {
  if (!tags) return [];
  const lawful = readInFilter(context, 'TicketFilter.tags', INTERNAL);
  return lawful && [{ tags: { hasSome: tags.map(asTag) }, requester: lawful }];
}

/** Words of a subject or a message: a message is lawful only when its author's part is too. */
function searchCondition(
  context: Context,
  search: string | null | undefined,
): ConversationConditions | undefined {
  if (search === null || search === undefined || search.trim() === '') return [];
  const lawful = readInFilter(context, 'Query.tickets(search:)', 'user.content.ticket');
  if (lawful === undefined) return undefined;
  const [words] = matching({ contains: search.trim() });
  return words === undefined
    ? []
    : [
        { requester: lawful },
        {
          OR: [
            { subject: words },
            { messages: { some: { body: words as Prisma.StringFilter, author: lawful } } },
          ],
        },
      ];
}

/** Ties break by age, so that pages never overlap. */
function ticketOrder(context: Context, order: Order | null | undefined) {
  const direction = order?.direction === 'ASC' ? ('asc' as const) : ('desc' as const);
  const last = [{ openedAt: direction }, { id: direction }];
  const sorted = { sort: direction, nulls: 'last' as const };
  const byPerson = (category: 'user.name' | 'user.contact.email' | 'user.content.ticket') =>
    readInFilter(context, `TicketOrderField.${order?.field}`, category);
  switch (order?.field) {
    case 'LAST_MESSAGE_AT':
      return { orderBy: [{ lastMessageAt: sorted }, ...last], lawful: undefined };
    case 'PRIORITY':
      return { orderBy: [{ priority: direction }, ...last], lawful: undefined };
    case 'SUBJECT': {
      const lawful = byPerson('user.content.ticket');
      return lawful && { orderBy: [{ subject: sorted }, ...last], lawful };
    }
    case 'REQUESTER_NAME': {
      const lawful = byPerson('user.name');
      return lawful && { orderBy: [{ requester: { displayName: sorted } }, ...last], lawful };
    }
    case 'REQUESTER_EMAIL': {
      const lawful = byPerson('user.contact.email');
      return lawful && { orderBy: [{ requester: { email: sorted } }, ...last], lawful };
    }
    default:
      return { orderBy: last, lawful: undefined };
  }
}
