import type { Context, Denial } from '@remit/schema';
import { getOperationAST, OperationTypeNode } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import { gatewayError, RETRY_AFTER } from '../errors.ts';
import { describeError, type Log } from '../log.ts';
import { type Step, walkOf } from '../walk.ts';
import type { Ledger } from './ledger.ts';

type Options = {
  readonly ledger: Ledger;
  readonly log: Log;
  /** The answer leaves while its entry is still being written; what is lost in a crash stays unknown. */
  readonly dangerouslyAnswerBeforeLedger: boolean;
};

/**
 * Writes down who read what about whom, before the first byte of the answer leaves. If that fails there is no answer.
 *
 * @see GDPR 5(2), accountability
 */
export function useLedger({ ledger, log, dangerouslyAnswerBeforeLedger }: Options): Step {
  return {
    onExecute({ args, context }) {
      return {
        async onExecuteDone({ result, setResult }) {
          const { context: resolved } = walkOf(context);
          if (isAsyncIterable(result) || resolved === undefined) return;
          const isMutation =
            getOperationAST(args.document, args.operationName)?.operation === OperationTypeNode.MUTATION;
          if (!isMutation && !readsPersonalData(resolved)) return;
          // A change brought its own entry; where the answer tells nothing more, that one says it all.
          if (resolved.reads.isRecorded) return;
          const written = ledger.record(recordOf(resolved));
          if (dangerouslyAnswerBeforeLedger) {
            written.catch((error: unknown) =>
              log.error(describeError(error), 'An entry of the ledger was lost'),
            );
            return;
          }
          try {
            await written;
          } catch (error) {
            log.error(describeError(error), 'The ledger cannot be written, so the answer was withheld');
            setResult({ errors: [ledgerUnavailable(resolved.reads.hasWritten)] });
          }
        },
      };
    },
  };
}

/** Operations that touch no labelled place of the schema concern nobody. */
function readsPersonalData({ plan, reads }: Context): boolean {
  return plan.coordinates.length > 0 || reads.people.size > 0;
}

function recordOf({ controller, now, caller, plan, reads }: Context) {
  return {
    controllerId: controller.id,
    recordedAt: now,
    caller,
    plan,
    people: [...reads.people].sort((a, b) => a - b),
    slots: [...reads.slots].sort((a, b) => a - b),
    denials: reads.denials().flatMap(linesOf),
  };
}

/** One line a reason, so that the counts add up; what was denied without a row to deny has the count 0. */
function linesOf({ coordinate, reason, reasons }: Denial): string[] {
  const counts = Object.entries(reasons);
  if (counts.length === 0) return [`${coordinate} ${reason} 0`];
  return counts.map(([each, count]) => `${coordinate} ${each} ${count}`);
}

function ledgerUnavailable(isChanged: boolean) {
  return gatewayError(
    'LEDGER_UNAVAILABLE',
    isChanged
      ? 'The change was made and recorded. What it would show cannot be recorded now, so it is not answered: read it later.'
      : 'This access cannot be recorded now, so it is not answered. Try again soon.',
    {
      headers: { 'retry-after': String(RETRY_AFTER) },
    },
  );
}
