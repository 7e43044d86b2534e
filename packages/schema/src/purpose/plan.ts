import { createHash } from 'node:crypto';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { DataCategory } from '../taxonomy/data-categories.ts';
import type { Access } from './access.ts';
import { coordinatesOf, type LabelledCoordinate } from './coordinates.ts';
import { decide, type Denied, type StaticDecision } from './decide.ts';
import type { Reading } from './lawfulness-state.ts';
import type { PolicyInForce } from './lawfulness.ts';
import { remedyFor } from './reasons.ts';

/** What is decided before any row is read. Made once per (document, access, purpose, policy version); a plain value. */
export type Plan = {
  readonly purpose: string | undefined;
  readonly policyVersionId: number;
  /** Set when the purpose itself fails: not declared, unknown, not granted. Then no row about anybody is read. */
  readonly gate: Denied | undefined;
  readonly decisions: ReadonlyMap<DataCategory, StaticDecision>;
  /** Every labelled coordinate that the operation touches, output and input. */
  readonly coordinates: readonly LabelledCoordinate[];
  /** What the ledger keeps once per plan: coordinates, categories, bases, clauses. */
  readonly description: PlanDescription;
  readonly digest: string;
  /** Readings of lawfulness states met so far: few distinct ones, so a row costs one look-up. */
  readonly readings: ReadonlyMap<DataCategory, Map<string, Reading>>;
};

export type PlanDescription = {
  readonly operation: string;
  readonly purpose: string | null;
  readonly policyVersionId: number;
  readonly reads: readonly {
    readonly coordinate: string;
    readonly category: DataCategory;
    readonly decision: string;
    readonly form: string | null;
    readonly bases: readonly {
      readonly slot: number;
      readonly type: string;
      readonly articles: readonly string[];
    }[];
  }[];
};

const GATE_REASONS: readonly string[] = ['PURPOSE_NOT_DECLARED', 'PURPOSE_UNKNOWN', 'PURPOSE_NOT_GRANTED'];

/** Decides every category once for a caller, a purpose and a policy version. */
function decisionsFor(
  categories: Iterable<DataCategory>,
  access: Access,
  purpose: string | undefined,
  { policy }: PolicyInForce,
): ReadonlyMap<DataCategory, StaticDecision> {
  return new Map(
    [...categories].map((category) => [category, decide({ category, purpose, access, policy })]),
  );
}

/**
 * Makes the plan of an operation.
 * @param categories every category that the schema labels, so that a filter given as a variable is decided too.
 */
export function planFor(options: {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly categories: ReadonlySet<DataCategory>;
  readonly access: Access;
  readonly purpose: string | undefined;
  readonly inForce: PolicyInForce;
}): Plan {
  const { access, purpose, inForce } = options;
  const decisions = decisionsFor(options.categories, access, purpose, inForce);
  const coordinates = coordinatesOf(options.schema, options.document, options.operation);
  const gate = [...decisions.values()].find(
    (decision): decision is Denied => decision.kind === 'denied' && GATE_REASONS.includes(decision.reason),
  );
  const description = describe(options.operation, coordinates, decisions, purpose, inForce.policyVersionId);
  return {
    purpose,
    policyVersionId: inForce.policyVersionId,
    gate: gate && forEverything(gate, [...access.purposes.keys()].sort()),
    decisions,
    coordinates,
    description,
    digest: createHash('sha256').update(JSON.stringify(description)).digest('hex'),
    readings: new Map([...options.categories].map((category) => [category, new Map<string, Reading>()])),
  };
}

/** The gate is not about the one kind of data that it was found by: every purpose of the caller opens it. */
function forEverything(gate: Denied, allowedPurposes: readonly string[]): Denied {
  return { ...gate, allowedPurposes, remedy: remedyFor(gate.reason, allowedPurposes) };
}

function describe(
  operation: OperationDefinitionNode,
  coordinates: readonly LabelledCoordinate[],
  decisions: ReadonlyMap<DataCategory, StaticDecision>,
  purpose: string | undefined,
  policyVersionId: number,
): PlanDescription {
  return {
    operation: operation.operation,
    purpose: purpose ?? null,
    policyVersionId,
    reads: coordinates.map(({ coordinate, category }) => {
      const decision = decisions.get(category);
      const allowed = decision?.kind === 'allowed' ? decision : undefined;
      return {
        coordinate,
        category,
        decision: decision?.kind === 'denied' ? decision.reason : (decision?.kind ?? 'denied'),
        form: allowed?.form ?? null,
        bases: (allowed?.bases ?? []).map(({ slot, type, articles }) => ({ slot, type, articles })),
      };
    }),
  };
}
