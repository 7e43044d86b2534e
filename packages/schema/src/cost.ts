import { complexityFromQuery } from '@pothos/plugin-complexity';
import {
  type DocumentNode,
  getNamedType,
  getVariableValues,
  type GraphQLOutputType,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';

/** Items of a list that says of itself neither how many it has nor how many are asked for. */
const LIST_ITEMS = 10;
/** What a connection gives to those who do not say how many. */
export const PAGE_SIZE = 20;
/** What a connection gives at most. */
export const LONGEST_PAGE = 100;

/**
 * How much an operation may have to look up at most, before anything is: one point for each field, times the items of the
 * lists around it. What is asked for with `first: 50` costs fifty times what stands inside, whether or not there are fifty.
 *
 * @param variables as they were sent; wrong ones cost nothing, for then nothing runs at all
 * @throws {Error} an argument of one field does not fit; the others would run, so nobody knows the cost
 *
 * @example
 * costOf(schema, document, operation, { first: 50 }); // tickets(first: $first) { edges { node { id } } }: 151
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> = {},
): number {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (errors) return 0;
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const alone: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] };
  return complexityFromQuery(alone, { schema, variables: { ...variables } }).complexity;
}

type CountedField = { readonly args: readonly { readonly name: string }[]; readonly type: GraphQLOutputType };

/** What one field costs, and how often what stands inside of it is looked up. */
export function costOfField(
  args: Readonly<Record<string, unknown>>,
  _context: unknown,
  field: CountedField,
): { readonly field: number; readonly multiplier: number } {
  return { field: 1, multiplier: itemsOf(args, field) };
}

function itemsOf(args: Readonly<Record<string, unknown>>, field: CountedField): number {
  const { first, last, ids } = args;
  if (field.args.some(({ name }) => name === 'first')) {
    const asked = first ?? last;
    // A page of any other length is refused when it is asked for.
    return typeof asked === 'number' ? Math.min(Math.max(asked, 0), LONGEST_PAGE) : PAGE_SIZE;
  }
  if (Array.isArray(ids)) return ids.length;
  // The items of a connection were counted with the connection.
  const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
  return isList && !getNamedType(field.type).name.endsWith('Edge') ? LIST_ITEMS : 1;
}
