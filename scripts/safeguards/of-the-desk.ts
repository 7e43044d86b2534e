import { promise, type Safeguard, unit } from './safeguard.ts';

/** What staff write for staff. */
export const notes: readonly Safeguard[] = [
  unit(
    { id: 'notes: not the person’s own view', without: 'a visitor reads what staff noted about it' },
    [
      'purpose/access.ts',
      "if (given === 'all but internal') return !internal;",
      "if (given === 'all but internal') return true;",
    ],
    'purpose/access',
  ),
  unit(
    { id: 'notes: an app’s by name only', without: 'old grants of all content would open the notes' },
    [
      'purpose/access.ts',
      '(internal ? listed === category : covers(listed, category))',
      'covers(listed, category)',
    ],
    'purpose/access',
  ),
  promise(
    {
      id: 'notes: by id for those who may read them',
      without: 'that there is a note, and when it was written',
    },
    [
      'schema/src/graph/internal-note/visible-notes.ts',
      '...(mayKnowOfNotes(context) ? {} : { OR: [] }),',
      '',
    ],
    'internal-notes-stay-with-staff',
  ),
  promise(
    { id: 'notes: heard of by those who may read them', without: 'that staff wrote a note a moment ago' },
    ['schema/src/graph/internal-note/note-subscription.ts', '      demandNotes(context);\n', ''],
    'internal-notes-stay-with-staff',
  ),
];

/** What staff do with a conversation. */
export const deskWork: readonly Safeguard[] = [
  promise(
    { id: 'staff only', without: 'visitors assign, tag and reopen conversations' },
    ['schema/src/graph/staff-only.ts', "if (caller.kind !== 'VISITOR') return;", 'if (caller) return;'],
    'staff-hand-over-close-and-tag',
  ),
  promise(
    {
      id: 'one controller: who is given a conversation',
      without: 'agents of other controllers as assignees',
    },
    [
      'schema/src/graph/conversation/assignment.ts',
      "where: { publicId, controllerId, kind: 'STAFF', agent: { disabledAt: null } },",
      "where: { publicId, kind: 'STAFF', agent: { disabledAt: null } },",
    ],
    'staff-hand-over-close-and-tag',
  ),
  promise(
    { id: 'one controller: teams', without: 'teams of other controllers as assignees' },
    [
      'schema/src/graph/conversation/assignment.ts',
      'tx.team.findUnique({ where: { publicId, controllerId }',
      'tx.team.findUnique({ where: { publicId }',
    ],
    'staff-hand-over-close-and-tag',
  ),
  promise(
    { id: 'tags: not told to the requester', without: 'the person hears when staff tag its ticket' },
    [
      'schema/src/graph/ticket/ticket-desk-mutations.ts',
      "{ type: 'TICKET_CHANGED', conversationId: id });",
      "{ type: 'TICKET_CHANGED', conversationId: id, dataSubjectId: (await tx.conversation.findUniqueOrThrow({ where: { id } })).requesterId });",
    ],
    'staff-hand-over-close-and-tag',
  ),
  promise(
    { id: 'tags: filters are reads', without: 'apps and visitors find tickets by what staff think of them' },
    [
      'schema/src/graph/ticket/ticket-list.ts',
      "const lawful = readInFilter(context, 'TicketFilter.tags', INTERNAL);",
      'const lawful: Prisma.DataSubjectWhereInput | undefined = context && {};',
    ],
    'staff-hand-over-close-and-tag',
  ),
];

/** Two tickets that become one. */
export const merging: readonly Safeguard[] = [
  promise(
    { id: 'merge: of one person only', without: 'what one person wrote shown as another’s' },
    [
      'schema/src/graph/ticket/merge-tickets.ts',
      'source.requesterId !== target.requesterId',
      'source.requesterId === 0',
    ],
    'tickets-are-merged',
  ),
  promise(
    { id: 'merge: for good', without: 'a ticket that goes on in two places' },
    ['schema/src/graph/ticket/ticket-mutations.ts', 'if (ticket.mergedIntoId !== null) {', 'if (false) {'],
    'tickets-are-merged',
  ),
];

/** Presence and ratings. */
export const presence: readonly Safeguard[] = [
  promise(
    { id: 'typing: of one’s own conversations only', without: 'strangers hear when somebody writes' },
    [
      'schema/src/graph/typing/typing.ts',
      'const conversation = await findVisible(context, conversationId);',
      'const { id: conversation } = await context.database.prisma.conversation.findUniqueOrThrow({ where: { publicId: conversationId } });',
    ],
    'chat-presence',
  ),
  promise(
    { id: 'a transcript is decided line by line', without: 'bodies that the messages withhold' },
    [
      'schema/src/graph/chat/transcript.ts',
      "personal: { category: 'user.content.chat', of: people }",
      "personal: { category: 'user.name', of: people }",
    ],
    'chat-presence',
  ),
  promise(
    { id: 'seen: forward only', without: 'what was read becomes unread' },
    ['schema/src/graph/chat/seen.ts', 'before.messageId >= message.id', 'before.messageId > 1e9'],
    'chat-presence',
  ),
  promise(
    { id: 'ratings: by the requester only', without: 'staff rate themselves' },
    [
      'schema/src/graph/rating/rate-conversation.ts',
      "context.caller.kind !== 'VISITOR'",
      "context.caller.kind === 'APP'",
    ],
    'clocks-and-ratings',
  ),
  promise(
    { id: 'ratings: feedback is a kind of data of its own', without: 'ratings written under any purpose' },
    ['schema/src/graph/rating/rate-conversation.ts', '          category: FEEDBACK,\n', ''],
    'clocks-and-ratings',
  ),
];
