import type { GraphQLSchema } from 'graphql';
import { NODE_NEEDS, ROOT_NEEDS, type RootNeed, TYPE_NEEDS } from './operation-scopes.ts';

/** What is wrong with the list of scopes beside a schema: a root field that names none, or a name that is no more. */
export function scopeFaults(
  schema: GraphQLSchema,
  roots: Readonly<Record<string, RootNeed>> = ROOT_NEEDS,
): readonly string[] {
  const fields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
    (type) => (type ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`) : []),
  );
  return [
    ...fields
      .filter((coordinate) => !Object.hasOwn(roots, coordinate))
      .map((coordinate) => `${coordinate} names no scope: add it to app/operation-scopes.ts.`),
    ...Object.keys(roots)
      .filter((coordinate) => !fields.includes(coordinate))
      .map((coordinate) => `app/operation-scopes.ts names ${coordinate}, which there is not.`),
    ...[...Object.keys(TYPE_NEEDS), ...Object.keys(NODE_NEEDS)]
      .filter((name) => schema.getType(name) === undefined)
      .map((name) => `app/operation-scopes.ts names the type ${name}, which there is not.`),
  ];
}
