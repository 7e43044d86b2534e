import type { Database } from './database.ts';

/** Tables that hold no controller's data, by name: whatever else the gateway can touch stands behind the wall. */
const WITHOUT_CONTROLLER = ['ledger_plan', 'oauth_client', '_prisma_migrations'];

/**
 * Everything in the schema that the gateway can touch or that has to do with a controller: it says whose a row is, or it
 * points at a row of which that is known. What an extension brought with it, and what only the host knows, is neither.
 */
const HOLES = `
  WITH of_controllers AS (
    SELECT a.attrelid AS oid FROM pg_attribute a WHERE a.attname = 'controller_id' AND NOT a.attisdropped
    UNION SELECT to_regclass('public.controller')
  )
  SELECT t.name, h.hole
    FROM (SELECT c.oid, c.oid::regclass::text AS name, c.relrowsecurity AS has_wall, c.relforcerowsecurity AS forced,
                 pg_has_role('remit_gateway', c.relowner, 'USAGE') AS owned,
                 has_table_privilege('remit_gateway', c.oid, 'TRUNCATE') AS emptied
            FROM pg_class c
           WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relnamespace = 'public'::regnamespace
             AND c.relname <> ALL ($1::text[])
             AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
             AND (has_any_column_privilege('remit_gateway', c.oid, 'SELECT, INSERT, UPDATE')
                  OR has_table_privilege('remit_gateway', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
                  OR c.relkind IN ('r', 'p') AND c.oid IN (SELECT oid FROM of_controllers)
                  OR EXISTS (SELECT FROM pg_constraint k
                              WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid IN (SELECT oid FROM of_controllers)))) AS t
   CROSS JOIN LATERAL (
     SELECT 'has no row-level security' AS hole WHERE NOT t.has_wall
     UNION ALL SELECT 'does not force row-level security on its owner' WHERE t.has_wall AND NOT t.forced
     UNION ALL SELECT 'belongs to the gateway' WHERE t.owned
     UNION ALL SELECT 'may be emptied by the gateway' WHERE t.emptied
     UNION ALL SELECT 'has no policy for the gateway'
      WHERE NOT EXISTS (SELECT FROM pg_policy p
                         WHERE p.polrelid = t.oid AND to_regrole('remit_gateway')::oid = ANY (p.polroles))
     UNION ALL SELECT format('has the policy %s, which does not ask for the controller', p.polname) FROM pg_policy p
      WHERE p.polrelid = t.oid AND p.polpermissive
        AND EXISTS (SELECT FROM unnest(p.polroles) AS r WHERE r = 0 OR pg_has_role('remit_gateway', r, 'USAGE'))
        AND NOT concat(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
                LIKE '%remit.controller_id%'
     UNION ALL SELECT format('has the key %s, which does not carry the controller', k.conname) FROM pg_constraint k
      WHERE k.conrelid = t.oid AND k.contype = 'f' AND k.confrelid IN (SELECT oid FROM of_controllers)
        AND NOT EXISTS (SELECT FROM unnest(k.conkey, k.confkey) AS pair (own, other)
                          JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.own
                          JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = pair.other
                         WHERE 'controller_id' IN (a.attname, b.attname)
                           AND (a.attname = b.attname OR to_regclass('public.controller') IN (k.conrelid, k.confrelid)))) AS h
   ORDER BY 1, 2`;

const ROLE = `
  SELECT current_user::text AS name, rolsuper OR rolbypassrls AS passes,
         has_schema_privilege(current_user, 'public', 'CREATE') AS creates
    FROM pg_roles WHERE rolname = current_user`;

/**
 * What is wrong with the wall between controllers, in words; empty when it stands. Asks the catalogue, so that a table
 * made yesterday is looked at without being named here.
 */
export async function wallFaults({ kind, walled }: Database): Promise<string[]> {
  const holes = await walled.sql.query<{ name: string; hole: string }>('wall_holes', HOLES, [
    WITHOUT_CONTROLLER,
  ]);
  const faults = holes.map(({ name, hole }) => `The table ${name} ${hole}.`);
  // PGlite has one user, who may do everything; there the wall is a tripwire.
  if (kind === 'pglite') return faults;
  const [role] = await walled.sql.query<{ name: string; passes: boolean; creates: boolean }>(
    'wall_role',
    ROLE,
  );
  if (role?.name !== 'remit_gateway') faults.push(`The gateway runs as ${role?.name}, not as remit_gateway.`);
  if (role?.passes !== false) faults.push(`The role ${role?.name} is not held by row-level security.`);
  if (role?.creates !== false) faults.push(`The role ${role?.name} may make tables in the schema public.`);
  return faults;
}

/** The wall between controllers is not whole, so nothing is served. */
export class WallBroken extends Error {
  override readonly name = 'WallBroken';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `The wall between controllers has ${faults.length === 1 ? 'a hole' : `${faults.length} holes`}, so nothing is served:\n` +
        faults.map((fault) => `  - ${fault}\n`).join('') +
        `Run "remit migrate". In a migration of your own, SELECT remit_build_wall('the_table', 'SELECT') puts a table behind it.`,
    );
    this.faults = faults;
  }
}

/** @throws {WallBroken} */
export async function demandWall(database: Database): Promise<void> {
  const faults = await wallFaults(database);
  if (faults.length > 0) throw new WallBroken(faults);
}
