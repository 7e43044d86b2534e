import type { ExecutionResult, GraphQLError } from 'graphql';
import { provenBefore, type ShownProof } from '../dpop/shown-proof.ts';
import { type Enveloped, prepare, run } from '../request/web-socket-operation.ts';
import type { ErrorMask } from '../response/mask-error.ts';
import { type Walk, walkOf } from '../walk.ts';

/** How somebody showed itself who wants to fetch or send a file. */
export type Shown = {
  readonly token: string | undefined;
  /** Of an address of ours: the key that was proven when it was made. */
  readonly key?: string | undefined;
  /** Of a token that came with the request. */
  readonly proof?: ShownProof | undefined;
  readonly session: string | undefined;
  readonly purpose: string | undefined;
};

/** Takes an operation about a file through all the steps that any operation meets: nothing is decided beside them. */
export type WalkForFile = (
  shown: Shown,
  query: string,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<{ readonly walk: Walk; readonly result: ExecutionResult } | readonly GraphQLError[]>;

export function createWalkForFile(envelop: (walk: Walk) => Enveloped, mask: ErrorMask): WalkForFile {
  return async ({ token, key, session, purpose, ...shown }, query, variables = {}) => {
    const proof = key === undefined ? shown.proof : provenBefore(key);
    const prepared = await prepare(
      (walk) => envelop({ ...walk, ofOurs: true }),
      mask,
      { connectionParams: { ...(token && { token }), ...(purpose && { purpose }) }, session, proof },
      { query, variables: { ...variables } },
    );
    if (isRefused(prepared)) return prepared;
    const result = await run('execute', prepared, mask);
    if (result.errors?.length) return result.errors;
    return { walk: walkOf(prepared.contextValue as object), result };
  };
}

/** Whether there are errors instead of an answer. */
export function isRefused<Other extends object>(
  answer: Other | readonly GraphQLError[],
): answer is readonly GraphQLError[] {
  return Array.isArray(answer);
}
