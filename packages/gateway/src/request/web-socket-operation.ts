import { type ExecutionArgs, type ExecutionResult, getOperationAST, GraphQLError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { ErrorMask } from '../response/mask-error.ts';
import type { Walk } from '../walk.ts';

/** The functions of one operation, already wrapped by the steps of server.ts. */
export type Enveloped = {
  readonly schema: ExecutionArgs['schema'];
  parse(query: string): ExecutionArgs['document'];
  validate(schema: ExecutionArgs['schema'], document: ExecutionArgs['document']): readonly GraphQLError[];
  contextFactory(): unknown;
  execute(args: ExecutionArgs): unknown;
  subscribe(args: ExecutionArgs): unknown;
};

/** An operation that may run. */
export type Prepared = ExecutionArgs & { readonly enveloped: Enveloped };

/**
 * Takes an operation that came over a WebSocket through the same steps as one that came over HTTP. Whatever is wrong
 * with it is the answer to this operation; the connection and its other operations go on.
 * @param shown by whoever made the connection
 */
export async function prepare(
  envelop: (walk: Walk) => Enveloped,
  mask: ErrorMask,
  shown: Pick<Walk, 'connectionParams' | 'session' | 'proof'>,
  { query, operationName, variables, extensions }: SubscribePayload,
): Promise<Prepared | readonly GraphQLError[]> {
  const params = {
    query,
    // An empty name is a name, and no operation has it.
    ...(typeof operationName === 'string' && { operationName }),
    ...(variables && { variables }),
    ...(extensions && { extensions }),
  };
  try {
    const enveloped = envelop({ ...shown, params });
    const { schema } = enveloped;
    const document = enveloped.parse(query);
    const errors = enveloped.validate(schema, document);
    if (errors.length > 0) return errors.map(mask);
    // Asked here, because from the context on the operation has a connection that only running it gives back.
    if (!getOperationAST(document, operationName)) return [new GraphQLError('Unable to identify operation')];
    const contextValue = await enveloped.contextFactory();
    return {
      enveloped,
      schema,
      document,
      contextValue,
      operationName: operationName ?? null,
      variableValues: variables ?? null,
    };
  } catch (error) {
    return [mask(error)];
  }
}

/** Runs a prepared operation; what it throws becomes its answer. That of a subscription counts only if it opened no stream. */
export async function run(
  how: 'execute' | 'subscribe',
  { enveloped, ...args }: Prepared,
  mask: ErrorMask,
): Promise<ExecutionResult> {
  try {
    return (await enveloped[how](args)) as ExecutionResult;
  } catch (error) {
    return { errors: [mask(error)] };
  }
}
