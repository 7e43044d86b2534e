import { isAsyncIterable } from 'graphql-yoga';
import { type Step, walkOf } from '../walk.ts';

/**
 * Tells whoever sent a mutation under a key whether something of it had happened before: `extensions.idempotency.replayed`.
 */
export function useReplayExtension(): Step {
  return {
    onExecute({ context }) {
      return {
        onExecuteDone({ result, setResult }) {
          const { context: resolved, idempotency } = walkOf(context);
          if (isAsyncIterable(result) || result.data === undefined) return;
          if (idempotency === undefined || resolved?.plan.description.operation !== 'mutation') return;
          const { replayed } = idempotency;
          setResult({ ...result, extensions: { ...result.extensions, idempotency: { replayed } } });
        },
      };
    },
  };
}
