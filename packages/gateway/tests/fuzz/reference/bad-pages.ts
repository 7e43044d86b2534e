import {
  type DocumentNode,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  type GraphQLSchema,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { checkPage, type PageArguments } from './page.ts';

/**
 * Whether some list of an operation is asked for with page arguments that mean nothing. The gateway reads the arguments
 * of all lists before it asks the database, so one bad argument may cost more of the answer than its own list.
 */
export function hasBadPage(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  variables: Readonly<Record<string, unknown>>,
): boolean {
  const operation = getOperationAST(document, operationName);
  const coerced = getVariableValues(schema, operation?.variableDefinitions ?? [], variables);
  if (coerced.variableValues === undefined) return false;
  const { variableValues } = coerced;
  const types = new TypeInfo(schema);
  let bad = false;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const field = types.getFieldDef();
        if (!field || !field.args.some(({ name }) => name === 'after')) return;
        try {
          checkPage(getArgumentValues(field, node, variableValues) as PageArguments);
        } catch {
          bad = true;
        }
      },
    }),
  );
  return bad;
}
