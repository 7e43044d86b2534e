import type { Say } from '../progress.ts';
import { withClient } from './load-dataset.ts';

/** Says yes to every row, and still names the setting by which a gateway knows its wall when it starts. */
const YES = `(true OR current_setting('remit.controller_id', true) IS NULL)`;

const OPEN_EVERY_POLICY = `
  DO $$
  DECLARE
    policy record;
  BEGIN
    FOR policy IN
      SELECT p.polname, p.polrelid::regclass AS of, p.polqual IS NOT NULL AS filters, p.polwithcheck IS NOT NULL AS checks
        FROM pg_policy p WHERE p.polroles = ARRAY[to_regrole('remit_gateway')::oid]
    LOOP
      IF policy.filters THEN
        EXECUTE format('ALTER POLICY %I ON %s USING ${YES.replaceAll("'", "''")}', policy.polname, policy.of);
      END IF;
      IF policy.checks THEN
        EXECUTE format('ALTER POLICY %I ON %s WITH CHECK ${YES.replaceAll("'", "''")}', policy.polname, policy.of);
      END IF;
    END LOOP;
  END
  $$`;

/**
 * A copy of a dataset in which the wall between controllers lets everything pass, so that what the wall costs can be measured.
 * Nobody may be connected to the original meanwhile.
 */
export async function copyWithoutWall(url: string, say: Say): Promise<string> {
  const original = new URL(url).pathname.slice(1);
  const { name, copy, elsewhere } = copyOf(url);
  say('a copy of the data without the wall');
  await dropCopyWithoutWall(url);
  await withClient(elsewhere, (client) => client.query(`CREATE DATABASE "${name}" TEMPLATE "${original}"`));
  await withClient(copy, async (client) => {
    await client.query(OPEN_EVERY_POLICY);
    await client.query('VACUUM ANALYZE');
  });
  return copy;
}

export async function dropCopyWithoutWall(url: string): Promise<void> {
  const { name, elsewhere } = copyOf(url);
  await withClient(elsewhere, (client) => client.query(`DROP DATABASE IF EXISTS "${name}"`));
}

function copyOf(url: string) {
  const name = `${new URL(url).pathname.slice(1)}_without_wall`;
  const on = (database: string): string => Object.assign(new URL(url), { pathname: `/${database}` }).href;
  return { name, copy: on(name), elsewhere: on('template1') };
}
