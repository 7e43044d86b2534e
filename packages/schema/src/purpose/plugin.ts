/**
 * The two Pothos plugins that put the decision into every labelled field. `purposeGate` stands outermost: what the plan
 * denies is neither selected nor resolved. `purpose` stands innermost, where the row is loaded: it asks for the people.
 */
import SchemaBuilder, {
  BasePlugin,
  type BuildCache,
  completeValue,
  type PothosInputFieldConfig,
  type PothosOutputFieldConfig,
  type PothosEnumValueConfig,
  type SchemaTypes,
} from '@pothos/core';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { ALSO_NEEDS } from '../loaded-row.ts';
import { checkSchema } from './check-schema.ts';
import { inForm } from './identity-level.ts';
import { type InputLabel, LABEL, type Label } from './label.ts';
import './plugin-types.ts';
import { columnsOf, type PersonRow } from './person-columns.ts';
import { type Brings, handingOn, type Select, selectIfAllowed, selectUnder } from './select-if-allowed.ts';

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>;
/** The parts of a field's configuration that are read here, whatever the schema's types. */
type FieldConfig = {
  readonly name: string;
  readonly parentType: string;
  readonly pothosOptions: object;
};

const ROOTS: readonly string[] = ['Query', 'Subscription'];

/** Every schema of ours is built with this context; Pothos' own types cannot say so here. */
function remit(context: object): Context {
  return context as Context;
}

/** The label of an output field, or undefined where the field says that it carries no personal data. */
function labelOf(config: FieldConfig): Label | undefined {
  const { personal } = config.pothosOptions as { personal?: Label | false };
  return personal === undefined || personal === false || typeof personal === 'string' ? undefined : personal;
}

function bringsOf(config: FieldConfig): Brings | undefined {
  return (config.pothosOptions as { brings?: Brings }).brings;
}

function isGated(config: FieldConfig): boolean {
  const { ungated } = config.pothosOptions as { ungated?: string };
  return ROOTS.includes(config.parentType) && ungated === undefined;
}

export class PurposeGatePlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  constructor(buildCache: BuildCache<Types>) {
    super(buildCache, 'purposeGate');
  }

  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const label = labelOf(config);
    const select = config.extensions?.['pothosPrismaSelect'] as Select | object | undefined;
    if (label === undefined) {
      if (typeof select !== 'function') return config;
      const ownPlan = selectUnder(bringsOf(config), select as Select);
      return { ...config, extensions: { ...config.extensions, pothosPrismaSelect: ownPlan } };
    }
    return {
      ...config,
      extensions: {
        ...config.extensions,
        [LABEL]: label,
        [ALSO_NEEDS]: columnsOf(label, false),
        directives: {
          ...(config.extensions?.['directives'] as object),
          personal: { category: label.category },
        },
        ...(config.kind === 'PrismaObject'
          ? { pothosPrismaSelect: selectIfAllowed(config.parentType, label, select) }
          : {}),
      },
    };
  }

  override onInputFieldConfig(config: PothosInputFieldConfig<Types>): PothosInputFieldConfig<Types> {
    return withInputLabel(config);
  }

  override onEnumValueConfig(config: PothosEnumValueConfig<Types>): PothosEnumValueConfig<Types> {
    return withInputLabel(config);
  }

  override wrapResolve(resolver: Resolver<Types>, config: PothosOutputFieldConfig<Types>): Resolver<Types> {
    const label = labelOf(config);
    const coordinate = `${config.parentType}.${config.name}`;
    if (isGated(config)) {
      return (parent, args, context, info) => {
        const { plan, reads } = remit(context);
        if (plan.gate === undefined) return resolver(parent, args, context, info);
        reads.deny(coordinate, plan.gate);
        return null;
      };
    }
    const brings = bringsOf(config);
    if (brings !== undefined) return handingOn(brings, resolver);
    if (label === undefined) return resolver;
    return (parent, args, context, info) => {
      const { plan, reads } = remit(context);
      const decision = plan.decisions.get(label.category);
      if (decision?.kind === 'allowed') return resolver(parent, args, context, info);
      if (decision) reads.deny(coordinate, decision);
      return null;
    };
  }

  override afterBuild(schema: GraphQLSchema): GraphQLSchema {
    return checkSchema(schema, this.options.purpose.policies);
  }
}

/** Puts the label of an input field, argument or enum value where plans and the printed schema find it. */
function withInputLabel<Config extends { pothosOptions: object; extensions?: object | null | undefined }>(
  config: Config,
): Config {
  const { personal } = config.pothosOptions as { personal?: InputLabel | false };
  if (!personal) return config;
  return { ...config, extensions: { ...config.extensions, [LABEL]: personal, directives: { personal } } };
}

export class PurposePlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  constructor(buildCache: BuildCache<Types>) {
    super(buildCache, 'purpose');
  }

  override wrapResolve(resolver: Resolver<Types>, config: PothosOutputFieldConfig<Types>): Resolver<Types> {
    const label = labelOf(config);
    if (label === undefined) return resolver;
    const { category } = label;
    const coordinate = `${config.parentType}.${config.name}`;
    const people = peopleOf(label);
    return (parent, args, context, info) => {
      const persons = people(parent);
      const { plan, reads, pseudonymKey } = remit(context);
      if (!reads.permits(coordinate, category, persons)) return null;
      const decision = plan.decisions.get(category);
      if (decision?.kind !== 'allowed') return null;
      if (decision.form === 'exact') return resolver(parent, args, context, info);
      const person = String(persons[0]?.publicId ?? persons[0]?.id);
      return completeValue(resolver(parent, args, context, info), (value) =>
        inForm(value, decision.form, person, pseudonymKey),
      );
    };
  }
}

/** Reads the people that a label names from a loaded row. */
function peopleOf(label: Label): (row: unknown) => readonly (PersonRow | null | undefined)[] {
  const ways = label.of.map(
    (path) => (row: unknown) =>
      path.reduce<unknown>((at, step) => (at as Record<string, unknown> | null | undefined)?.[step], row) as
        | PersonRow
        | null
        | undefined,
  );
  const [only] = ways;
  return ways.length === 1 && only ? (row) => [only(row)] : (row) => ways.map((way) => way(row));
}

SchemaBuilder.registerPlugin('purposeGate', PurposeGatePlugin);
SchemaBuilder.registerPlugin('purpose', PurposePlugin);
