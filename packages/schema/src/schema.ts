import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLNonNull,
  type GraphQLSchema,
  GraphQLString,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  specifiedDirectives,
} from 'graphql';
import { scopeFaults } from './app/check-scopes.ts';
import { builder } from './builder.ts';
import './graph/index.ts';
import type { Policy } from './profile/compile.ts';
import { UnlabelledSchemaError } from './purpose/check-schema.ts';
import { categoryOf } from './purpose/label.ts';
import type { DataCategory } from './taxonomy/data-categories.ts';

const personalDirective = new GraphQLDirective({
  name: 'personal',
  description:
    'Personal data: read, filtered, sorted or written only for a purpose that covers this data category.',
  locations: [
    DirectiveLocation.FIELD_DEFINITION,
    DirectiveLocation.ARGUMENT_DEFINITION,
    DirectiveLocation.INPUT_FIELD_DEFINITION,
    DirectiveLocation.ENUM_VALUE,
  ],
  args: {
    category: { type: new GraphQLNonNull(GraphQLString), description: 'A dotted id: user.contact.email.' },
  },
});

/** A built schema with every data category that its labels name. */
export type RemitSchema = { readonly schema: GraphQLSchema; readonly categories: ReadonlySet<DataCategory> };

/**
 * Builds the GraphQL schema.
 * @param policies the loaded policy profiles; a label whose category none of them names is a fault
 * @throws UnlabelledSchemaError listing every field that does not say what it is about, or which scope it needs
 *
 * @example
 * const { schema } = buildSchema({ policies: [compileProfile(profile, sha256)] });
 */
export function buildSchema({ policies }: { readonly policies: readonly Policy[] }): RemitSchema {
  const schema = builder.toSchema({
    purpose: { policies },
    directives: [...specifiedDirectives, personalDirective],
  });
  const faults = scopeFaults(schema);
  if (faults.length > 0) throw new UnlabelledSchemaError(faults);
  return { schema, categories: categoriesOf(schema) };
}

function categoriesOf(schema: GraphQLSchema): ReadonlySet<DataCategory> {
  const categories = new Set<DataCategory>();
  const add = (config: { readonly extensions?: unknown }) => {
    const category = categoryOf(config);
    if (category !== undefined) categories.add(category);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isEnumType(type)) type.getValues().forEach(add);
    if (isInputObjectType(type)) Object.values(type.getFields()).forEach(add);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        add(field);
        field.args.forEach(add);
      }
    }
  }
  return categories;
}
