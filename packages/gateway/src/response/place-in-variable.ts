import {
  type ExecutionArgs,
  GraphQLError,
  isInputType,
  Kind,
  typeFromAST,
  validateInputValue,
} from 'graphql';
import { gatewayError } from '../errors.ts';

/**
 * Says where in a variable the value does not fit (`$filter at openedAfter`), because the words of graphql-js, which
 * quote the value, are not sent.
 * @returns undefined when the error is about something else
 */
export function placeInVariable(error: GraphQLError, args: ExecutionArgs): GraphQLError | undefined {
  const [node] = error.nodes ?? [];
  if (error.path !== undefined || node?.kind !== Kind.VARIABLE_DEFINITION) return undefined;
  const name = node.variable.name.value;
  const type = typeFromAST(args.schema, node.type);
  const places: string[] = [];
  if (type && isInputType(type)) {
    validateInputValue(
      args.variableValues?.[name],
      type,
      (_error, path) => places.push(path.join('.')),
      true,
    );
  }
  const at = [...new Set(places)].filter((place) => place !== '');
  const message = `The value of the variable "$${name}" does not fit its type${at.length > 0 ? ` at ${at.join(', ')}` : ''}.`;
  return new GraphQLError(message, {
    nodes: node,
    extensions: gatewayError('BAD_USER_INPUT', message).extensions,
  });
}
