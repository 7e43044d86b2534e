import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { kindOfPublicId } from '../db/public-id.ts';
import type { Scope } from '../taxonomy/scopes.ts';
import { NODE_NEEDS, ROOT_NEEDS, type RootNeed, TYPE_NEEDS } from './operation-scopes.ts';

/** One of these scopes is needed at this place of an operation. */
export type ScopeNeed = { readonly coordinate: string; readonly oneOf: readonly Scope[] };

type Walk = {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operation: OperationDefinitionNode;
  readonly found: Map<string, ScopeNeed>;
  /** Selection sets met, by type and way: fragments may repeat without end. */
  readonly met: Map<SelectionSetNode, Set<string>>;
};

/** Fields that tell no more than that something is there, of which the asker has the id. */
const BARE: readonly string[] = ['id', '__typename'];
const NODE_FIELDS: readonly string[] = ['node', 'nodes'];

/**
 * The scopes that an operation needs, before anything is read: of its root fields, and of every type of which it selects
 * a field, through aliases, fragments and interfaces, skipped or not.
 */
export function scopesNeeded(options: {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}): readonly ScopeNeed[] {
  const { schema, document, operation, variables } = options;
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  );
  const walk: Walk = { schema, fragments, variables, operation, found: new Map(), met: new Map() };
  const root = schema.getRootType(operation.operation);
  if (root) walkSelections(walk, root, operation.selectionSet, { isRoot: true, byId: false });
  return [...walk.found.values()];
}

/** The needs that a set of scopes does not meet. */
export function scopesMissing(needs: readonly ScopeNeed[], scopes: ReadonlySet<Scope>): readonly ScopeNeed[] {
  return needs.filter(({ oneOf }) => !oneOf.some((scope) => scopes.has(scope)));
}

type Way = { readonly isRoot: boolean; /** Reached by its id. */ readonly byId: boolean };

function walkSelections(walk: Walk, type: GraphQLNamedType, selections: SelectionSetNode, way: Way): void {
  const metOn = walk.met.get(selections) ?? new Set<string>();
  const key = `${type.name} ${way.byId}`;
  if (metOn.has(key)) return;
  walk.met.set(selections, metOn.add(key));
  for (const node of selections.selections) {
    if (node.kind === Kind.FIELD) {
      walkField(walk, type, node, way);
      continue;
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : walk.fragments.get(node.name.value);
    const condition = fragment?.typeCondition?.name.value;
    const on = condition === undefined ? type : walk.schema.getType(condition);
    if (fragment && on) walkSelections(walk, on, fragment.selectionSet, way);
  }
}

function walkField(walk: Walk, type: GraphQLNamedType, node: FieldNode, way: Way): void {
  const name = node.name.value;
  if (!isObjectType(type) && !isInterfaceType(type)) return;
  const field = type.getFields()[name];
  if (way.isRoot) {
    if (name.startsWith('__')) return;
    rootNeeds(walk, `${type.name}.${name}`, node);
  } else if (!(isAbstractType(type) && BARE.includes(name))) {
    for (const each of isAbstractType(type) ? walk.schema.getPossibleTypes(type) : [type]) {
      for (const scope of [
        ...(TYPE_NEEDS[each.name] ?? []),
        ...(way.byId ? (NODE_NEEDS[each.name] ?? []) : []),
      ])
        need(walk, `${each.name}.${name}`, [scope]);
    }
  }
  if (field === undefined || node.selectionSet === undefined) return;
  const below = getNamedType(field.type);
  const byId = way.isRoot && NODE_FIELDS.includes(name);
  if (isCompositeType(below)) walkSelections(walk, below, node.selectionSet, { isRoot: false, byId });
}

function rootNeeds(walk: Walk, coordinate: string, node: FieldNode): void {
  const wanted: RootNeed | undefined = ROOT_NEEDS[coordinate];
  // A field that nobody gave a scope is nobody's. Such a schema does not build; this is the second lock.
  if (wanted === undefined) need(walk, coordinate, []);
  else if ('all' in wanted) for (const scope of wanted.all) need(walk, coordinate, [scope]);
  else if ('oneOf' in wanted) need(walk, coordinate, wanted.oneOf);
  else if ('byId' in wanted) {
    const id = valueAt(walk, node, wanted.byId);
    const kind = typeof id === 'string' ? kindOfPublicId(id) : undefined;
    const scope = kind === undefined ? undefined : wanted.scopes[kind];
    // An id that cannot be read here could turn out to be of any of these types.
    for (const each of scope === undefined ? Object.values(wanted.scopes) : [scope])
      need(walk, coordinate, [each]);
  }
}

function need(walk: Walk, coordinate: string, oneOf: readonly Scope[]): void {
  walk.found.set(`${coordinate} ${oneOf.join()}`, { coordinate, oneOf });
}

/** What stands in an argument, as far as it can be read without coercing it. */
function valueAt(walk: Walk, node: FieldNode, [argument, ...rest]: readonly string[]): unknown {
  const given = node.arguments?.find(({ name }) => name.value === argument)?.value;
  return given && valueIn(walk, given, rest);
}

function valueIn(walk: Walk, value: ValueNode, path: readonly string[]): unknown {
  const [step, ...rest] = path;
  if (value.kind === Kind.VARIABLE) {
    const { variables, operation } = walk;
    const name = value.name.value;
    if (!Object.hasOwn(variables, name)) {
      const defined = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
      return defined?.defaultValue && valueIn(walk, defined.defaultValue, path);
    }
    const sent = variables[name];
    return path.reduce<unknown>(
      (at, key) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, key)
          ? (at as Readonly<Record<string, unknown>>)[key]
          : undefined,
      sent,
    );
  }
  if (step === undefined) return value.kind === Kind.STRING ? value.value : undefined;
  if (value.kind !== Kind.OBJECT) return undefined;
  const inner = value.fields.find(({ name }) => name.value === step)?.value;
  return inner && valueIn(walk, inner, rest);
}
