import { isAsyncIterable } from 'graphql-yoga';
import { databaseUnavailable, storageFull } from '../errors.ts';
import type { Step } from '../walk.ts';

/**
 * An answer that lost a part to the database is no answer: what is missing in it would look like what is not there. The
 * whole of it becomes one error, with the status that tells balancers and clients to come again.
 */
export function useWholeAnswers(): Step {
  return {
    onExecute: () => ({
      onExecuteDone({ result, setResult }) {
        if (isAsyncIterable(result)) return;
        const codes = new Set(result.errors?.map(({ extensions }) => extensions['code']));
        if (codes.has('STORAGE_FULL')) setResult({ errors: [storageFull()] });
        else if (codes.has('DATABASE_UNAVAILABLE')) setResult({ errors: [databaseUnavailable()] });
      },
    }),
  };
}
