import type {
  Conversation,
  CustomFieldValue,
  InternalNote,
  Message,
  Person,
  Seen,
  TableName,
  Tables,
} from '../world/rows.ts';
import { CUSTOM_FIELD_STRUCTURE, fieldsSeen } from './custom-fields.ts';
import { DISCLOSURE_STRUCTURE, toReview } from './disclosures.ts';
import type { Judgement } from './judgement.ts';
import { conversationList, type ListArguments, ordered, peopleList } from './lists.ts';
import { checkPage, type List, type PageArguments, pageOf } from './page.ts';
import type { Row } from './personal-fields.ts';
import { isPast, seesAgent, seesConversation, seesMessage, seesNote, seesPerson } from './visible.ts';

/** A row on its way through the schema, with the type it has there. */
export type Typed = { readonly type: string; readonly row: Row };

type Args = PageArguments &
  ListArguments & {
    readonly id?: string;
    readonly ids?: readonly string[];
    readonly archived?: boolean | null;
  };

type Structure = (row: Row, args: Args, judgement: Judgement) => unknown;

const ticketOrChat = (row: Conversation): Typed => ({ type: row.kind === 'TICKET' ? 'Ticket' : 'Chat', row });
const messageOf = (row: Message): Typed => ({
  type: row.kind === 'TICKET' ? 'TicketMessage' : 'ChatMessage',
  row,
});
const personOf = (row: Person): Typed => ({ type: row.kind === 'STAFF' ? 'Agent' : 'DataSubject', row });

function connection<Of extends Exclude<Row, CustomFieldValue>>(
  type: string,
  find: () => List<Of> | undefined,
  args: Args,
  judgement: Judgement,
) {
  checkPage(args);
  const list = find();
  if (list === undefined) return null;
  const { edges, pageInfo, lookedAt } = pageOf(list, args);
  const { foundBy } = list;
  if (foundBy) for (const row of lookedAt) judgement.lookedAt.add(foundBy.person(row));
  return {
    totalCount: list.rows.length,
    pageInfo,
    /** A getter, because only who is answered is read: a count alone names nobody. */
    get edges() {
      // To be found by something personal is to be read.
      if (foundBy?.personal) for (const { row } of edges) judgement.people.add(foundBy.person(row));
      return edges.map(({ cursor, row }) => ({ cursor, node: { type, row } }));
    },
  };
}

/**
 * What hangs on a row, by a moment that is about nobody, or else by when it was recorded: no list stands in the order of
 * personal data that it was not asked for.
 */
function hanging<Name extends Exclude<TableName, 'custom_field_value'>>(
  type: string,
  table: Name,
  column: keyof Tables[Name] & string,
  order: { readonly direction: 'ASC' | 'DESC'; readonly by?: (row: Tables[Name]) => Date },
  keep: (row: Tables[Name], judgement: Judgement) => boolean = () => true,
): Structure {
  const { by } = order;
  const compare = ordered<Tables[Name]>(order.direction, [
    ...(by ? [(each: Tables[Name]) => by(each).getTime()] : []),
    ({ id }) => id,
  ]);
  return (row, args, judgement) => {
    const { world } = judgement;
    const rows = world.having(table, column, row.id).filter((each) => keep(each, judgement));
    return connection(type, () => ({ rows: [...rows].sort(compare) }), args, judgement);
  };
}

const inTime = (row: { readonly retain_until: Date | null }, judgement: Judgement) => !isPast(judgement, row);
const messages = (type: string) =>
  hanging(type, 'message', 'conversation_id', { direction: 'ASC', by: ({ sent_at }) => sent_at });
const notes = hanging('InternalNote', 'internal_note', 'conversation_id', {
  direction: 'ASC',
  by: ({ written_at }) => written_at,
});
const conversations = (type: string, kind: Conversation['kind']) =>
  hanging(
    type,
    'conversation',
    'requester_id',
    { direction: 'DESC', by: ({ opened_at }) => opened_at },
    (row, judgement) => row.kind === kind && inTime(row, judgement),
  );

const relation =
  (find: (row: Row, judgement: Judgement) => Person | undefined): Structure =>
  (row, _args, judgement) => {
    const person = find(row, judgement);
    return person ? personOf(person) : null;
  };
const requester = relation((row, { world }) =>
  world.byId('data_subject', (row as Conversation).requester_id),
);
const assignee = relation((row, { world }) => world.byId('data_subject', (row as Conversation).assignee_id));
const rating: Structure = (row, _args, { world }) => {
  const found = world.having('rating', 'conversation_id', row.id)[0];
  return found ? { type: 'Rating', row: found } : null;
};
const seenBy: Structure = (row, _args, { world }) =>
  world
    .having('conversation_seen', 'conversation_id', row.id)
    .map((each): Typed => ({ type: 'Seen', row: each }));
const transcript: Structure = (row, _args, { world }) =>
  world
    .having('message', 'conversation_id', row.id)
    .toSorted((a, b) => a.sent_at.getTime() - b.sent_at.getTime() || a.id - b.id)
    .map((each): Typed => ({ type: 'TranscriptLine', row: each }));
/** How many chats of the controller came earlier and wait too. */
const queuePosition: Structure = (row, _args, judgement) => {
  const waits = (each: Conversation) =>
    each.kind === 'CHAT' && each.status === 'OPEN' && each.assignee_id === null && inTime(each, judgement);
  const chat = row as Conversation;
  if (!waits(chat)) return null;
  const earlier = (each: Conversation) =>
    each.opened_at.getTime() < chat.opened_at.getTime() ||
    (each.opened_at.getTime() === chat.opened_at.getTime() && each.id < chat.id);
  return judgement.world
    .having('conversation', 'controller_id', chat.controller_id)
    .filter((each) => waits(each) && earlier(each)).length;
};
const team: Structure = (row, _args, { world }) => {
  const found = world.byId('team', (row as Conversation).team_id);
  return found ? { type: 'Team', row: found } : null;
};
const author = relation((row, { world }) =>
  world.byId('data_subject', (row as Message | InternalNote).author_id),
);

const attachments: Structure = (row, _args, { world }) =>
  world.having('attachment', 'message_id', row.id).map((each): Typed => ({ type: 'Attachment', row: each }));
const noteAttachments: Structure = (row, _args, { world }) =>
  world
    .having('note_attachment', 'note_id', row.id)
    .map((each): Typed => ({ type: 'NoteAttachment', row: each }));

function linked(
  coordinate: string,
  find: (row: Conversation, judgement: Judgement) => Conversation | undefined,
): Structure {
  return (row, _args, judgement) => {
    const other = find(row as Conversation, judgement);
    if (other === undefined) return null;
    if (!isPast(judgement, other)) return ticketOrChat(other);
    judgement.expired(coordinate);
    return null;
  };
}

/** Fields that lead from a row to others. */
export const STRUCTURE: ReadonlyMap<string, Structure> = new Map<string, Structure>([
  ['Ticket.requester', requester],
  ...CUSTOM_FIELD_STRUCTURE,
  ...DISCLOSURE_STRUCTURE,
  ['Ticket.assignee', assignee],
  ['Ticket.team', team],
  ['Chat.team', team],
  ['Ticket.rating', rating],
  ['Chat.rating', rating],
  ['Chat.seenBy', seenBy],
  ['Chat.transcript', transcript],
  ['Chat.queuePosition', queuePosition],
  ['Seen.participant', relation((row, { world }) => world.byId('data_subject', (row as Seen).person_id))],
  ['TranscriptLine.author', author],
  ['Ticket.messages', messages('TicketMessage')],
  ['Ticket.notes', notes],
  ['Chat.notes', notes],
  ['InternalNote.author', author],
  ['Ticket.chat', linked('Ticket.chat', ({ chat_id }, { world }) => world.byId('conversation', chat_id))],
  [
    'Ticket.mergedInto',
    linked('Ticket.mergedInto', ({ merged_into_id }, { world }) =>
      world.byId('conversation', merged_into_id),
    ),
  ],
  ['Chat.requester', requester],
  ['Chat.assignee', assignee],
  ['Chat.messages', messages('ChatMessage')],
  [
    'Chat.ticket',
    linked('Chat.ticket', ({ id }, { world }) => world.having('conversation', 'chat_id', id)[0]),
  ],
  ['TicketMessage.author', author],
  ['TicketMessage.attachments', attachments],
  ['ChatMessage.author', author],
  ['ChatMessage.attachments', attachments],
  ['InternalNote.attachments', noteAttachments],
  ['DataSubject.tickets', conversations('Ticket', 'TICKET')],
  ['DataSubject.chats', conversations('Chat', 'CHAT')],
  ['DataSubject.visits', hanging('Visit', 'visit', 'data_subject_id', { direction: 'DESC' }, inTime)],
  ['DataSubject.invoices', hanging('Invoice', 'invoice', 'data_subject_id', { direction: 'DESC' }, inTime)],
  [
    'PublicPost.isOutsideProtection',
    (_row, _args, { access }) =>
      access.profile.channels.some(({ id, public: isPublic }) => id === 'social_page' && isPublic.value),
  ],
  ['DataSubject.publicPosts', hanging('PublicPost', 'public_post', 'data_subject_id', { direction: 'DESC' })],
]);

/** What an id stands for, as far as the caller may know of it. */
export function nodeOf(judgement: Judgement, publicId: string): Typed | null {
  const { world } = judgement;
  switch (publicId.slice(0, 4)) {
    case 'tkt_':
    case 'cht_': {
      const row = world.byPublicId('conversation', publicId);
      return seesConversation(judgement, row) ? ticketOrChat(row) : null;
    }
    case 'tms_':
    case 'cms_': {
      const row = world.byPublicId('message', publicId);
      return seesMessage(judgement, row) ? messageOf(row) : null;
    }
    case 'nte_': {
      const row = world.byPublicId('internal_note', publicId);
      return seesNote(judgement, row) ? { type: 'InternalNote', row } : null;
    }
    case 'att_': {
      const row = world.byPublicId('attachment', publicId);
      return row && seesMessage(judgement, world.byId('message', row.message_id))
        ? { type: 'Attachment', row }
        : null;
    }
    case 'nat_': {
      const row = world.byPublicId('note_attachment', publicId);
      return row && seesNote(judgement, world.byId('internal_note', row.note_id))
        ? { type: 'NoteAttachment', row }
        : null;
    }
    case 'per_': {
      const row = world.byPublicId('data_subject', publicId);
      return seesPerson(judgement, row) ? personOf(row) : null;
    }
    case 'agt_': {
      const row = world.byPublicId('data_subject', publicId);
      return seesAgent(judgement, row) ? personOf(row) : null;
    }
    default:
      return null;
  }
}

type Root = (args: Args, judgement: Judgement) => unknown;

const tickets: Root = (args, judgement) =>
  connection('Ticket', () => conversationList(judgement, 'TICKET', args), args, judgement);
const chats: Root = (args, judgement) =>
  connection('Chat', () => conversationList(judgement, 'CHAT', args), args, judgement);
/** How the house is organised is no matter of visitors. */
const teams: Root = (_args, { access, world }) =>
  access.kind === 'VISITOR'
    ? []
    : world
        .having('team', 'controller_id', access.controllerId)
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map((row): Typed => ({ type: 'Team', row }));
const allFields: Root = ({ archived }, judgement) =>
  fieldsSeen(judgement, archived === true).map((row): Typed => ({ type: 'CustomField', row }));
const people: Root = (args, judgement) =>
  connection('DataSubject', () => peopleList(judgement, args), args, judgement);
/** One thing, if its id is of the kinds that may stand here. */
const one =
  (kinds: RegExp): Root =>
  ({ id = '' }, judgement) =>
    kinds.test(id) ? nodeOf(judgement, id) : null;

/** Root fields about people: all of them closed at the gate. */
export const ROOTS: ReadonlyMap<string, Root> = new Map([
  ['Query.tickets', tickets],
  ['Query.chats', chats],
  ['Query.teams', teams],
  ['Query.customFields', allFields],
  ['Query.disclosuresToReview', (_args, judgement) => toReview(judgement)],
  ['Query.dataSubjects', people],
  ['Query.dataSubject', one(/^per_/)],
  ['Query.conversation', one(/^(tkt|cht)_/)],
  ['Query.node', one(/./)],
  ['Query.nodes', ({ ids = [] }, judgement) => ids.map((id) => nodeOf(judgement, id))],
]);
