import {
  type ArgumentNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import type { DataCategory } from '../taxonomy/data-categories.ts';
import { categoryOf } from './label.ts';

/** A labelled place of the schema that an operation touches: `Ticket.subject`, `TicketFilter.requesterEmail`. */
export type LabelledCoordinate = {
  readonly coordinate: string;
  readonly category: DataCategory;
  readonly kind: 'output' | 'input';
};

type Walk = {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly found: Map<string, LabelledCoordinate>;
  /** Selection sets met, by the type they were met on: fragments may repeat without end. */
  readonly met: Map<SelectionSetNode, Set<string>>;
};

/**
 * Every labelled coordinate that an operation touches, through aliases, fragments, interfaces and arguments. Where an
 * argument is a variable, every labelled place of its type counts: what is decided must not depend on the values.
 */
export function coordinatesOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly LabelledCoordinate[] {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  );
  const walk: Walk = { schema, fragments, found: new Map(), met: new Map() };
  const root = schema.getRootType(operation.operation);
  if (root) walkSelections(walk, root, operation.selectionSet);
  return [...walk.found.values()].sort((a, b) => (a.coordinate < b.coordinate ? -1 : 1));
}

function walkSelections(walk: Walk, type: GraphQLNamedType, selections: SelectionSetNode): void {
  const metOn = walk.met.get(selections) ?? new Set<string>();
  if (metOn.has(type.name)) return;
  walk.met.set(selections, metOn.add(type.name));
  for (const node of selections.selections) {
    if (node.kind === Kind.FIELD) {
      walkField(walk, type, node.name.value, node.arguments ?? [], node.selectionSet);
      continue;
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : walk.fragments.get(node.name.value);
    if (fragment === undefined) continue;
    const condition = fragment.typeCondition?.name.value;
    const on = condition === undefined ? type : walk.schema.getType(condition);
    if (on) walkSelections(walk, on, fragment.selectionSet);
  }
}

function walkField(
  walk: Walk,
  type: GraphQLNamedType,
  name: string,
  args: readonly ArgumentNode[],
  selections: SelectionSetNode | undefined,
): void {
  for (const [typeName, field] of fieldsNamed(walk.schema, type, name)) {
    add(walk, `${typeName}.${name}`, field, 'output');
    for (const argument of field.args) {
      const given = args.find((node) => node.name.value === argument.name);
      if (given) walkInput(walk, `${typeName}.${name}(${argument.name}:)`, argument, given.value, new Set());
    }
    if (selections) walkSelections(walk, getNamedType(field.type), selections);
  }
}

/** The field on every object type that can stand there. */
function fieldsNamed(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  name: string,
): readonly (readonly [string, GraphQLField<unknown, unknown>])[] {
  const types = isAbstractType(type) ? [type, ...schema.getPossibleTypes(type)] : [type];
  return types.flatMap((candidate) => {
    if (!isObjectType(candidate) && !isInterfaceType(candidate)) return [];
    const field = candidate.getFields()[name];
    return field ? [[candidate.name, field] as const] : [];
  });
}

function walkInput(
  walk: Walk,
  coordinate: string,
  config: GraphQLArgument | GraphQLInputField,
  value: ValueNode | undefined,
  above: ReadonlySet<string>,
): void {
  add(walk, coordinate, config, 'input');
  const type = getNamedType(config.type);
  const literal = value?.kind === Kind.VARIABLE ? undefined : value;
  if (isEnumType(type)) {
    const chosen =
      literal?.kind === Kind.ENUM ? [literal.value] : type.getValues().map((enumValue) => enumValue.name);
    for (const name of chosen) {
      const enumValue = type.getValue(name);
      if (enumValue) add(walk, `${type.name}.${name}`, enumValue, 'input');
    }
  }
  if (!isInputObjectType(type) || above.has(type.name)) return;
  const nested = new Set(above).add(type.name);
  const objects = literal?.kind === Kind.LIST ? literal.values : literal ? [literal] : [undefined];
  for (const object of objects) {
    for (const [name, field] of Object.entries(type.getFields())) {
      if (object?.kind === Kind.OBJECT) {
        const given = object.fields.find((node) => node.name.value === name);
        if (given) walkInput(walk, `${type.name}.${name}`, field, given.value, nested);
      } else {
        walkInput(walk, `${type.name}.${name}`, field, undefined, nested);
      }
    }
  }
}

function add(
  walk: Walk,
  coordinate: string,
  config: { readonly extensions?: unknown },
  kind: 'output' | 'input',
): void {
  const category = categoryOf(config);
  if (category !== undefined) walk.found.set(coordinate, { coordinate, category, kind });
}
