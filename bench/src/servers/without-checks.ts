import SchemaBuilder, {
  BasePlugin,
  type PothosEnumValueConfig,
  type PothosInputFieldConfig,
  type PothosOutputFieldConfig,
  type SchemaTypes,
} from '@pothos/core';

type Select = (...given: unknown[]) => unknown;

/** Where the schema package keeps a field's label; the plan's cached decisions are the same with and without checks. */
const LABEL = 'remitLabel';

/**
 * From now on this process builds the schema without any check of personal data: nobody's lawfulness is selected or
 * looked at, no read is noted, no denial told. It exists so that the cost of the checks can be measured, and is
 * reachable from nowhere but the benchmark. Call it before the schema is built.
 */
export function dangerouslyBuildWithoutChecks(): void {
  SchemaBuilder.allowPluginReRegistration = true;
  SchemaBuilder.registerPlugin('purposeGate', WithoutGate);
  SchemaBuilder.registerPlugin('purpose', WithoutDecision);
}

class WithoutGate<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const { personal } = config.pothosOptions as { personal?: unknown };
    const select = config.extensions?.['pothosPrismaSelect'];
    // An interface's field leaves the label to its types, but selects for them.
    if (personal === 'by type' && typeof select === 'function') {
      return {
        ...config,
        extensions: { ...config.extensions, pothosPrismaSelect: withoutState(select as Select) },
      };
    }
    if (typeof personal !== 'object' || personal === null) return config;
    return { ...config, extensions: { ...config.extensions, [LABEL]: personal } };
  }

  override onInputFieldConfig(config: PothosInputFieldConfig<Types>): PothosInputFieldConfig<Types> {
    return config;
  }

  override onEnumValueConfig(config: PothosEnumValueConfig<Types>): PothosEnumValueConfig<Types> {
    return config;
  }
}

class WithoutDecision<Types extends SchemaTypes> extends BasePlugin<Types> {}

function withoutState(select: Select): Select {
  return (...given) => {
    const chosen = select(...given);
    if (typeof chosen !== 'object' || chosen === null) return chosen;
    const { lawfulness: _state, ...rest } = chosen as Record<string, unknown>;
    if (typeof rest['select'] !== 'object' || rest['select'] === null) return rest;
    const { lawfulness: _inner, ...columns } = rest['select'] as Record<string, unknown>;
    return { ...rest, select: columns };
  };
}
