import type { Context, RecordWrite } from '@remit/schema';
import { gatewayError, RETRY_AFTER } from '../errors.ts';
import { describeError, type Log } from '../log.ts';
import type { Ledger } from './ledger.ts';

/** Makes ready to write down a change of this operation in the change's own transaction. */
export type PrepareRecord = (context: Context) => Promise<RecordWrite>;

/**
 * A change and its entry stand or fall together: what cannot be recorded is not done.
 *
 * @param ledger undefined when the gateway keeps none
 * @see GDPR 5(2), accountability
 */
export function createPrepareRecord(ledger: Ledger | undefined, log: Log): PrepareRecord {
  if (ledger === undefined) return async () => async () => undefined;
  return async ({ controller, now, caller, plan, reads }) => {
    const write = await ledger.prepare(plan).catch(refuse);
    return (tx) => {
      const { people, slots } = reads.writing;
      return write(tx, {
        controllerId: controller.id,
        recordedAt: now,
        caller,
        plan,
        people: [...people],
        slots: [...slots],
        denials: [],
      }).catch(refuse);
    };
  };

  function refuse(error: unknown): never {
    log.error(describeError(error), 'The ledger cannot be written, so a change was not made');
    throw gatewayError(
      'LEDGER_UNAVAILABLE',
      'This change cannot be recorded now, so it was not made. Try again soon.',
      { headers: { 'retry-after': String(RETRY_AFTER) } },
    );
  }
}
