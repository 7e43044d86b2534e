import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@remit/schema';
import { filesPath } from './files/caller-files.ts';
import type { Lifecycle } from './lifecycle.ts';
import { answerWithNode } from './oauth/answer-with-node.ts';
import type { AuthorizationServer } from './oauth/authorization-server.ts';
import { misleadingHeader } from './request/misleading-header.ts';

/** Milliseconds: a database that takes longer to say that it is there is not there for callers. */
const READY_TIMEOUT = 1_000;

type Options = {
  readonly path: string;
  readonly loginPath: string;
  readonly database: Database;
  readonly lifecycle: Lifecycle;
  /** GraphQL over a Request. */
  readonly answer: (request: Request) => Response | Promise<Response>;
  /** GraphQL over node:http. */
  readonly listen: (request: IncomingMessage, response: ServerResponse) => unknown;
  /** Undefined: there is none. */
  readonly authorizationServer: AuthorizationServer | undefined;
};

/** What hosts call: one function for hosts that speak Request and Response, one for those built on node:http. */
export type Front = {
  /**
   * Answers a web request: a route handler of Next, Hono, Deno or a worker.
   * @example
   * export const POST = (request: Request) => gateway.fetch(request);
   */
  fetch(request: Request): Promise<Response>;
  /**
   * Answers a request of node:http, Express or Fastify (`reply.hijack()` first, and no body parser before it).
   * @example
   * createServer(gateway.nodeHandler).listen(4000);
   */
  nodeHandler(request: IncomingMessage, response: ServerResponse): void;
  /** True when the database answers and the gateway is not draining. */
  ready(): Promise<boolean>;
};

/** `/healthz` says that the process lives, `/readyz` that it should get requests. */
export function createFront(options: Options): Front {
  const { path, loginPath, database, lifecycle, answer, listen, authorizationServer } = options;

  async function ready(): Promise<boolean> {
    if (lifecycle.draining.aborted) return false;
    const answered = database.walled.sql.query('ready', 'SELECT 1 AS one').then(
      () => true,
      () => false,
    );
    const late = new AbortController();
    const tooLate = pause(READY_TIMEOUT, false, { signal: late.signal }).catch(() => false);
    try {
      return await Promise.race([answered, tooLate]);
    } finally {
      late.abort();
    }
  }

  async function answerPlain(pathname: string): Promise<{ status: number; text: string }> {
    if (pathname === '/healthz') return { status: 200, text: 'alive' };
    if (pathname !== '/readyz') return { status: 404, text: `There is nothing here. GraphQL is at ${path}.` };
    return (await ready()) ? { status: 200, text: 'ready' } : { status: 503, text: 'not ready' };
  }

  async function writePlain(pathname: string, response: ServerResponse): Promise<void> {
    const { status, text } = await answerPlain(pathname);
    response.writeHead(status, { 'content-type': 'text/plain' }).end(`${text}\n`);
  }

  /** The authorization server speaks node:http. It finishes what it began when the gateway drains. */
  async function authorize(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (lifecycle.draining.aborted) {
      response.statusCode = 503;
      response.setHeader('retry-after', '5');
      response.end('not ready\n');
      return;
    }
    const end = lifecycle.begin();
    try {
      await authorizationServer?.handle(request, response);
    } finally {
      end();
    }
  }

  /** Files come and go below the path of GraphQL. */
  const isOurs = (pathname: string) =>
    pathname === path ||
    pathname.startsWith(filesPath(path)) ||
    pathname === loginPath ||
    pathname.startsWith(`${loginPath}/`);

  return {
    ready,
    async fetch(request) {
      const { pathname } = new URL(request.url);
      if (isOurs(pathname)) return asGlobalResponse(await answer(request));
      if (authorizationServer?.owns(pathname) === true) return answerWithNode(request, authorize);
      const { status, text } = await answerPlain(pathname);
      return new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain' } });
    },
    nodeHandler(request, response) {
      const misleading = misleadingHeader(request);
      if (misleading !== undefined) {
        response.writeHead(400, { 'content-type': 'text/plain' }).end(`${misleading}\n`);
        return;
      }
      // Express hands on a shortened url to what is mounted below a path.
      const url = 'originalUrl' in request ? String(request.originalUrl) : (request.url ?? '/');
      const [pathname = '/'] = url.split('?');
      if (isOurs(pathname)) {
        listen(request, response);
        return;
      }
      if (authorizationServer?.owns(pathname) === true) {
        request.url = url;
        void authorize(request, response);
        return;
      }
      void writePlain(pathname, response);
    },
  };
}

/** Yoga answers with a lighter class of its own; hosts such as Next check for the platform's. */
async function asGlobalResponse(response: Response): Promise<Response> {
  if (response instanceof globalThis.Response) return response;
  const { status, statusText, headers } = response as Response;
  const isStream =
    headers.get('content-type')?.startsWith('text/event-stream') === true ||
    headers.has('content-disposition');
  const body = isStream ? asGlobalStream(response) : await (response as Response).text();
  return new globalThis.Response(body === '' ? null : body, { status, statusText, headers: [...headers] });
}

function asGlobalStream(response: Response): ReadableStream<Uint8Array> {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let cancelled = false;
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      // A client may go away while its next event is waited for.
      if (cancelled) return;
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel(reason) {
      cancelled = true;
      await reader.cancel(reason);
    },
  });
}
