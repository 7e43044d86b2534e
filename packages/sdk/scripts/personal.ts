import {
  type GraphQLArgument,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  getNamedType,
  isEnumType,
  isInputObjectType,
  valueFromASTUntyped,
} from 'graphql';

type Labelled = GraphQLField<unknown, unknown> | GraphQLArgument | GraphQLInputField | GraphQLEnumValue;

/** The category that `@personal(category: "user.contact.email")` gives to a place of the schema. */
export function categoryOf(place: Labelled): string | undefined {
  const directive = place.astNode?.directives?.find((node) => node.name.value === 'personal');
  const argument = directive?.arguments?.find((node) => node.name.value === 'category');
  return argument ? String(valueFromASTUntyped(argument.value)) : undefined;
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
