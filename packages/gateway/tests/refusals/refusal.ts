import type { ErrorCode, SCHEMA_CODES } from '../../src/errors.ts';
import type { Answer, Question, Transport } from '../../src/testing/index.ts';
import type { World } from './world.ts';

/** Every word with which this gateway says no: `errors[].extensions.code`, or the reason of a denial. */
export type Code = ErrorCode | (typeof SCHEMA_CODES)[number];

export type Asked = Question & { readonly operation: string };

/** One way to be refused. */
export type Refusal = {
  readonly what: string;
  readonly code: Code;
  /** The operation and who sends it. What is made ready for it first is undone by `undo`. */
  ask(world: World): Asked | Promise<Asked>;
  undo?(world: World): void | Promise<void>;
  /** Default: all three. Less, where there is nothing to be the same: `not-everywhere.ts` says why. */
  readonly over?: readonly Transport[];
  /** What differs from one call to the next, made equal: an id of an error, the seconds that are left. */
  steady?(answer: Answer): Answer;
  /** Not on an embedded database, which has one connection. */
  readonly wantsTwoConnections?: true;
};

export const STREAMS = ['sse', 'ws'] as const;

/** Rows whose answer is made of the present moment: numbers are compared as numbers, whatever they are. */
export function withoutNumbers(answer: Answer): Answer {
  return JSON.parse(JSON.stringify(answer).replaceAll(/\d+/g, '0')) as Answer;
}

/** Ids of errors are drawn anew each time. */
export function withoutIds(answer: Answer): Answer {
  return JSON.parse(
    JSON.stringify(answer).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id'),
  ) as Answer;
}
