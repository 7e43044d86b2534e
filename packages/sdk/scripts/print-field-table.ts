import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import type { Composite } from './personal.ts';

/**
 * The little that must be known at run time to write a document: where a field leads, and the types of its arguments,
 * because a GraphQL variable must be declared with its type. Fields from which no argument can be reached are left out.
 */
export function printFieldTable(schema: GraphQLSchema): string {
  const types = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter((type) => !isIntrospectionType(type))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const reaching = typesThatReachArguments(types);
  const lines = types.flatMap((type) => {
    const fields = Object.values(type.getFields())
      .filter((field) => field.args.length > 0 || reaching.has(getNamedType(field.type).name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    if (fields.length === 0) return [];
    return [`  ${type.name}: {`, ...fields.map((field) => `    ${field.name}: '${entry(field)}',`), '  },'];
  });
  return [
    '// Written by scripts/generate.ts from the schema. Do not edit; as long as the schema needs.',
    '',
    "/** Field → `'the type it leads to, argument:Type argument:Type'`. Whatever needs no entry has none. */",
    'export const fieldTable: Readonly<Record<string, Readonly<Record<string, string>>>> = {',
    ...lines,
    '};',
    '',
  ].join('\n');
}

function entry(field: GraphQLField<unknown, unknown>): string {
  const target = getNamedType(field.type);
  const name = isCompositeType(target) ? target.name : '';
  return [name, ...field.args.map((argument) => `${argument.name}:${String(argument.type)}`)].join(' ');
}

function typesThatReachArguments(types: readonly Composite[]): Set<string> {
  const reaching = new Set<string>();
  for (let before = -1; before !== reaching.size;) {
    before = reaching.size;
    for (const type of types) {
      const reaches = Object.values(type.getFields()).some(
        (field) => field.args.length > 0 || reaching.has(getNamedType(field.type).name),
      );
      if (reaches) reaching.add(type.name);
    }
  }
  return reaching;
}
