import { isAsyncIterable } from 'graphql-yoga';
import type { Log } from '../log.ts';
import { type Step, walkOf } from '../walk.ts';

/** One line for each operation and each live event: who and what for, as kinds and counts. No text from outside. */
export function useOperationLog(log: Log): Step {
  return {
    onExecute({ context }) {
      const begun = performance.now();
      return {
        onExecuteDone({ result }) {
          const { context: resolved } = walkOf(context);
          if (resolved === undefined || isAsyncIterable(result)) return;
          const { plan, caller, controller, inForce, purpose = '', reads } = resolved;
          log.info(
            {
              controller: controller.slug,
              caller: caller.kind,
              // An unknown purpose is text from outside.
              purpose: inForce.policy.purposes.has(purpose) ? purpose : null,
              operation: plan.description.operation,
              plan: plan.digest.slice(0, 12),
              people: reads.people.size,
              errors: result.errors?.length ?? 0,
              ms: Math.round((performance.now() - begun) * 10) / 10,
            },
            'operation',
          );
        },
      };
    },
  };
}
