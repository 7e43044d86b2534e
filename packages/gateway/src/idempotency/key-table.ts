import type { Attempt, KeptOutcome } from '@remit/schema';

/** Where a key stands: it is its caller's own. */
export type KeyPlace = {
  readonly controllerId: number;
  readonly callerKind: string;
  readonly callerId: number;
  readonly digest: string;
};

/** What a caller sends under a key, and when. */
export type Sending = KeyPlace & {
  readonly operation: string;
  readonly now: Date;
  readonly expiresAt: Date;
};

type Transaction = Parameters<Attempt['begin']>[0];

/** Milliseconds for which one racer waits for another. Less than the time that a transaction may take at all. */
const PATIENCE = 2_000;

/**
 * Takes the key's row, and with it the right to work: whoever comes second waits for the row, and then sees what came of it.
 * An expired one is as good as none. The wait is limited for this statement only, whose parts run in this order: the FROM
 * brings the row, the conflict waits, RETURNING reads.
 */
const TAKE = `
  INSERT INTO idempotency_key AS kept (controller_id, caller_kind, caller_id, digest, operation, outcomes, expires_at)
  SELECT $1::int, $2::text, $3::int, $4::text, $5::text, '{}'::jsonb, $6::timestamptz
    FROM set_config('lock_timeout', '${PATIENCE}', true)
  ON CONFLICT (controller_id, caller_kind, caller_id, digest) DO UPDATE
     SET operation  = CASE WHEN kept.expires_at <= $7::timestamptz THEN excluded.operation ELSE kept.operation END,
         outcomes   = CASE WHEN kept.expires_at <= $7::timestamptz THEN excluded.outcomes ELSE kept.outcomes END,
         expires_at = CASE WHEN kept.expires_at <= $7::timestamptz THEN excluded.expires_at ELSE kept.expires_at END
  RETURNING operation, outcomes -> $8::text AS outcome, set_config('lock_timeout', '0', true)`;

const KEEP = `
  UPDATE idempotency_key SET outcomes = outcomes || jsonb_build_object($5::text, $6::jsonb)
   WHERE controller_id = $1::int AND caller_kind = $2::text AND caller_id = $3::int AND digest = $4::text`;

/** What stands under a key: which operation it belongs to, and what came of one of its changes. */
export type Standing = { readonly operation: string; readonly outcome: KeptOutcome | null };

/** @throws an error with code 55P03 when another racer did not finish in time: see {@link isHeldByAnother} */
export async function takeKey(
  tx: Transaction,
  { controllerId, callerKind, callerId, digest, operation, now, expiresAt }: Sending,
  place: string,
): Promise<Standing> {
  const [standing] = await tx.$queryRawUnsafe<Standing[]>(
    TAKE,
    controllerId,
    callerKind,
    callerId,
    digest,
    operation,
    expiresAt.toISOString(),
    now.toISOString(),
    place,
  );
  if (standing === undefined) throw new Error('The row of an idempotency key was not there.');
  return standing;
}

export async function keepOutcome(
  tx: Transaction,
  { controllerId, callerKind, callerId, digest }: KeyPlace,
  place: string,
  outcome: KeptOutcome,
): Promise<void> {
  const json = JSON.stringify(outcome);
  await tx.$executeRawUnsafe(KEEP, controllerId, callerKind, callerId, digest, place, json);
}

/** PostgreSQL's code for a lock that did not become free in time, wherever Prisma put it. */
export function isHeldByAnother(error: unknown): boolean {
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } } };
  return meta?.driverAdapterError?.cause?.originalCode === '55P03';
}
