import { type ExecutionResult, GraphQLError } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import type { ErrorCode } from '../errors.ts';
import type { Step } from '../walk.ts';

/** Why a whole operation may come to nothing only once it runs. */
const WHOLE: readonly unknown[] = [
  'IDEMPOTENCY_KEY_REUSED',
  'IDEMPOTENCY_KEY_IN_USE',
  'LEDGER_UNAVAILABLE',
] satisfies readonly ErrorCode[];

/**
 * An operation of which nothing was done, each part for the same reason, is answered as a whole: with that reason's HTTP
 * status and `Retry-After`, which a client or a proxy understands without reading the body.
 */
export function useWholeRefusal(): Step {
  return {
    onExecute: () => ({
      onExecuteDone({ result, setResult }) {
        if (isAsyncIterable(result)) return;
        const refusal = wholeRefusal(result);
        if (refusal) setResult({ errors: [refusal] });
      },
    }),
  };
}

function wholeRefusal({ data, errors = [] }: ExecutionResult): GraphQLError | undefined {
  const [first] = errors;
  const code = first?.extensions['code'];
  if (first === undefined || !WHOLE.includes(code)) return undefined;
  const isNothing = Object.values(data ?? {}).every((value) => value === null);
  if (!isNothing || errors.some(({ extensions }) => extensions['code'] !== code)) return undefined;
  // As it was thrown: without the field's path, and with its status.
  return first.originalError instanceof GraphQLError ? first.originalError : undefined;
}
