import { costOf } from '@remit/schema';
import {
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import { gatewayError } from '../errors.ts';
import { type Step, type Walk, walkOf } from '../walk.ts';
import { type Budget, createBudgets } from './budgets.ts';

/** What operations may cost. A point is one field of one object; see `costOf`. */
export type CostLimits = {
  /** Of one operation. */
  readonly operation: number;
  /** Of all operations of one agent, visitor or app, for one purpose, in one process. */
  readonly agent: Budget;
  readonly app: Budget;
  readonly visitor: Budget;
};

export const COST_LIMITS: CostLimits = {
  operation: 250_000,
  agent: { pointsPerMinute: 10_000_000 },
  app: { pointsPerMinute: 3_000_000 },
  visitor: { pointsPerMinute: 1_000_000 },
};

type Options = {
  readonly schema: GraphQLSchema;
  readonly limits: CostLimits;
  /** Milliseconds that only ever grow. */
  readonly now: () => number;
};

/** An operation that is about to run, once or as a stream. */
type Stoppable = {
  readonly args: Pick<ExecutionArgs, 'document' | 'operationName'>;
  readonly context: object;
  readonly setResultAndStopExecution: (result: ExecutionResult) => void;
};

/**
 * Counts what an operation may cost before it runs, and takes it from the budget that its caller has for this purpose. A
 * live stream pays when it begins; what is told later was not asked for.
 */
export function useCost({ schema, limits, now }: Options): Step {
  const budgets = { AGENT: limits.agent, APP: limits.app, VISITOR: limits.visitor };
  const spend = {
    AGENT: createBudgets(limits.agent, now),
    APP: createBudgets(limits.app, now),
    VISITOR: createBudgets(limits.visitor, now),
  };

  /** @returns why the operation is not run, if it is not */
  function pay(
    args: Pick<ExecutionArgs, 'document' | 'operationName'>,
    walk: Walk,
  ): GraphQLError | undefined {
    const { authenticated, params, purpose } = walk;
    const operation = getOperationAST(args.document, args.operationName);
    if (!operation || !authenticated) return undefined;
    const requested = pointsOf(() => costOf(schema, args.document, operation, params.variables));
    if (requested === undefined) return notCounted();
    const { access, caller, controller } = authenticated;
    // What a whole budget cannot pay would be put off for ever.
    const most = Math.min(limits.operation, budgets[caller.kind].pointsPerMinute);
    if (requested > most) return tooCostly(requested, most);
    // There is a budget for each purpose that was granted. Names that a caller makes up share one, or they would have no end.
    const granted = purpose !== undefined && access.purposes.has(purpose) ? purpose : '';
    const spent = spend[caller.kind](`${controller.id} ${caller.id} ${granted}`, requested);
    walk.cost = { requested, remaining: spent.remaining };
    return spent.kind === 'spent' ? undefined : rateLimited(walk.cost, spent.secondsUntilEnough);
  }

  function payOrStop({ args, context, setResultAndStopExecution }: Stoppable): void {
    const walk = walkOf(context);
    const refusal = pay(args, walk);
    if (refusal === undefined) return;
    // Nobody runs it, so nobody else gives its connection back.
    void walk.operation?.end();
    setResultAndStopExecution({ errors: [refusal] });
  }

  return {
    onExecute(execution) {
      const walk = walkOf(execution.context);
      // An event of a stream was paid for when the stream began.
      if (execution.args.rootValue === undefined) payOrStop(execution);
      return {
        onExecuteDone({ result, setResult }) {
          if (isAsyncIterable(result) || walk.cost === undefined || result.data === undefined) return;
          setResult({ ...result, extensions: { ...result.extensions, cost: walk.cost } });
        },
      };
    },
    onSubscribe: payOrStop,
  };
}

/** What cannot be counted is not run. */
function pointsOf(count: () => number): number | undefined {
  try {
    return count();
  } catch {
    return undefined;
  }
}

function notCounted(): GraphQLError {
  return gatewayError(
    'BAD_USER_INPUT',
    'An argument does not fit, so what this operation costs cannot be counted. Give every argument a value of its type.',
  );
}

function tooCostly(requested: number, limit: number): GraphQLError {
  return gatewayError(
    'OPERATION_TOO_COSTLY',
    `This operation may cost ${requested} points, and one may cost ${limit} at most. Ask for fewer items, or for less of each.`,
    { extensions: { cost: { requested, limit } } },
  );
}

function rateLimited(
  cost: { readonly requested: number; readonly remaining: number },
  seconds: number,
): GraphQLError {
  return gatewayError(
    'RATE_LIMITED',
    `This costs ${cost.requested} points, and ${cost.remaining} are left for this purpose now. Try again in ${seconds} s.`,
    { extensions: { cost, retryAfter: seconds }, headers: { 'retry-after': String(seconds) } },
  );
}
