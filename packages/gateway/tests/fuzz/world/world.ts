import type { Sql } from '@remit/schema';
import type { Agent, Conversation, TableName, Tables } from './rows.ts';

/** All rows of one moment, with the few ways through them that the reference walks. */
export type World = {
  readonly [Name in TableName]: readonly Tables[Name][];
} & {
  byId<Name extends TableName>(table: Name, id: number | null | undefined): Tables[Name] | undefined;
  byPublicId<Name extends TableName>(table: Name, publicId: string): Tables[Name] | undefined;
  /** Rows whose column has this value, in the order of ids. */
  having<Name extends TableName>(
    table: Name,
    column: keyof Tables[Name] & string,
    value: number | null,
  ): readonly Tables[Name][];
  agentOf(personId: number): Agent | undefined;
  conversationOf(message: { readonly conversation_id: number }): Conversation;
};

const TABLES: readonly TableName[] = [
  'controller',
  'policy_version',
  'data_subject',
  'agent',
  'team',
  'conversation',
  'message',
  'internal_note',
  'conversation_seen',
  'rating',
  'attachment',
  'note_attachment',
  'custom_field',
  'custom_field_value',
  'visit',
  'invoice',
  'public_post',
  'consent_record',
  'objection',
  'restriction',
  'grant',
  'recipient',
  'disclosure',
  'case_consent',
];

type AnyRow = { readonly id: number; readonly public_id: string } & Readonly<Record<string, unknown>>;

/** Reads every table whole, in plain SQL. */
export async function readWorld(sql: Sql): Promise<World> {
  const rows = new Map<string, readonly AnyRow[]>();
  for (const table of TABLES) {
    rows.set(table, await sql.query<AnyRow>(`world_${table}`, `SELECT * FROM "${table}" ORDER BY id`));
  }
  const indexes = new Map<string, ReadonlyMap<unknown, readonly AnyRow[]>>();

  function lookUp(table: string, column: string, value: unknown): readonly AnyRow[] {
    const key = `${table}.${column}`;
    const index = indexes.get(key) ?? Map.groupBy(rows.get(table) ?? [], (row) => row[column]);
    indexes.set(key, index);
    return index.get(value) ?? [];
  }

  return {
    ...Object.fromEntries(rows),
    byId: (table: string, id: number | null | undefined) => lookUp(table, 'id', id)[0],
    byPublicId: (table: string, publicId: string) => lookUp(table, 'public_id', publicId)[0],
    having: lookUp,
    agentOf: (personId: number) => lookUp('agent', 'data_subject_id', personId)[0],
    conversationOf: ({ conversation_id }: { conversation_id: number }) =>
      lookUp('conversation', 'id', conversation_id)[0],
  } as unknown as World;
}
