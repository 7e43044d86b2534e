import { createHmac } from 'node:crypto';
import { type Changes, type Context, type Files, Reads } from '@remit/schema';
import { execute, type ExecutionArgs } from 'graphql';
import { BoundedMap } from '../bounded-map.ts';
import type { Attempts } from '../idempotency/attempts.ts';
import type { PrepareRecord } from '../ledger/record-write.ts';
import { type Step, type Walk, walkOf } from '../walk.ts';

type Options = {
  readonly changes: Changes;
  readonly clock: () => Date;
  readonly prepareRecord: PrepareRecord;
  readonly attempts: Attempts;
  /** Undefined where no files are kept. */
  readonly filesOf: ((walk: Walk) => Files) | undefined;
  /** Pseudonyms are made with a key of each controller's own, drawn from this one. */
  readonly secret: string;
};

/**
 * Gives the resolvers a context that nobody had before: what an operation, or an event of a live stream, has read and
 * was refused belongs to it alone.
 */
export function useFreshContext(options: Options): Step {
  const pseudonymKeyOf = createPseudonymKeys(options.secret);

  function contextFor(walk: Walk): Context | undefined {
    const { authenticated, operation, plan, purpose } = walk;
    if (authenticated === undefined || operation === undefined || plan === undefined) return undefined;
    const { caller, controller, access, inForce } = authenticated;
    const now = options.clock();
    const context: Context = {
      database: operation,
      changes: options.changes,
      now,
      controller,
      inForce,
      caller,
      access,
      purpose,
      plan,
      reads: new Reads(plan, inForce, now),
      files: options.filesOf?.(walk),
      pseudonymKey: pseudonymKeyOf(controller.publicId),
      async prepareRecord() {
        // Describing a plan to the ledger is an errand of its own, and an embedded database has one connection.
        await operation.pause();
        return options.prepareRecord(context);
      },
      nextAttempt: options.attempts(walk, { controller, caller, now }),
    };
    return context;
  }

  return {
    onExecute({ context, setExecuteFn }) {
      const walk = walkOf(context);
      const fresh = contextFor(walk);
      if (fresh) walk.context = fresh;
      // Nobody known means that only the schema is asked about, and no resolver of ours runs.
      const executed = (args: ExecutionArgs) =>
        execute({ ...args, contextValue: fresh ?? {}, hideSuggestions: true });
      setExecuteFn((args) => within(walk, () => executed(args)));
    },
    onSubscribe({ context }) {
      const walk = walkOf(context);
      const fresh = contextFor(walk);
      if (fresh) walk.context = fresh;
    },
  };
}

/**
 * Runs what the operation does and gives its connection back at once, before the ledger is written and the answer leaves:
 * a commit of reads says nothing that anybody waits for.
 */
export async function within<T>({ operation }: Walk, work: () => T | Promise<T>): Promise<T> {
  if (operation === undefined) return work();
  try {
    return await operation.run(work);
  } finally {
    void operation.end();
  }
}

/** Controllers whose key is remembered at most; the others' are made again. */
const MOST_CONTROLLERS = 1_000;

/** One person keeps one pseudonym with a controller, and has another with every other controller. */
function createPseudonymKeys(secret: string): (controllerPublicId: string) => string {
  const keys = new BoundedMap<string, string>(MOST_CONTROLLERS);
  return (controllerPublicId) => {
    const known = keys.get(controllerPublicId);
    if (known !== undefined) return known;
    const key = createHmac('sha256', secret).update(`pseudonyms of ${controllerPublicId}`).digest('hex');
    keys.set(controllerPublicId, key);
    return key;
  };
}
