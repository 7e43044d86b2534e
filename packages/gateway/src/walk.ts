import type { Context, Operation, Plan } from '@remit/schema';
import type { DocumentNode } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import type { Authenticated } from './auth/authenticator.ts';
import type { ShownProof } from './dpop/shown-proof.ts';
import type { LiveStream } from './subscriptions/live-stream.ts';

/**
 * What is known of one operation while it walks through the steps of server.ts; each step adds its part. A live stream
 * walks again for every event, with an object of its own. Resolvers see `context` only.
 */
export type Walk = {
  /** What the caller sent: query, variables, operationName, extensions. */
  readonly params: GraphQLParams;
  /** Set when it came over HTTP. */
  readonly request?: Request;
  /** Set when it came over a WebSocket: what the client sent when it connected. */
  readonly connectionParams?: Readonly<Record<string, unknown>>;
  /** The gateway's own question, about a file that somebody asked for: in no list of an app's documents. */
  readonly ofOurs?: boolean;
  /** What the cookie of a login session held: set with a WebSocket's upgrade, or by the auth step. */
  session?: string | undefined;
  /** The proof of its key that the token came with: set with a WebSocket's first message, or by the auth step. */
  proof?: ShownProof | undefined;
  /** From the request step. */
  document?: DocumentNode;
  /** From the auth step; stays unset only for an operation that asks about the schema alone. */
  authenticated?: Authenticated;
  /** From the auth step, with `authenticated`: the caller's transaction. Whoever runs the operation ends it. */
  operation?: Operation;
  /** From the purpose step. */
  purpose?: string | undefined;
  /** From the auth step: the key under which a mutation is to happen once; `replayed` when something had happened before. */
  idempotency?: { readonly key: string; replayed: boolean };
  /** From the plan step: what may be read, decided before any row is. */
  plan?: Plan;
  /** From the cost step: points that the operation may cost, and how many its caller has left for this purpose. */
  cost?: { readonly requested: number; readonly remaining: number };
  /** From the live events: what a subscription opened. Envelop hands on an iterator around it, with promises of its own. */
  stream?: LiveStream;
  /** All that resolvers get. Made for this walk alone. */
  context?: Context;
};

/** One step of the walk: an envelop plugin, so that HTTP, SSE and WebSocket take it alike. */
export type Step = Plugin;

/** The walk of an operation. Envelop hands it from hook to hook as its context, without knowing what it is. */
export function walkOf(context: object): Walk {
  return context as Walk;
}
