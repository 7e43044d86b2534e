/**
 * Lists below a row take cursors as strictly as lists at the root do: a cursor of another row's list would tell that
 * there is such a row, and where it would stand. A schema with a list that says nothing about it does not build.
 */
import SchemaBuilder, {
  BasePlugin,
  type BuildCache,
  type PothosOutputFieldConfig,
  type SchemaTypes,
} from '@pothos/core';
import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import type { Context } from './context.ts';
import { checkCursor, publicIdsIn } from './cursor.ts';

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>;
type Select = (args: object, ...rest: unknown[]) => unknown;

/** How many of these public ids stand in the list of this row. */
export type CountInList = (
  row: { readonly id: number },
  publicIds: string[],
  context: Context,
) => Promise<number>;

const CHECKED = 'remitCursorIsChecked';
/** Their lists check their cursors where they are read. */
const ROOTS: readonly string[] = ['Query', 'Mutation', 'Subscription'];

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      nestedCursor: NestedCursorPlugin<Types>;
    }
  }
}

function countInListOf({ pothosOptions }: { readonly pothosOptions: object }): CountInList | undefined {
  return (pothosOptions as { countInList?: CountInList }).countInList;
}

class NestedCursorPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  constructor(buildCache: BuildCache<Types>) {
    super(buildCache, 'nestedCursor');
  }

  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    if (countInListOf(config) === undefined) return config;
    const select = config.extensions?.['pothosPrismaSelect'] as Select;
    const checked: Select = (args, ...rest) => {
      // What is no cursor of ours must not reach the database, which would call it a fault.
      publicIdsIn(args);
      return select(args, ...rest);
    };
    return { ...config, extensions: { ...config.extensions, pothosPrismaSelect: checked, [CHECKED]: true } };
  }

  override wrapResolve(resolver: Resolver<Types>, config: PothosOutputFieldConfig<Types>): Resolver<Types> {
    const countInList = countInListOf(config);
    if (countInList === undefined) return resolver;
    return (row, args, context, info) => {
      // Most lists are asked for without a cursor, and wait for nothing.
      if (publicIdsIn(args).length === 0) return resolver(row, args, context, info);
      const count = (publicIds: string[]) =>
        countInList(row as { id: number }, publicIds, context as Context);
      return checkCursor(args, count).then(() => resolver(row, args, context, info));
    };
  }

  override afterBuild(schema: GraphQLSchema): GraphQLSchema {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || ROOTS.includes(type.name)) continue;
      for (const field of Object.values(type.getFields())) {
        const isList = field.args.some(({ name }) => name === 'after');
        if (isList && field.extensions[CHECKED] !== true)
          throw new Error(`${type.name}.${field.name} must say countInList: whether a cursor stands in it.`);
      }
    }
    return schema;
  }
}

SchemaBuilder.registerPlugin('nestedCursor', NestedCursorPlugin);
