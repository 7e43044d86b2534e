import { gatewayError } from '../errors.ts';

/**
 * The body of a request as text, up to so many bytes: it is counted while it streams in, so that a long one is never
 * held.
 * @throws {GraphQLError} REQUEST_ENTITY_TOO_LARGE, or BAD_REQUEST when it is not UTF-8
 */
export async function readText(request: Request, mostBytes: number): Promise<string> {
  const announced = request.headers.get('content-length');
  if (announced !== null && !(Number(announced) <= mostBytes)) throw tooLarge(mostBytes);
  // A host that has parsed the body already has no stream.
  if (request.body === null) {
    const text = await request.text();
    if (Buffer.byteLength(text) > mostBytes) throw tooLarge(mostBytes);
    return text;
  }
  // The server holds a client to the length it announced, so that it may come in one piece.
  if (announced !== null) return decode(await request.arrayBuffer());
  const reader = (request.body as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > mostBytes) throw tooLarge(mostBytes);
    chunks.push(value);
  }
  return decode(Buffer.concat(chunks));
}

/** Exact, where text() would put another character in the place of what is none. */
function decode(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw gatewayError('BAD_REQUEST', 'The body is not UTF-8.');
  }
}

function tooLarge(mostBytes: number) {
  // The rest of the body is not read, so the connection cannot be used again.
  return gatewayError('REQUEST_ENTITY_TOO_LARGE', `A request may have ${mostBytes} bytes at most.`, {
    headers: { connection: 'close' },
  });
}
