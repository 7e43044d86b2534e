import type { ExecutionArgs, ExecutionResult } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import { tooManyConnections } from '../errors.ts';
import { type Step, walkOf } from '../walk.ts';
import type { Leave, Seats } from './seats.ts';

type Subscribe = (args: ExecutionArgs) => Promise<ExecutionResult | AsyncIterableIterator<ExecutionResult>>;

/** A live stream over SSE holds a connection as a WebSocket does, and takes a seat like one. */
export function useStreamSeats(seats: Seats): Step {
  return {
    onSubscribe({ context, subscribeFn, setSubscribeFn }) {
      const { request, authenticated, operation } = walkOf(context);
      if (request === undefined || authenticated === undefined) return;
      setSubscribeFn(async (args: ExecutionArgs) => {
        const leave = seats.takeFor(authenticated);
        if (leave === undefined) {
          // Nobody runs it, so nobody else gives its connection back.
          void operation?.end();
          return { errors: [tooManyConnections()] };
        }
        try {
          const stream = await (subscribeFn as Subscribe)(args);
          if (isAsyncIterable(stream)) return leavingAtItsEnd(stream, leave);
          leave();
          return stream;
        } catch (error) {
          leave();
          throw error;
        }
      });
    },
  };
}

/** Written as an object, because a generator that waits for its source cannot be returned. */
function leavingAtItsEnd(
  stream: AsyncIterableIterator<ExecutionResult>,
  leave: Leave,
): AsyncIterableIterator<ExecutionResult> {
  return {
    async next() {
      const result = await stream.next();
      if (result.done) leave();
      return result;
    },
    async return() {
      leave();
      return (await stream.return?.()) ?? { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
