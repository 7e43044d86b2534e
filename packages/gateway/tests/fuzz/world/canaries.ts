import { createHash } from 'node:crypto';
import type { Sql } from '@remit/schema';
import { CUSTOM_FIELDS } from '../reference/custom-fields.ts';
import { CANARY_COLUMNS, type CanaryColumn } from './canary-columns.ts';
import type { TableName } from './rows.ts';
import type { World } from './world.ts';

/** Words that several texts share, so that a search finds more than one; some of them mean something to LIKE. */
export const SHARED_WORDS = ['parcel', 'invoice', 'late', '100%', 'a_b', 'c\\d'] as const;

/** One value in ten is missing where the table allows it. */
const MISSING = 0.1;

/** A number from 0 to 1 that depends on nothing but its name. */
export function chanceOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE() / 2 ** 32;
}

/** `zq` and ten letters or digits, all lower-case: every collation orders these alike. */
function tokenOf(name: string): string {
  const number = BigInt(`0x${createHash('sha256').update(name).digest('hex')}`);
  return `zq${number.toString(36).slice(-10)}`;
}

const wordOf = (name: string): string =>
  SHARED_WORDS[Math.floor(chanceOf(name) * SHARED_WORDS.length)] ?? SHARED_WORDS[0];

function valueOf({ column, form }: CanaryColumn, name: string): string {
  const part = (index: number, from: number, to: number) =>
    Math.floor(from + chanceOf(`${name}/${index}`) * (to - from));
  switch (form) {
    case 'text':
      return tokenOf(name);
    case 'words':
      return `${tokenOf(name)} ${wordOf(`${name}/first`)} ${wordOf(`${name}/second`)}`;
    case 'email':
      return `${tokenOf(name)}@mail.example`;
    case 'phone':
      return `+381${part(1, 100_000, 999_999)}${part(2, 1000, 9999)}`;
    case 'ip':
      // Three digits a part, so that none is the beginning of another.
      return [1, 2, 3, 4].map((index) => part(index, 100, 255)).join('.');
    case 'moment':
      return new Date(Date.UTC(2025, 2, 1) + part(1, 0, 360 * 86_400) * 1000 + part(2, 1, 999)).toISOString();
    case 'number':
      // What is owed is never more than the amount.
      return String(column === 'outstanding' ? part(1, 1.0e9, 1.09e9) : part(1, 1.1e9, 2.1e9));
  }
}

const SQL_TYPE = {
  moment: 'timestamptz',
  number: 'int',
  text: 'text',
  words: 'text',
  email: 'text',
  phone: 'text',
  ip: 'text',
} as const;

/** Gives every value about a person a mark of its own, so that wherever it turns up it can be told whose it is. */
export async function plantCanaries(sql: Sql, seed: number): Promise<void> {
  const nullable = await sql.query<{ table_name: string; column_name: string }>(
    'nullable_columns',
    `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND is_nullable = 'YES'`,
  );
  // The moments that are planted are in no order.
  await sql.query('forget_visit_ends', 'UPDATE visit SET ended_at = NULL');
  const mayBeMissing = new Set(nullable.map((row) => `${row.table_name}.${row.column_name}`));
  for (const canary of CANARY_COLUMNS) {
    const { table, column, form } = canary;
    const only = table === 'custom_field_value' ? `WHERE type = 'TEXT'` : '';
    const rows = await sql.query<{ id: number }>(
      `ids_of_${table}`,
      `SELECT id FROM "${table}" ${only} ORDER BY id`,
    );
    const values = rows.map(({ id }) => {
      const name = `${seed}/${table}/${column}/${id}`;
      const missing = mayBeMissing.has(`${table}.${column}`) && chanceOf(`${name}/missing`) < MISSING;
      return missing ? null : valueOf(canary, name);
    });
    await sql.query(
      `plant_${table}_${column}`,
      `UPDATE "${table}" t SET "${column}" = s.value::${SQL_TYPE[form]}
         FROM unnest($1::int[], $2::text[]) AS s(id, value) WHERE t.id = s.id`,
      [rows.map(({ id }) => id), values],
    );
  }
}

/** Whose value it is, of what kind, and where it stands. */
export type Canary = {
  readonly place: string;
  readonly controllerId: number;
  readonly category: string;
  readonly people: readonly number[];
};

/** Every mark in the database. */
export function readCanaries(world: World): ReadonlyMap<string, Canary> {
  const found = new Map<string, Canary>();
  for (const { table, column, category, form } of CANARY_COLUMNS) {
    for (const row of world[table]) {
      const value = (row as unknown as Record<string, string | number | Date | null>)[column];
      if (value === null || value === undefined) continue;
      const text = value instanceof Date ? value.toISOString() : String(value);
      for (const mark of form === 'text' || form === 'words' || form === 'email' ? marksIn(text) : [text]) {
        found.set(mark, {
          place: `${table}.${column} #${row.id}`,
          controllerId: 'controller_id' in row ? row.controller_id : row.id,
          category: categoryOf(world, table, row.id) ?? category,
          people: peopleOf(world, table, row.id),
        });
      }
    }
  }
  return found;
}

/** Where one column holds several kinds of data. */
function categoryOf(world: World, table: TableName, id: number): string | undefined {
  if (table === 'message')
    return `user.content.${world.byId('message', id)?.kind === 'TICKET' ? 'ticket' : 'chat'}`;
  if (table !== 'custom_field_value') return undefined;
  const name = world.byId('custom_field_value', id)?.category;
  return CUSTOM_FIELDS.find(([each]) => each === name)?.[3];
}

function peopleOf(world: World, table: TableName, id: number): readonly number[] {
  switch (table) {
    case 'data_subject':
      return [id];
    case 'agent':
      return [world.byId('agent', id)?.data_subject_id ?? 0];
    case 'conversation':
      return [world.byId('conversation', id)?.requester_id ?? 0];
    case 'message': {
      const message = world.byId('message', id);
      return message ? [message.author_id, world.conversationOf(message).requester_id] : [0];
    }
    case 'rating':
      return [world.byId('rating', id)?.requester_id ?? 0];
    case 'conversation_seen': {
      const seen = world.byId('conversation_seen', id);
      return seen ? [seen.person_id, world.conversationOf(seen).requester_id] : [0];
    }
    case 'internal_note': {
      const note = world.byId('internal_note', id);
      return note ? [note.author_id, world.conversationOf(note).requester_id] : [0];
    }
    case 'custom_field_value': {
      const value = world.byId('custom_field_value', id);
      return value ? [world.conversationOf(value).requester_id] : [0];
    }
    case 'attachment':
      return peopleOf(world, 'message', world.byId('attachment', id)?.message_id ?? 0);
    case 'note_attachment': {
      const file = world.byId('note_attachment', id);
      return file ? [file.author_id, file.requester_id] : [0];
    }
    case 'visit':
    case 'invoice':
    case 'public_post':
      return [world.byId(table, id)?.data_subject_id ?? 0];
    default:
      return [0];
  }
}

/** Everything in a text that looks like a mark. */
export function marksIn(text: string): string[] {
  return (
    text.match(
      /zq[0-9a-z]{10}|\+381\d{10}|\b\d{3}\.\d{3}\.\d{3}\.\d{3}\b|\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z|(?<![\w.-])[12]\d{9}(?![\w.])/gi,
    ) ?? []
  ).map((mark) => (mark.startsWith('ZQ') ? mark.toLowerCase() : mark));
}
