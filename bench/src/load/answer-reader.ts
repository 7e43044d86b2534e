/** One HTTP answer, read to its end. */
export type Answer = { readonly status: number; readonly body: Buffer };

/**
 * Reads HTTP/1.1 answers off a connection. Written here because a client library's share of the core that it has in
 * common with PostgreSQL would be measured too; it knows only what the measured servers send.
 *
 * @returns a function that takes what arrived and gives the answer once it is whole
 * @throws {Error} what arrives is not an answer of known length
 */
export function createAnswerReader(): (chunk: Buffer) => Answer | undefined {
  let arrived: Buffer[] = [];
  let size = 0;
  let enough = 0;
  return (chunk) => {
    arrived.push(chunk);
    size += chunk.length;
    if (size < enough) return undefined;
    const bytes = arrived.length === 1 ? chunk : Buffer.concat(arrived, size);
    const read = readAnswer(bytes);
    if ('missing' in read) {
      arrived = [bytes];
      enough = read.missing;
      return undefined;
    }
    arrived = [];
    size = 0;
    enough = 0;
    return read;
  };
}

/** The answer, or the number of bytes without which there is none. */
function readAnswer(bytes: Buffer): Answer | { readonly missing: number } {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return { missing: bytes.length + 1 };
  const head = bytes.toString('latin1', 0, end);
  const status = Number(head.slice(9, 12));
  const start = end + 4;
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (length !== undefined) {
    const whole = start + Number(length);
    return bytes.length < whole ? { missing: whole } : { status, body: bytes.subarray(start, whole) };
  }
  if (!/^transfer-encoding: *chunked/im.test(head)) throw new Error(`An answer without a length: ${head}`);
  return readChunks(bytes, start, status);
}

function readChunks(bytes: Buffer, start: number, status: number): Answer | { readonly missing: number } {
  const parts: Buffer[] = [];
  for (let at = start; ;) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return { missing: bytes.length + 1 };
    const length = Number.parseInt(bytes.toString('latin1', at, line), 16);
    const next = line + 2 + length + 2;
    if (bytes.length < next) return { missing: next };
    if (length === 0) return { status, body: Buffer.concat(parts) };
    parts.push(bytes.subarray(line + 2, line + 2 + length));
    at = next;
  }
}
