import type { ExecutionResult, FormattedExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';

/** An error as it is sent: without what only the HTTP layer reads. Yoga does the same for HTTP and SSE. */
export function publicError(error: GraphQLError): GraphQLFormattedError {
  const { extensions, ...rest } = error.toJSON();
  const { http: _http, unexpected: _unexpected, ...kept } = extensions ?? {};
  return Object.keys(kept).length > 0 ? { ...rest, extensions: kept } : rest;
}

/** As the protocols' libraries type it: a part that is missing may also be undefined. */
type Result = { readonly [Part in keyof ExecutionResult]: ExecutionResult[Part] | undefined };

/** A result as it is sent. */
export function publicResult({ data, errors, extensions }: Result): FormattedExecutionResult {
  return {
    ...(errors && { errors: errors.map(publicError) }),
    ...(data !== undefined && { data }),
    ...(extensions && { extensions }),
  };
}
