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

/** Whether an Accept header names one of these types, or a range with one of them in it. */
function takes(accept: string | null, types: readonly string[]): boolean {
  // Who says nothing takes anything.
  if (accept === null || accept.trim() === '') return true;
  return accept.split(',').some((each) => {
    const [range = ''] = each.trim().toLowerCase().split(';');
    const prefix = /^([\w.+-]+)\/\*$/.exec(range.trim())?.[1];
    return types.some(
      (type) =>
        range.trim() === '*/*' ||
        range.trim() === type ||
        (prefix !== undefined && type.startsWith(`${prefix}/`)),
    );
  });
}
