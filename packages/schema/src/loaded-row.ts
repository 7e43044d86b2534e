/**
 * Reads a leaf straight from the row where the row already holds all that it needs, and likewise a relation to one row of
 * which only leaves are asked. Pothos' Prisma plugin asks for every field of every row which query loaded it; in a list of
 * fifty tickets with their messages that question costs more than the fields do. Whatever the row does not hold goes the
 * plugin's way, which loads it. No decision is taken here.
 */
import SchemaBuilder, {
  BasePlugin,
  type BuildCache,
  type PothosOutputFieldConfig,
  type SchemaTypes,
} from '@pothos/core';
import {
  type FieldNode,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  Kind,
  type SelectionSetNode,
} from 'graphql';

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>;
type Columns = { readonly [column: string]: true | { readonly select: Columns } };

/** Extension under which the columns of a leaf stand, as it was written. */
const COLUMNS = 'remitColumns';
/** Extension under which another plugin names columns that the field needs besides. */
export const ALSO_NEEDS = 'remitAlsoNeeds';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      loadedRow: LoadedRowPlugin<Types>;
      rowResolver: RowResolverPlugin<Types>;
    }
  }
}

/** The resolver of each field as the plugins inside of Prisma's left it, by the field's configuration. */
const rowResolvers = new WeakMap<object, unknown>();

/** Stands outside of Prisma's plugin: takes the short way where it can. */
class LoadedRowPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  constructor(buildCache: BuildCache<Types>) {
    super(buildCache, 'loadedRow');
  }

  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const isLeaf = config.type.kind === 'Scalar' || config.type.kind === 'Enum';
    const columns = plainColumns(config.extensions?.['pothosPrismaSelect']);
    if (config.kind !== 'PrismaObject' || !isLeaf || columns === undefined) return config;
    return { ...config, extensions: { ...config.extensions, [COLUMNS]: columns } };
  }

  override wrapResolve(resolver: Resolver<Types>, config: PothosOutputFieldConfig<Types>): Resolver<Types> {
    const columns = config.extensions?.[COLUMNS] as Columns | undefined;
    const fromRow = rowResolvers.get(config) as Resolver<Types> | undefined;
    const relation = relationToOne(config);
    if (fromRow !== undefined && relation !== undefined) {
      return (row, args, context, info) =>
        (row as Record<string, unknown>)[relation] !== undefined && asksLeavesOnly(info)
          ? fromRow(row, args, context, info)
          : resolver(row, args, context, info);
    }
    if (config.name === 'id' && this.#isNode(config.parentType)) {
      // The id of a node is its public id as it stands; Relay's plugin would make a promise of each.
      return (row, args, context, info) => {
        const { publicId } = row as { readonly publicId?: unknown };
        return typeof publicId === 'string' ? publicId : resolver(row, args, context, info);
      };
    }
    if (columns === undefined || fromRow === undefined) return resolver;
    const needs = [columns, (config.extensions?.[ALSO_NEEDS] ?? {}) as Columns].map(holding);
    return (row, args, context, info) =>
      needs.every((isHeldBy) => isHeldBy(row))
        ? fromRow(row, args, context, info)
        : resolver(row, args, context, info);
  }

  #isNode(parentType: string): boolean {
    const type = this.buildCache.getTypeConfig(parentType);
    return type.kind === 'Object' && type.interfaces.some((implemented) => implemented.name === 'Node');
  }
}

/** Stands inside of Prisma's plugin: keeps what that one is going to wrap. */
class RowResolverPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  constructor(buildCache: BuildCache<Types>) {
    super(buildCache, 'rowResolver');
  }

  override wrapResolve(resolver: Resolver<Types>, config: PothosOutputFieldConfig<Types>): Resolver<Types> {
    rowResolvers.set(config, resolver);
    return resolver;
  }
}

/** Name of the relation, where a field is a plain relation to one row. */
function relationToOne(config: { readonly args: object; readonly extensions?: unknown }): string | undefined {
  const { pothosPrismaRelationField: relation } = (config.extensions ?? {}) as {
    pothosPrismaRelationField?: { readonly name: string; readonly isList: boolean };
  };
  return relation && !relation.isList && Object.keys(config.args).length === 0 ? relation.name : undefined;
}

/** By the node of the document, which lives as long as the document. */
const leavesOnly = new WeakMap<FieldNode, boolean>();

/** Whether an operation asks nothing of a field's object but leaves: then nothing beneath has arguments of its own. */
function asksLeavesOnly({ fieldNodes, fragments }: GraphQLResolveInfo): boolean {
  return fieldNodes.every((node) => {
    const known = leavesOnly.get(node);
    if (known !== undefined) return known;
    const answer = node.selectionSet !== undefined && holdsLeavesOnly(node.selectionSet, fragments);
    leavesOnly.set(node, answer);
    return answer;
  });
}

function holdsLeavesOnly(
  { selections }: SelectionSetNode,
  fragments: GraphQLResolveInfo['fragments'],
): boolean {
  return selections.every((selection) => {
    if (selection.kind === Kind.FIELD) return selection.selectionSet === undefined;
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    return fragment !== undefined && holdsLeavesOnly(fragment.selectionSet, fragments);
  });
}

/** A selection that is written down as columns, not made by a function and without a list relation's arguments. */
function plainColumns(select: unknown): Columns | undefined {
  if (typeof select !== 'object' || select === null) return undefined;
  const isPlain = Object.values(select).every(
    (value) =>
      value === true ||
      (typeof value === 'object' &&
        value !== null &&
        Object.keys(value).join() === 'select' &&
        plainColumns((value as { select: unknown }).select) !== undefined),
  );
  return isPlain ? (select as Columns) : undefined;
}

/** Whether a row holds all these columns. A relation that is null holds everything. */
function holding(columns: Columns): (row: unknown) => boolean {
  const checks = Object.entries(columns).map(([name, value]) => {
    if (value === true) return (row: Record<string, unknown>) => row[name] !== undefined;
    const isHeldBy = holding(value.select);
    return (row: Record<string, unknown>) => row[name] === null || isHeldBy(row[name]);
  });
  return (row) =>
    typeof row === 'object' && row !== null && checks.every((check) => check(row as Record<string, unknown>));
}

SchemaBuilder.registerPlugin('loadedRow', LoadedRowPlugin);
SchemaBuilder.registerPlugin('rowResolver', RowResolverPlugin);
