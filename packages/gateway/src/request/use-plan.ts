import { type Access, type DataCategory, type Plan, planFor, type PolicyInForce } from '@remit/schema';
import {
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { BoundedMap } from '../bounded-map.ts';
import { type Step, walkOf } from '../walk.ts';

type Options = { readonly schema: GraphQLSchema; readonly categories: ReadonlySet<DataCategory> };

/** Plans remembered at most, over all documents and callers. */
const MOST_PLANS = 5_000;

/**
 * Decides what the operation may read, before any row is read: one look-up for an operation met before with the same
 * access, purpose and policy version.
 */
export function usePlan(options: Options): Step {
  const planOf = createPlanner(options);

  function plan(
    { document, operationName }: Pick<ExecutionArgs, 'document' | 'operationName'>,
    context: object,
  ): void {
    const walk = walkOf(context);
    const operation = getOperationAST(document, operationName);
    if (!operation || !walk.authenticated) return;
    const { access, inForce } = walk.authenticated;
    walk.plan = planOf({ document, operation, access, inForce, purpose: walk.purpose });
  }

  return {
    onExecute: ({ args, context }) => plan(args, context),
    onSubscribe: ({ args, context }) => plan(args, context),
  };
}

type Asked = {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly access: Access;
  readonly inForce: PolicyInForce;
  readonly purpose: string | undefined;
};

/** Makes plans, each once. The parser's cache gives equal documents one identity, which is what a plan is kept under. */
function createPlanner({ schema, categories }: Options): (asked: Asked) => Plan {
  const documents = new WeakMap<DocumentNode, number>();
  const plans = new BoundedMap<string, Plan>(MOST_PLANS);
  let counted = 0;

  function numberOf(document: DocumentNode): number {
    const known = documents.get(document);
    if (known !== undefined) return known;
    counted += 1;
    documents.set(document, counted);
    return counted;
  }

  return ({ document, operation, access, inForce, purpose }) => {
    const parts = [operation.name?.value ?? '', access.key, purpose ?? '', inForce.policyVersionId];
    const key = `${numberOf(document)} ${parts.join('\n')}`;
    const known = plans.get(key);
    if (known !== undefined) return known;
    const plan = planFor({ schema, document, operation, categories, access, purpose, inForce });
    plans.set(key, plan);
    return plan;
  };
}
