import type { ExecutionResult } from 'graphql';
import { MessageType } from 'graphql-ws';
import { publicResult } from '../response/public-result.ts';

/** A result of the operation `id` as it is sent over a WebSocket, in UTF-8. */
export type NextMessages = (id: string, result: ExecutionResult) => Buffer;

/** What a thousand streams are told in common is one object, and is written once for all that took the same id. */
export function createNextMessages(): NextMessages {
  const written = new WeakMap<ExecutionResult, { readonly payload: string; id: string; message: Buffer }>();

  return (id, result) => {
    const known = written.get(result);
    if (known?.id === id) return known.message;
    const payload = known?.payload ?? JSON.stringify(publicResult(result));
    const message = Buffer.from(
      `{"id":${JSON.stringify(id)},"type":"${MessageType.Next}","payload":${payload}}`,
    );
    written.set(result, { payload, id, message });
    return message;
  };
}
