import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { readText } from '../request/read-text.ts';

type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Bytes of a request at most. */
const LONGEST = 100_000;

/** Lets a handler of node:http answer a web Request, for hosts that have no node:http. The answer is collected, not streamed. */
export async function answerWithNode(request: Request, handler: NodeHandler): Promise<Response> {
  const incoming = new IncomingMessage(new Socket());
  const { pathname, search } = new URL(request.url);
  incoming.method = request.method;
  incoming.url = `${pathname}${search}`;
  for (const [name, value] of request.headers) incoming.headers[name] = value;
  const body = await readText(request, LONGEST).catch(() => undefined);
  if (body === undefined) return new Response('too long\n', { status: 413 });
  incoming.headers['content-length'] = String(Buffer.byteLength(body));
  if (body !== '') incoming.push(body);
  incoming.push(null);

  const outgoing = new ServerResponse(incoming);
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string));
  };
  const ended = new Promise<void>((resolve) => {
    Object.assign(outgoing, {
      write(chunk: unknown) {
        keep(chunk);
        return true;
      },
      end(chunk?: unknown) {
        keep(chunk);
        resolve();
        return outgoing;
      },
    });
  });
  await handler(incoming, outgoing);
  await ended;

  const headers = new Headers();
  for (const [name, value] of Object.entries(outgoing.getHeaders())) {
    for (const each of Array.isArray(value) ? value : [value]) headers.append(name, String(each));
  }
  const { statusCode: status } = outgoing;
  const content = Buffer.concat(chunks);
  return new Response(content.length > 0 ? content : null, { status, headers });
}
