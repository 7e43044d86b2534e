import type { Database } from '../db/database.ts';

/**
 * Foreign keys that lead from one controller's row to another's, with how many rows do. Empty when tenancy holds.
 *
 * A key names its row last, after the controller.
 *
 * Asks the database's own catalogue for the keys, so that a new table is looked at without being named here.
 */
export async function referencesAcrossControllers({
  sql,
}: Database): Promise<{ key: string; rows: number }[]> {
  const keys = await sql.query<{ key: string; child: string; parent: string; column: string; own: string }>(
    'keys_between_controllers_tables',
    `SELECT c.conname AS key, c.conrelid::regclass::text AS child, c.confrelid::regclass::text AS parent,
            a.attname::text AS column, p.attname::text AS own
     FROM pg_constraint c
     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[cardinality(c.conkey)]
     JOIN pg_attribute p ON p.attrelid = c.confrelid AND p.attnum = c.confkey[cardinality(c.confkey)]
     WHERE c.contype = 'f'
       AND EXISTS (SELECT FROM pg_attribute x WHERE x.attrelid = c.conrelid AND x.attname = 'controller_id')
       AND EXISTS (SELECT FROM pg_attribute x WHERE x.attrelid = c.confrelid AND x.attname = 'controller_id')
     ORDER BY 1`,
  );
  if (keys.length === 0)
    throw new Error('No key between two tables of controllers was found: the query is wrong.');
  const found: { key: string; rows: number }[] = [];
  for (const [number, { key, child, parent, column, own }] of keys.entries()) {
    const [row] = await sql.query<{ rows: number }>(
      `across_key_${number}`,
      `SELECT count(*)::int AS rows FROM ${child} child JOIN ${parent} parent ON parent."${own}" = child."${column}"
       WHERE parent.controller_id <> child.controller_id`,
    );
    if (row !== undefined && row.rows > 0) found.push({ key, rows: row.rows });
  }
  return found;
}
