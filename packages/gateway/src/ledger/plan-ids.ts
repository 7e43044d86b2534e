import type { Database, Plan } from '@remit/schema';
import { BoundedMap } from '../bounded-map.ts';

/** Plan ids remembered at most. */
const MOST_PLANS = 10_000;

// The table is append-only, so a row that is there is found, never touched.
const WRITE_PLAN = `
  WITH written AS (
    INSERT INTO ledger_plan (digest, description) VALUES ($1, $2::jsonb) ON CONFLICT (digest) DO NOTHING RETURNING id
  )
  SELECT id FROM written UNION ALL SELECT id FROM ledger_plan WHERE digest = $1 LIMIT 1`;

/** The id of a plan's description, which is written once for all entries that share it. */
export type PlanIds = {
  known(plan: Plan): number | undefined;
  write(plan: Plan): Promise<number>;
};

export function createPlanIds(database: Database): PlanIds {
  const ids = new BoundedMap<string, number>(MOST_PLANS);

  async function writeOnce({ digest, description }: Plan): Promise<number | undefined> {
    const [row] = await database.walled.sql.query<{ id: number }>('ledger_plan', WRITE_PLAN, [
      digest,
      JSON.stringify(description),
    ]);
    return row?.id;
  }

  return {
    known: ({ digest }) => ids.get(digest),
    async write(plan) {
      // Another process may commit the same plan between our look and our insert; the second look sees it.
      const id = (await writeOnce(plan)) ?? (await writeOnce(plan));
      if (id === undefined) throw new Error('The plan could not be written to the ledger.');
      ids.set(plan.digest, id);
      return id;
    },
  };
}
