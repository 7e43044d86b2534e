import type { Denial, Narrowed } from '@remit/schema';

/** A GraphQL answer as a client sees it. */
export type Answer = {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions?: {
    /** Of an event of a live stream. */
    readonly event?: { readonly cursor: string };
    readonly privacy?: {
      readonly purpose: string | null;
      readonly policyVersion: string;
      readonly denials: readonly Denial[];
      readonly narrowed: readonly Narrowed[];
    };
    readonly idempotency?: { readonly replayed: boolean };
  };
};

/** An operation and who sends it. */
export type Question = {
  /** A token; without one nobody asks. */
  readonly as?: string;
  /** Proves the key that the token is bound to. Over WebSocket the proof goes with the token in the first message. */
  readonly prove?: (method: string, url: string) => Promise<string>;
  /** What a browser would send of the cookies it has. */
  readonly cookie?: string;
  readonly purpose?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  /** The idempotency key: a header over HTTP and SSE, in the operation over WebSocket. */
  readonly key?: string;
  /** Sent as they are, beside the purpose's header. */
  readonly extensions?: Readonly<Record<string, unknown>>;
};

/** `Ticket.subject CATEGORY_NOT_IN_POLICY 5`, one a denial: short enough to be compared whole. */
export function denialsOf(answer: Answer): string[] {
  return (answer.extensions?.privacy?.denials ?? []).map(
    ({ coordinate, reason, count }) => `${coordinate} ${reason} ${count}`,
  );
}

/** The code of the only error, or undefined when there is none. */
export function codeOf(answer: Answer): unknown {
  return answer.errors?.[0]?.extensions?.['code'];
}
