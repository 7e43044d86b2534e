import { createSourceEventStream, type ExecutionResult, validateSubscriptionArgs } from 'graphql';
import type { ExecutionArgs } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import type { Lifecycle } from '../lifecycle.ts';
import { within } from '../request/use-fresh-context.ts';
import type { ErrorMask } from '../response/mask-error.ts';
import { type Step, type Walk, walkOf } from '../walk.ts';
import { Cohorts } from './cohort.ts';
import { type Delivery, deliveryOf } from './delivery.ts';
import type { EventLog, Subscribed } from './event-log.ts';
import { LiveStream } from './live-stream.ts';
import type { Told } from './logged-event.ts';
import { resumptionOf } from './resumption.ts';
import { createTurns } from './turns.ts';

/** Events of all streams that one process reads and decides at once. */
const DELIVERED_AT_ONCE = 16;

type Options = { readonly eventLog: EventLog; readonly lifecycle: Lifecycle; readonly mask: ErrorMask };

/** The whole walk from the auth step on, over the same list of steps. */
type WalkAgain = {
  /** Steps 2: auth and purpose. */
  arrive(walk: Walk): Promise<object>;
  /** Steps 3 to 7. */
  execute(args: ExecutionArgs): Promise<ExecutionResult>;
};

/**
 * Opens a live stream: the source of changes once, and then for each change the whole walk again from the auth step,
 * with nothing kept. A token revoked, a grant narrowed or a consent withdrawn since counts for the very next event, and
 * no less for one that was missed and is told later. Streams that sent the same and are at the same change at the same time
 * are one cohort: it is authenticated, decided, executed and recorded once for all of them.
 */
export function useLiveEvents({ eventLog, lifecycle, mask }: Options): Step {
  let again: ((walk: Walk) => WalkAgain) | undefined;
  const inTurn = createTurns(DELIVERED_AT_ONCE);
  const cohorts = new Cohorts();

  async function subscribe(args: ExecutionArgs, walk: Walk): Promise<ExecutionResult | LiveStream> {
    const { context, authenticated } = walk;
    if (!context || !authenticated || !again) throw new Error('A live stream needs a caller.');
    const walkAgain = again;
    const resumption = resumptionOf(walk.params.extensions);
    let source: Subscribed | undefined;
    const changes: typeof context.changes = {
      async subscribe(controllerId, matches, after) {
        // The log is read on errands of its own, and an embedded database has one connection.
        await walk.operation?.pause();
        source = await eventLog.subscribe(controllerId, matches, resumption?.after ?? after);
        return source;
      },
    };
    const contextValue = { ...context, changes };
    const subscription = validateSubscriptionArgs({ ...args, contextValue, hideSuggestions: true });
    if (!('schema' in subscription)) return { errors: subscription };
    // Before the source, so that no change falls between the two.
    // What the subscriber may know of is looked up after that, in a transaction that sees what was committed by then.
    await walk.operation?.pause();
    await eventLog.start();
    const opened = await createSourceEventStream(subscription);
    if (!isAsyncIterable(opened)) return opened;
    if (source === undefined) throw new Error('A live stream needs the log of changes.');
    const { controller } = authenticated;
    let { endsAt } = authenticated;
    const { cohort, leave } = cohorts.join(controller.id, walk);
    /** What is under way was begun before access changed, and whoever asks after that must not share it. */
    const since = () => eventLog.accessChanges(controller.id);

    async function deliver(change: Told): Promise<Delivery> {
      const fresh = freshWalk(walk);
      const { arrive, execute } = walkAgain(fresh);
      const result = await execute({ ...args, rootValue: change, contextValue: await arrive(fresh) });
      return deliveryOf(result, eventLog.cursorOf(change));
    }
    async function authenticate(): Promise<Date | undefined> {
      const fresh = freshWalk(walk);
      try {
        await walkAgain(fresh).arrive(fresh);
        return fresh.authenticated?.endsAt;
      } finally {
        await fresh.operation?.end();
      }
    }

    const stream = new LiveStream({
      source,
      start: source.start,
      tellsStart: resumption !== undefined,
      deliver: (change, waiting) =>
        cohort.deliveries.do(
          change.sequence ?? change,
          since(),
          () => inTurn(() => deliver(change)),
          waiting,
        ),
      authenticate: (waiting) =>
        cohort.arrivals.do('caller', since(), () => inTurn(authenticate), {
          done(found) {
            endsAt = found;
            waiting.done(undefined);
          },
          failed: waiting.failed,
        }),
      onAccessChange: (callback) =>
        eventLog.onAccessChange({ controllerId: controller.id, endsAt: () => endsAt, callback }),
      onClose: leave,
      overWebSocket: walk.request === undefined,
      lifecycle,
      mask,
    });
    walk.stream = stream;
    return stream;
  }

  return {
    onYogaInit({ yoga }) {
      again = (walk) => {
        const { contextFactory, execute } = yoga.getEnveloped(walk);
        return {
          arrive: async () => (await contextFactory()) as object,
          execute: async (args) => (await execute(args)) as ExecutionResult,
        };
      };
    },
    onSubscribe({ context, setSubscribeFn }) {
      const walk = walkOf(context);
      setSubscribeFn((args: ExecutionArgs) => within(walk, () => subscribe(args, walk)));
    },
  };
}

/** What the caller sent, and nothing of what was found out about it. */
function freshWalk({ params, request, connectionParams, session, document }: Walk): Walk {
  return {
    params,
    ...(request && { request }),
    ...(connectionParams && { connectionParams }),
    ...(session && { session }),
    ...(document && { document }),
  };
}
