import type { Context } from '../context.ts';

/** Rows past their retention are invisible, until the retention job has dealt with them. */
export function retained({ now }: Pick<Context, 'now'>) {
  return { OR: [{ retainUntil: null }, { retainUntil: { gt: now } }] };
}

/** Whether one row's period is over. */
export function isExpired(
  { now }: Pick<Context, 'now'>,
  row: { readonly retainUntil: Date | null },
): boolean {
  return row.retainUntil !== null && row.retainUntil <= now;
}
