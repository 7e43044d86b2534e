import type { Database } from '../database.ts';

const NOT_RATED = 'NOT EXISTS (SELECT FROM rating r WHERE r.conversation_id = conversation.id)';
const SEES_NOTHING = 'NOT EXISTS (SELECT FROM conversation_seen s WHERE s.person_id = data_subject.id)';
const TICKET = `kind = 'TICKET'`;
const WORDS = `type = 'TEXT' AND category = 'TICKET_CONTENT'`;
const UNFILLED = 'NOT EXISTS (SELECT FROM custom_field_value v WHERE v.conversation_id = conversation.id)';
const OF_NO_NOTE = 'NOT EXISTS (SELECT FROM note_attachment n WHERE n.file_id = stored_file.id)';
const UNRATED = own('conversation', NOT_RATED);
const UNSEEING = own('data_subject', SEES_NOTHING);

/** Rows of the own controller that point at a row of the other one. `$own` and `$other` are their ids. */
export const crossing: readonly (readonly [what: string, sql: string])[] = [
  ['a conversation asked by', conversation('$own', 'data_subject')],
  ['a conversation assigned to', `UPDATE conversation SET assignee_id = ${any('data_subject')}`],
  [
    'a ticket made of',
    `UPDATE conversation SET chat_id = ${any('conversation', `kind = 'CHAT'`)} WHERE id = ${own('conversation', TICKET)}`,
  ],
  ['a conversation moved to', `UPDATE conversation SET requester_id = ${any('data_subject')}`],
  ['a message in', message(any('conversation'), own('data_subject'), own('data_subject'))],
  ['a message of', message(own('conversation'), any('data_subject'), own('data_subject'))],
  ['a message for', message(own('conversation'), own('data_subject'), any('data_subject'))],
  ['a consent of', consent(any('data_subject'), own('policy_version'))],
  ['a consent under', consent(own('data_subject'), any('policy_version'))],
  [
    'an objection of',
    `INSERT INTO objection (public_id, controller_id, data_subject_id, purpose, received_at)
     VALUES ('o', $own, ${any('data_subject')}, 'x', now())`,
  ],
  ['a conversation given to a team of', `UPDATE conversation SET team_id = ${any('team')}`],
  ['a note in', note(any('conversation'), own('data_subject'), own('data_subject'))],
  ['a note of', note(own('conversation'), any('data_subject'), own('data_subject'))],
  ['a note about', note(own('conversation'), own('data_subject'), any('data_subject'))],
  ['a reader in', seen(any('conversation'), own('data_subject'), own('message'))],
  ['a reader from', seen(own('conversation'), any('data_subject'), own('message'))],
  ['a reader of', seen(own('conversation'), UNSEEING, any('message'))],
  ['a rating of a conversation of', rating(any('conversation'), own('data_subject'))],
  ['a rating by', rating(UNRATED, any('data_subject'))],
  [
    'a ticket merged into',
    `UPDATE conversation SET merged_into_id = ${any('conversation', TICKET)} WHERE id = ${own('conversation', TICKET)}`,
  ],
  ['a message moved to', `UPDATE message SET conversation_id = ${any('conversation')}`],
  ['a note moved to', `UPDATE internal_note SET conversation_id = ${any('conversation')}`],
  ['an attachment with the bytes of', attachment(own('message'), any('stored_file'))],
  ['an attachment to a message of', attachment(any('message'), own('stored_file'))],
  ["a note's file with the bytes of", noteAttachment(own('internal_note'), any('stored_file', OF_NO_NOTE))],
  ["a note's file to a note of", noteAttachment(any('internal_note'), own('stored_file', OF_NO_NOTE))],
  ['a value in a ticket of', fieldValue(any('conversation'), own('custom_field', WORDS))],
  ['a value in a field of', fieldValue(own('conversation', UNFILLED), any('custom_field', WORDS))],
  [
    'a value moved to a ticket of',
    `UPDATE custom_field_value SET conversation_id = ${any('conversation')} WHERE id = ${own('custom_field_value')}`,
  ],
];

/** The same for what only the keeper writes. */
export const crossingByKeeper: readonly (readonly [what: string, sql: string])[] = [
  ['a token of an agent', token('agent_id', any('agent'))],
  ['a token of a grant', token('grant_id', any('"grant"'))],
  ['a token of a person', token('data_subject_id', any('data_subject'))],
  ['an agent who is', `UPDATE agent SET data_subject_id = ${any('data_subject')} WHERE id = ${own('agent')}`],
  ['a grant to', `UPDATE "grant" SET recipient_id = ${any('recipient')} WHERE controller_id = $own`],
  ['a policy in force', `UPDATE controller SET current_policy_id = ${any('policy_version')} WHERE id = $own`],
  ['a visit of', `UPDATE visit SET data_subject_id = ${any('data_subject')} WHERE controller_id = $own`],
  ['an invoice of', `UPDATE invoice SET data_subject_id = ${any('data_subject')} WHERE controller_id = $own`],
  ['a post of', `UPDATE public_post SET data_subject_id = ${any('data_subject')} WHERE controller_id = $own`],
  [
    'a restriction of',
    `UPDATE restriction SET data_subject_id = ${any('data_subject')} WHERE controller_id = $own`,
  ],
  ['a file of', `UPDATE attachment SET message_id = ${any('message')} WHERE controller_id = $own`],
  ['a file in', `UPDATE attachment SET conversation_id = ${any('conversation')} WHERE controller_id = $own`],
  [
    'a person moved with all that points at it',
    `UPDATE data_subject SET controller_id = $other WHERE controller_id = $own`,
  ],
];

/** Rows that say they are the other controller's. */
export const foreign: readonly (readonly [what: string, sql: string])[] = [
  ['note', note(any('conversation'), any('data_subject'), any('data_subject'), '$other')],
  ['rating', rating(any('conversation', NOT_RATED), any('data_subject'), '$other')],
  ['reader', seen(any('conversation'), any('data_subject', SEES_NOTHING), any('message'), '$other')],
  [
    'idempotency key',
    `INSERT INTO idempotency_key (controller_id, caller_kind, caller_id, digest, operation, outcomes, expires_at)
     VALUES ($other, 'AGENT', 1, repeat('b', 64), repeat('b', 64), '{}', now())`,
  ],
  ['conversation', conversation('$other', 'data_subject')],
  ['file', file('$other')],
  ['attachment', attachment(any('message'), any('stored_file'), '$other')],
  ['file of a note', noteAttachment(any('internal_note'), any('stored_file', OF_NO_NOTE), '$other')],
  ['custom field', customField('$other')],
  [
    'value of a custom field',
    fieldValue(any('conversation', UNFILLED), any('custom_field', WORDS), '$other'),
  ],
  ['event', `INSERT INTO event (controller_id, type, recorded_at) VALUES ($other, 'x', now())`],
  [
    'ledger entry',
    `INSERT INTO ledger_entry (controller_id, recorded_at, caller_kind, policy_version_id, plan_id)
     VALUES ($other, now(), 'AGENT', 1, 1)`,
  ],
  ['conversation by update', `UPDATE conversation SET controller_id = $other`],
];

/** What the role may not do at all, whatever the wall says. */
export const forbidden = [
  'ALTER TABLE conversation DISABLE ROW LEVEL SECURITY',
  'ALTER TABLE conversation NO FORCE ROW LEVEL SECURITY',
  'DROP POLICY own_controller ON conversation',
  'CREATE POLICY mine ON conversation USING (true)',
  'ALTER ROLE remit_gateway BYPASSRLS',
  'GRANT remit_keeper TO remit_gateway',
  'CREATE TABLE public.mine (id int)',
  'TRUNCATE message',
  'DELETE FROM conversation',
  'DELETE FROM message',
  'UPDATE message SET body = body',
  'UPDATE attachment SET file_id = file_id',
  'UPDATE stored_file SET caller_id = caller_id',
  'DELETE FROM note_attachment',
  'UPDATE event SET type = type',
  'UPDATE consent_record SET route = route',
  'DELETE FROM consent_record',
  'UPDATE policy_version SET sha256 = sha256',
  'UPDATE controller SET slug = slug',
  'UPDATE data_subject SET email = email',
  'UPDATE ledger_entry SET purpose = purpose',
  'UPDATE agent SET role = role',
  'UPDATE team SET name = name',
  'UPDATE internal_note SET body = body',
  'DELETE FROM internal_note',
  'UPDATE rating SET requester_id = requester_id',
  'UPDATE custom_field SET key = key',
  'DELETE FROM custom_field',
  'UPDATE custom_field_value SET value = value',
  'UPDATE custom_field_value SET field_id = field_id',
  'DELETE FROM conversation_seen',
  'UPDATE idempotency_key SET caller_id = caller_id',
  'SELECT * FROM ledger_entry',
  'SELECT * FROM access_token',
  'SELECT * FROM "grant"',
  'UPDATE ledger_plan SET digest = digest',
  `SELECT remit_build_wall('message', '')`,
];

function any(table: string, and = 'true'): string {
  return `<<SELECT id FROM ${table} WHERE controller_id = $other AND ${and} ORDER BY id LIMIT 1>>`;
}

function own(table: string, and = 'true'): string {
  return `<<SELECT id FROM ${table} WHERE controller_id = $own AND ${and} ORDER BY id LIMIT 1>>`;
}

/** Puts the ids in that the marked queries find, so that the statement itself looks nothing up. */
export async function withForeignIds({ prisma }: Database, sql: string): Promise<string> {
  const parts = sql.split(/<<|>>/);
  const texts = parts.map(async (part, index) => {
    // Every second part stood between << and >>.
    if (index % 2 === 0) return part;
    const [row] = await prisma.$queryRawUnsafe<{ id: number }[]>(part);
    if (row === undefined) throw new Error(`No row for: ${part}`);
    return String(row.id);
  });
  return (await Promise.all(texts)).join('');
}

function conversation(controllerId: string, people: string): string {
  return `INSERT INTO conversation (public_id, controller_id, kind, purpose, requester_id, opened_at)
          VALUES ('c', ${controllerId}, 'CHAT', 'x', ${any(people)}, now())`;
}

function message(conversationId: string, authorId: string, requesterId: string): string {
  return `INSERT INTO message (public_id, controller_id, conversation_id, kind, author_id, requester_id, body, sent_at)
          VALUES ('m', $own, ${conversationId}, 'CHAT', ${authorId}, ${requesterId}, 'x', now())`;
}

function note(conversationId: string, authorId: string, requesterId: string, controllerId = '$own'): string {
  return `INSERT INTO internal_note (public_id, controller_id, conversation_id, author_id, requester_id, body, written_at)
          VALUES ('n', ${controllerId}, ${conversationId}, ${authorId}, ${requesterId}, 'x', now())`;
}

function seen(conversationId: string, personId: string, messageId: string, controllerId = '$own'): string {
  return `INSERT INTO conversation_seen (public_id, controller_id, conversation_id, person_id, message_id, seen_at)
          VALUES ('s', ${controllerId}, ${conversationId}, ${personId}, ${messageId}, now())`;
}

function rating(conversationId: string, requesterId: string, controllerId = '$own'): string {
  return `INSERT INTO rating (public_id, controller_id, conversation_id, requester_id, score, rated_at)
          VALUES ('g', ${controllerId}, ${conversationId}, ${requesterId}, 5, now())`;
}

function file(controllerId: string): string {
  return `INSERT INTO stored_file (public_id, controller_id, caller_kind, caller_id, media_type, byte_size, created_at)
          VALUES ('f', ${controllerId}, 'AGENT', 1, 'text/plain', 1, now())`;
}

function attachment(messageId: string, fileId: string, controllerId = '$own'): string {
  const [conversationId, person] =
    controllerId === '$own'
      ? [own('conversation'), own('data_subject')]
      : [any('conversation'), any('data_subject')];
  return `INSERT INTO attachment (public_id, controller_id, conversation_id, message_id, author_id, requester_id, file_name, media_type, byte_size, file_id)
          VALUES ('b', ${controllerId}, ${conversationId}, ${messageId}, ${person}, ${person}, 'x', 'text/plain', 1, ${fileId})`;
}

function noteAttachment(noteId: string, fileId: string, controllerId = '$own'): string {
  const person = controllerId === '$own' ? own('data_subject') : any('data_subject');
  return `INSERT INTO note_attachment (public_id, controller_id, note_id, author_id, requester_id, file_name, media_type, byte_size, file_id, created_at)
          VALUES ('b', ${controllerId}, ${noteId}, ${person}, ${person}, 'x', 'text/plain', 1, ${fileId}, now())`;
}

function customField(controllerId: string): string {
  return `INSERT INTO custom_field (public_id, controller_id, key, label, type, category, position, created_at)
          VALUES ('u', ${controllerId}, 'hostile', 'x', 'TEXT', 'TICKET_CONTENT', 1, now())`;
}

function fieldValue(conversationId: string, fieldId: string, controllerId = '$own'): string {
  return `INSERT INTO custom_field_value (controller_id, conversation_id, field_id, type, category, value, set_at)
          VALUES (${controllerId}, ${conversationId}, ${fieldId}, 'TEXT', 'TICKET_CONTENT', 'x', now())`;
}

function consent(dataSubjectId: string, policyVersionId: string): string {
  return `INSERT INTO consent_record (public_id, controller_id, data_subject_id, policy_version_id, purpose, status, route, recorded_at)
          VALUES ('r', $own, ${dataSubjectId}, ${policyVersionId}, 'x', 'REFUSED', 'test', now())`;
}

function token(column: string, id: string): string {
  return `INSERT INTO access_token (digest, controller_id, ${column}, created_at) VALUES (repeat('a', 64), $own, ${id}, now())`;
}
