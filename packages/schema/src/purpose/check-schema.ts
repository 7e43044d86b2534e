import {
  getNamedType,
  type GraphQLInputObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Policy } from '../profile/compile.ts';
import { covers, type DataCategory, isDataCategory } from '../taxonomy/data-categories.ts';
import { categoryOf } from './label.ts';

/** Thrown when the schema must not be built: every fault is listed. */
export class UnlabelledSchemaError extends Error {
  override readonly name = 'UnlabelledSchemaError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `The schema does not say what all of its fields are about:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
    this.faults = faults;
  }
}

type Extensions = { readonly pothosOptions?: { readonly personal?: unknown; readonly ungated?: unknown } };

/** Options that the author of a type or field gave. */
function optionsOf(config: { readonly extensions?: unknown }) {
  return (config.extensions as Extensions | undefined)?.pothosOptions ?? {};
}

const ROOTS: readonly string[] = ['Query', 'Mutation', 'Subscription'];

/** Fields that the Relay specification brings; cursors are opaque ids. */
const RELAY_FIELDS: readonly string[] = ['cursor', 'totalCount', 'edges', 'node', 'pageInfo'];

/**
 * Refuses a schema in which a field is silent about personal data, in which a gated root field could not be null, or
 * in which a labelled category has a clause in none of the loaded policies.
 * @throws UnlabelledSchemaError with every fault at once
 */
export function checkSchema(schema: GraphQLSchema, policies: readonly Policy[]): GraphQLSchema {
  const faults = Object.values(schema.getTypeMap()).flatMap((type) =>
    isIntrospectionType(type) ? [] : [...faultsOf(type), ...clauseFaults(type, policies)],
  );
  if (faults.length > 0) throw new UnlabelledSchemaError(faults);
  return schema;
}

function faultsOf(type: GraphQLNamedType): readonly string[] {
  if (isInputObjectType(type)) return inputFaults(type);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const isRelay = /(Connection|Edge)$/.test(type.name) || type.name === 'PageInfo';
  const typeSays = optionsOf(type).personal;
  return Object.values(type.getFields()).flatMap((field) => {
    const coordinate = `${type.name}.${field.name}`;
    const returned = getNamedType(field.type);
    const says = optionsOf(field);
    const faults: string[] = [];
    const labelled = categoryOf(field) !== undefined;
    if (labelled && isNonNullType(field.type))
      faults.push(`${coordinate} is personal, so it must be nullable.`);
    const isReceipt = says.personal === 'receipt' && type.name.endsWith('Payload');
    if (says.personal === 'receipt' && !isReceipt)
      faults.push(`${coordinate}: only a mutation's payload has receipts.`);
    if (optionsOf(returned).personal === 'where returned' && !labelled && !isReceipt) {
      faults.push(
        `${coordinate} returns ${returned.name}, which is personal where it is returned: give it a label.`,
      );
    }
    if (says.personal === 'by type' && !isInterfaceType(type)) {
      faults.push(
        `${coordinate}: only a field of an interface can leave its label to the implementing types.`,
      );
    }
    if (ROOTS.includes(type.name)) {
      if (type.name !== 'Mutation' && says.ungated === undefined && isNonNullType(field.type)) {
        faults.push(`${coordinate} is answered only for a purpose, so it must be nullable.`);
      }
    } else if (isLeafType(returned) && !labelled && says.personal === undefined && typeSays === undefined) {
      if (!(isRelay && (RELAY_FIELDS.includes(field.name) || type.name === 'PageInfo'))) {
        faults.push(`${coordinate} has neither a data category nor an explicit personal: false.`);
      }
    }
    for (const argument of field.args) {
      if (isLeafType(getNamedType(argument.type)) && !saysSo(argument)) {
        faults.push(
          `${coordinate}(${argument.name}:) has neither a data category nor an explicit personal: false.`,
        );
      }
    }
    return faults;
  });
}

/** Arguments of connections and nodes that Relay brings: page sizes, cursors, opaque ids. */
const RELAY_ARGUMENTS: readonly string[] = ['first', 'last', 'before', 'after', 'id', 'ids'];

function saysSo(config: { readonly name: string; readonly extensions?: unknown }): boolean {
  return (
    categoryOf(config) !== undefined ||
    optionsOf(config).personal === false ||
    RELAY_ARGUMENTS.includes(config.name)
  );
}

function inputFaults(type: GraphQLInputObjectType): readonly string[] {
  if (optionsOf(type).personal !== undefined) return [];
  return Object.values(type.getFields()).flatMap((field) =>
    saysSo(field)
      ? []
      : [`${type.name}.${field.name} has neither a data category nor an explicit personal: false.`],
  );
}

function clauseFaults(type: GraphQLNamedType, policies: readonly Policy[]): readonly string[] {
  if (!isObjectType(type) && !isInputObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const category = categoryOf(field);
    if (category === undefined) return [];
    if (!isDataCategory(category))
      return [`${type.name}.${field.name} names an unknown data category: ${category}.`];
    const hasClause = policies.some((policy) => names(policy, category));
    return hasClause
      ? []
      : [`${type.name}.${field.name} is ${category}, for which none of the loaded policies has a clause.`];
  });
}

/**
 * Whether a policy has a clause for a kind of data. `user` stands for everything, so it names nothing: answering a person's
 * request is no clause for a kind of data.
 */
export function names({ purposes }: Policy, category: DataCategory): boolean {
  return [...purposes.values()].some(({ categories }) =>
    categories.some(({ category: listed }) => listed.includes('.') && covers(listed, category)),
  );
}
