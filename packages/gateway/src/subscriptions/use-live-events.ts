import type { Watched } from '@remit/schema';
import { createSourceEventStream, type ExecutionResult, validateSubscriptionArgs } from 'graphql';
import type { ExecutionArgs } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import type { Lifecycle } from '../lifecycle.ts';
import { within } from '../request/use-fresh-context.ts';
import type { ErrorMask } from '../response/mask-error.ts';
import { type Step, type Walk, walkOf } from '../walk.ts';
import { cohortKey } from './cohort-key.ts';
import { type Cohort, Cohorts, type Member, type Work } from './cohort.ts';
import { deliveryOf } from './delivery.ts';
import type { EventLog, Subscribed } from './event-log.ts';
import { LiveStream } from './live-stream.ts';
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

  /** What is found out for all streams that sent what this one sent. It keeps nothing that was found out about its caller. */
  function workOf(walk: Walk, args: ExecutionArgs, controllerId: number, watched: Watched): Work {
    if (!again) throw new Error('A live stream needs a gateway.');
    const walkAgain = again;
    const { contextValue: _found, ...asked } = args;
    const sent = freshWalk(walk);
    return {
      deliver: (event) =>
        inTurn(async () => {
          const fresh = freshWalk(sent);
          const { arrive, execute } = walkAgain(fresh);
          try {
            const result = await execute({ ...asked, rootValue: event, contextValue: await arrive(fresh) });
            return deliveryOf(result, eventLog.cursorOf(event));
          } finally {
            // What ran has given its connection back; what failed before must, too.
            void fresh.operation?.end();
          }
        }).catch((error: unknown) => ({ kind: 'failed', error })),
      authenticate: () =>
        inTurn(async () => {
          const fresh = freshWalk(sent);
          try {
            await walkAgain(fresh).arrive(fresh);
            return { endsAt: fresh.authenticated?.endsAt };
          } finally {
            await fresh.operation?.end();
          }
        }).catch((failed: unknown) => ({ failed })),
      since: () => eventLog.accessChanges(controllerId),
      begin: lifecycle.begin,
      listen: (cohort) =>
        eventLog.listen({
          controllerId,
          watched,
          push(event) {
            // What comes now is told elsewhere, to whoever resumes.
            if (!lifecycle.draining.aborted) cohort.push(event);
          },
        }),
      limit: eventLog.longestQueue,
    };
  }

  async function subscribe(args: ExecutionArgs, walk: Walk): Promise<ExecutionResult | LiveStream> {
    const { context, authenticated } = walk;
    if (!context || !authenticated) throw new Error('A live stream needs a caller.');
    const resumption = resumptionOf(walk.params.extensions);
    let opening: { source: Subscribed; cohort: Cohort; leave: () => void } | undefined;
    const changes: typeof context.changes = {
      async subscribe(controllerId, watched, after) {
        // The log is read on errands of its own, and an embedded database has one connection.
        await walk.operation?.pause();
        const work = workOf(walk, args, controllerId, watched);
        const { cohort, leave } = cohorts.enter(cohortKey(controllerId, watched, walk), work);
        try {
          const join = (member: Member) => cohort.join(member);
          const source = await eventLog.subscribe(controllerId, watched, resumption?.after ?? after, join);
          opening = { source, cohort, leave };
          return source;
        } catch (error) {
          leave();
          throw error;
        }
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
    if (opening === undefined) throw new Error('A live stream needs the log of changes.');
    const { source, cohort, leave } = opening;
    let { endsAt } = authenticated;
    const stream = new LiveStream({
      source,
      start: source.start,
      tellsStart: resumption !== undefined,
      deliver: (change, done) => cohort.deliver(change, done),
      authenticate: (done) =>
        cohort.authenticate((arrival) => {
          if ('endsAt' in arrival) ({ endsAt } = arrival);
          done(arrival);
        }),
      onAccessChange: (callback) =>
        eventLog.onAccessChange({
          controllerId: authenticated.controller.id,
          endsAt: () => endsAt,
          callback,
        }),
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
function freshWalk({ params, request, connectionParams, session, proof, document }: Walk): Walk {
  return {
    params,
    ...(request && { request }),
    ...(connectionParams && { connectionParams }),
    ...(session && { session }),
    ...(proof && { proof }),
    ...(document && { document }),
  };
}
