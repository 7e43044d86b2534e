import type { ExecutionResult, GraphQLError } from 'graphql';

/** Errors in the place of an event that was not told. */
const NOT_TOLD: ReadonlySet<unknown> = new Set([
  'LEDGER_UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
  'STORAGE_FULL',
]);

/** What one change came to, for all streams of its cohort: one object, so that it becomes text once. */
export type Delivery =
  | {
      readonly kind: 'told';
      readonly result: ExecutionResult;
      /** The place to go on from; undefined for a signal. */
      readonly cursor: string | undefined;
    }
  /** What could not be recorded was not told; the client resumes before it. */
  | { readonly kind: 'not told'; readonly result: ExecutionResult; readonly errors: readonly GraphQLError[] }
  /** The caller is no longer let in, or nothing could be found out. */
  | { readonly kind: 'failed'; readonly error: unknown };

export function deliveryOf(result: ExecutionResult, cursor: string | undefined): Delivery {
  const { errors } = result;
  if (errors?.some(({ extensions }) => NOT_TOLD.has(extensions['code']))) {
    return { kind: 'not told', result, errors };
  }
  if (cursor === undefined) return { kind: 'told', result, cursor };
  const extensions = { ...result.extensions, event: { cursor } };
  return { kind: 'told', result: { ...result, extensions }, cursor };
}
