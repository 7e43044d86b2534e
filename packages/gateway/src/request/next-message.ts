import type { ExecutionResult } from 'graphql';
import { MessageType } from 'graphql-ws';
import { publicResult } from '../response/public-result.ts';
import type { Frame } from './web-socket-frame.ts';

/** A result of the operation `id` as it is sent over a WebSocket: a whole frame. */
export type NextMessages = (id: string, result: ExecutionResult) => Buffer;

/** What a thousand streams are told in common is one object, and is written once for all that took the same id. */
export function createNextMessages(frame: Frame): NextMessages {
  const written = new WeakMap<ExecutionResult, { readonly payload: string; id: string; message: Buffer }>();

  return (id, result) => {
    const known = written.get(result);
    if (known?.id === id) return known.message;
    const payload = known?.payload ?? JSON.stringify(publicResult(result));
    const text = `{"id":${JSON.stringify(id)},"type":"${MessageType.Next}","payload":${payload}}`;
    const message = frame(Buffer.from(text));
    written.set(result, { payload, id, message });
    return message;
  };
}
