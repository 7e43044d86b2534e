import type { ExecutionArgs, ExecutionResult } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import type { Step } from '../walk.ts';
import type { ErrorMask } from './mask-error.ts';
import { placeInVariable } from './place-in-variable.ts';

/** The last step: nothing leaves that was not written for the caller. See mask-error.ts. */
export function useMaskedErrors(mask: ErrorMask): Step {
  function masked(result: ExecutionResult, args: ExecutionArgs): ExecutionResult {
    if (!result.errors?.length) return result;
    return { ...result, errors: result.errors.map((error) => mask(placeInVariable(error, args) ?? error)) };
  }

  return {
    onPluginInit({ registerContextErrorHandler }) {
      registerContextErrorHandler(({ error, setError }) => setError(mask(error)));
    },
    onExecute: () => ({
      onExecuteDone({ result, args, setResult }) {
        if (!isAsyncIterable(result)) setResult(masked(result, args));
      },
    }),
    onSubscribe: () => ({
      // A stream's events are masked one by one: each goes through execute.
      onSubscribeResult({ result, args, setResult }) {
        if (!isAsyncIterable(result)) setResult(masked(result, args));
      },
    }),
  };
}
