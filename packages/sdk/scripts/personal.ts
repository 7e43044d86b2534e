import {
  type GraphQLArgument,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  valueFromASTUntyped,
} from 'graphql';

/** A type that has fields. */
export type Composite = GraphQLObjectType | GraphQLInterfaceType;

type Labelled = GraphQLField<unknown, unknown> | GraphQLArgument | GraphQLInputField | GraphQLEnumValue;

/** The category that `@personal(category: "user.contact.email")` gives to a place of the schema. */
function categoryOf(place: Labelled): string | undefined {
  const directive = place.astNode?.directives?.find((node) => node.name.value === 'personal');
  const argument = directive?.arguments?.find((node) => node.name.value === 'category');
  return argument ? String(valueFromASTUntyped(argument.value)) : undefined;
}

/** The categories of an argument or input field: one or none. */
export function categoriesOfInput(place: GraphQLArgument | GraphQLInputField): string[] {
  const category = categoryOf(place);
  return category === undefined ? [] : [category];
}

/** The categories of a field. On an interface: those of all types that have it, for any of them may be what comes. */
export function categoriesOfField(schema: GraphQLSchema, type: Composite, name: string): string[] {
  const types = isInterfaceType(type) ? [type, ...schema.getPossibleTypes(type)] : [type];
  const categories = types.flatMap((each) => {
    const field = each.getFields()[name];
    return field ? (categoryOf(field) ?? []) : [];
  });
  return [...new Set(categories)].sort();
}

/**
 * Personal data that the arguments of a field read: filters, orders and searches are reads too.
 * `{ 'filter.requesterEmail': 'user.contact.email', 'orderBy.field.REQUESTER_NAME': 'user.name' }`
 */
export function readsOf(places: readonly (GraphQLArgument | GraphQLInputField)[]): Map<string, string> {
  const found = new Map<string, string>();
  walk(places, '', new Set(), found);
  return found;
}

function walk(
  places: readonly (GraphQLArgument | GraphQLInputField)[],
  prefix: string,
  above: ReadonlySet<string>,
  found: Map<string, string>,
): void {
  for (const place of places) {
    const path = `${prefix}${place.name}`;
    const type = getNamedType(place.type);
    note(found, path, place);
    if (isEnumType(type)) for (const value of type.getValues()) note(found, `${path}.${value.name}`, value);
    if (isInputObjectType(type) && !above.has(type.name)) {
      walk(Object.values(type.getFields()), `${path}.`, new Set(above).add(type.name), found);
    }
  }
}

function note(found: Map<string, string>, path: string, place: Labelled): void {
  const category = categoryOf(place);
  if (category !== undefined) found.set(path, category);
}
