import { getOperationAST, OperationTypeNode } from 'graphql';
import { gatewayError } from '../errors.ts';
import { type Step, walkOf } from '../walk.ts';

const STREAM = 'text/event-stream';
/** As what an answer is written. */
const ANSWERS = ['application/graphql-response+json', 'application/json', STREAM, 'multipart/mixed'];

/**
 * Refuses what could not be answered in a way that the client takes, before anything is done: a mutation would be made and
 * nobody told, and a live stream opened that nobody reads and nobody closes.
 */
export function useAnswerable(): Step {
  return {
    onContextBuilding({ context }) {
      const { request, document, params } = walkOf(context);
      if (request === undefined) return;
      const accept = request.headers.get('accept');
      const operation = document && getOperationAST(document, params.operationName);
      if (operation?.operation === OperationTypeNode.SUBSCRIPTION && !takes(accept, [STREAM])) {
        throw gatewayError(
          'NOT_ACCEPTABLE',
          'A live stream comes over SSE or WebSocket: send "accept: text/event-stream", or open a WebSocket.',
        );
      }
      if (!takes(accept, ANSWERS)) {
        throw gatewayError('NOT_ACCEPTABLE', 'Answers are JSON: send "accept: application/json".');
      }
    },
  };
}

/**
 * Whether an Accept header takes one of these types. Of the ranges that a type is in, the narrowest counts, and what has the
 * weight 0 is not taken. A charset other than UTF-8, or written in another way, makes Yoga pass over a range, and so here.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1
 */
export function takes(accept: string | null, types: readonly string[]): boolean {
  // Who says nothing takes anything.
  if (accept === null || accept.trim() === '') return true;
  const ranges = accept.toLowerCase().split(',').map(rangeOf).filter(isWritten);
  return types.some((type) => {
    const [group] = type.split('/');
    const narrowest = [type, `${group}/*`, '*/*'].find((each) => ranges.some(({ range }) => range === each));
    return ranges.some(({ range, isTaken }) => range === narrowest && isTaken);
  });
}

function rangeOf(text: string) {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim());
  return { range, parameters, isTaken: !parameters.some((each) => /^q\s*=\s*0(?:\.0*)?$/.test(each)) };
}

function isWritten({ parameters }: { readonly parameters: readonly string[] }): boolean {
  const charset = parameters.find((each) => each.includes('charset='));
  return charset === undefined || charset === 'charset=utf-8';
}
