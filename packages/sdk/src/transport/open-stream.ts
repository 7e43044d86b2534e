import type { RemitOptions } from '../options.ts';
import { type Answer, answerOf } from './answer.ts';
import { liveErrorOf } from './gateway-errors.ts';
import type { Live, LiveRequest } from './live.ts';
import { reportDenials } from './privacy.ts';
import { createStream, type Stream } from './stream.ts';

/** What a subscription needs beside the operation. */
export interface StreamSettings {
  readonly onDenial: RemitOptions['onDenial'];
  readonly strict: boolean;
  readonly signal: AbortSignal | undefined;
  readonly after: string | undefined;
  readonly onOpen: (() => void) | undefined;
}

/** Listens to a subscription, from the first value that is asked for. */
export function openStream<Data>(
  live: Live,
  request: () => LiveRequest | Promise<LiveRequest>,
  { onDenial, strict, signal, after, onOpen }: StreamSettings,
): Stream<Answer<Data>> {
  return createStream<Answer<Data>>(({ next, error, complete }) => {
    const asked = Promise.resolve(request()).then((plain) => goingOn(plain, after));
    return live.subscribe(asked, {
      opened: () => onOpen?.(),
      next(result) {
        reportDenials(result, onDenial);
        try {
          next(answerOf<Data>(result, strict));
        } catch (cause) {
          error(cause);
        }
      },
      error: (cause) => error(liveErrorOf(cause)),
      complete,
    });
  }, signal);
}

function goingOn(request: LiveRequest, after: string | undefined): LiveRequest {
  return after === undefined ? request : { ...request, extensions: { ...request.extensions, resume: after } };
}
