import type { Database } from '@remit/schema';

/** A batch, so that a day's keys do not hold up those who use theirs. */
const BATCH = 1_000;

const FORGET_KEYS = `
  WITH gone AS (
    DELETE FROM idempotency_key
     WHERE ctid = ANY (ARRAY(SELECT ctid FROM idempotency_key WHERE expires_at <= $1::timestamptz LIMIT ${BATCH}))
       AND expires_at <= $1::timestamptz
    RETURNING 1
  )
  SELECT count(*)::int AS count FROM gone`;

/**
 * Removes a batch of the keys that have expired by now.
 * @returns whether there may be more
 */
export async function forgetKeys({ walled }: Database, now: Date): Promise<boolean> {
  const [gone] = await walled.sql.query<{ count: number }>('expired_keys', FORGET_KEYS, [now.toISOString()]);
  return gone?.count === BATCH;
}
