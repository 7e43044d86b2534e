import type { Code } from './refusal.ts';

const STREAM_ONLY = 'Live streams run over SSE and WebSocket; plain HTTP answers once.';
const HTTP_ONLY = 'It is about an HTTP request. A WebSocket has none after its upgrade: ';

/** Why a code has no row over all three. A code with such a row stands not here. */
export const NOT_EVERYWHERE: Readonly<Partial<Record<Code, string>>> = {
  BAD_REQUEST: `${HTTP_ONLY}what is no message of its protocol names no operation that could be answered, and closes it with 4400.`,
  REQUEST_ENTITY_TOO_LARGE: `${HTTP_ONLY}a message that is too long is never read, and closes it with 1009.`,
  UNSUPPORTED_MEDIA_TYPE: `${HTTP_ONLY}its messages have no media type.`,
  NOT_ACCEPTABLE: `${HTTP_ONLY}its messages have one form, which every client takes.`,
  CSRF_HEADER_MISSING: `${HTTP_ONLY}no form and no link can send a message.`,
  ORIGIN_NOT_ALLOWED: `${HTTP_ONLY}the upgrade itself is refused with 403, before there is a WebSocket.`,
  FILE_NOT_FOUND: 'Files come and go over HTTP alone.',
  FILE_DENIED: 'Files come and go over HTTP alone.',
  DRAINING: `${STREAM_ONLY} A new WebSocket is refused with 503; an open one says it of each new operation, until it is closed with 1001.`,
  TOO_MANY_OPERATIONS: 'It is about one connection with many operations, which only a WebSocket is.',
  TOO_MANY_CONNECTIONS: STREAM_ONLY,
  STREAM_ENDED: STREAM_ONLY,
  SLOW_CONSUMER: STREAM_ONLY,
  CURSOR_UNKNOWN: STREAM_ONLY,
  CURSOR_EXPIRED: STREAM_ONLY,
  NOT_FOUND: `${STREAM_ONLY} A query answers null for what is not there.`,
};
