import { builder } from '../../builder.ts';
import type { CountInList } from '../../nested-cursor.ts';
import { Chat } from '../chat/chat.ts';
import { Participant } from '../participant/participant.ts';
import { Ticket } from '../ticket/ticket.ts';
import { INTERNAL, visibleNotes } from './visible-notes.ts';

/** What staff write about a case for each other: no message, so it stands in no list, count or search of messages. */
export const InternalNote = builder.prismaNode('InternalNote', {
  description: 'What staff write about a case for each other. The person it is about never sees it.',
  id: { field: 'publicId' },
  // What is not there is null, like what the caller may not know of.
  nullable: true,
  select: { id: true, publicId: true },
  findUnique: (publicId, context) => ({ ...visibleNotes(context), publicId }),
  fields: (t) => ({
    writtenAt: t.expose('writtenAt', { type: 'DateTime', nullable: false, personal: false }),
    author: t.relation('author', { type: Participant, nullable: true }),
    body: t.exposeString('body', {
      nullable: true,
      personal: { category: INTERNAL, of: [['author'], ['requester']] },
    }),
  }),
});

/** The list itself carries the label: that there are notes, and how many, is told to nobody who may not read them. */
const label = { category: INTERNAL, of: [['requester']] } as const;
const countInList: CountInList = ({ id }, publicIds, context) =>
  context.database.prisma.internalNote.count({
    where: { ...visibleNotes(context), conversationId: id, publicId: { in: publicIds } },
  });
const description = 'What staff wrote about it for each other, oldest first.';

builder.prismaObjectField(Ticket, 'notes', (t) =>
  t.relatedConnection(
    'notes',
    {
      type: InternalNote,
      cursor: 'publicId',
      nullable: true,
      description,
      personal: label,
      countInList,
      query: { orderBy: [{ writtenAt: 'asc' }, { id: 'asc' }] },
    },
    { name: 'TicketNotesConnection' },
    { name: 'TicketNotesEdge' },
  ),
);

builder.prismaObjectField(Chat, 'notes', (t) =>
  t.relatedConnection(
    'notes',
    {
      type: InternalNote,
      cursor: 'publicId',
      nullable: true,
      description,
      personal: label,
      countInList,
      query: { orderBy: [{ writtenAt: 'asc' }, { id: 'asc' }] },
    },
    { name: 'ChatNotesConnection' },
    { name: 'ChatNotesEdge' },
  ),
);
