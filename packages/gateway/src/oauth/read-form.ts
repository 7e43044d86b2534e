import type { IncomingMessage } from 'node:http';

/** Bytes of a form at most: every kind of data ticked for a dozen purposes is a tenth of it. */
const LONGEST = 100_000;

/** Reads a form that was sent; what is longer, or is no form, is an empty one, which no page takes. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST) break;
    chunks.push(chunk);
  }
  return new URLSearchParams(isForm && length <= LONGEST ? Buffer.concat(chunks).toString('utf8') : '');
}
