import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execute, type FormattedExecutionResult, GraphQLError, subscribe } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { createYoga, type Plugin } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import { Happenings } from './happenings.ts';
import { allowedPurpose, type TestContext, testSchema } from './schema.ts';

/** One HTTP request, as it arrived. */
export interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: { readonly query: string; readonly variables?: object };
}

/** A small gateway that speaks the contract over real HTTP and WebSocket. The only token it knows is `good`. */
export interface TestGateway extends AsyncDisposable {
  readonly url: string;
  readonly seen: Seen[];
  /** The payload of each `connection_init`, and of each `subscribe`. */
  readonly connected: unknown[];
  readonly subscribed: unknown[];
  readonly happenings: Happenings;
  /** Closes all sockets with a code, as a gateway does; without one the connections just break. */
  closeSockets(code?: number, reason?: string): void;
}

export async function startGateway(): Promise<TestGateway> {
  const happenings = new Happenings();
  const schema = testSchema();
  const seen: Seen[] = [];
  const connected: unknown[] = [];
  const subscribed: unknown[] = [];
  const contextFor = (purpose: string | undefined): TestContext => {
    return { purpose, withheld: new Map(), narrowed: new Set(), happenings };
  };

  const yoga = createYoga({
    schema,
    logging: false,
    context({ request, params }) {
      if (request.headers.get('authorization') !== 'Bearer good')
        throw refusal('UNAUTHENTICATED', 'Unknown token', 401);
      const inHeader = request.headers.get('remit-purpose') ?? undefined;
      const inBody = (params.extensions as { purpose?: string } | undefined)?.purpose ?? inHeader;
      if (inBody !== inHeader) throw refusal('PURPOSE_CONFLICT', 'Two purposes were declared', 400);
      return contextFor(inHeader);
    },
    plugins: [
      {
        onParams({ request, params }) {
          const { method, url } = request;
          seen.push({
            method,
            url,
            headers: Object.fromEntries(request.headers.entries()),
            body: params as Seen['body'],
          });
        },
        onExecute({ args, setExecuteFn }) {
          const context = args.contextValue as unknown as TestContext;
          setExecuteFn(async (given: Parameters<typeof execute>[0]) =>
            withPrivacy(await execute(given), context),
          );
        },
      } satisfies Plugin,
    ],
  });
  const server = createServer((request, response) => {
    if (request.url === '/broken')
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
    else void yoga(request, response);
  });
  const sockets = new WebSocketServer({ server, path: '/graphql' });
  useServer(
    {
      schema,
      execute,
      subscribe,
      onConnect: ({ connectionParams }) => {
        connected.push(connectionParams);
        return connectionParams?.['token'] === 'good';
      },
      onSubscribe: (_context, _id, payload) => void subscribed.push(payload),
      context: (_context, _id, { extensions }) => contextFor(extensions?.['purpose'] as string | undefined),
      onNext: (_context, _id, _payload, args, result) =>
        withPrivacy(result as FormattedExecutionResult, args.contextValue as TestContext),
    },
    sockets,
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    seen,
    connected,
    subscribed,
    happenings,
    closeSockets(code, reason) {
      for (const socket of sockets.clients) {
        if (code === undefined) socket.terminate();
        else socket.close(code, reason);
      }
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function withPrivacy<Result extends object>(
  result: Result,
  { purpose, withheld, narrowed }: TestContext,
): Result {
  const denials = [...withheld].map(([coordinate, count]) => ({
    coordinate,
    reason: purpose === undefined ? 'PURPOSE_NOT_DECLARED' : 'CATEGORY_NOT_IN_POLICY',
    purpose: purpose ?? null,
    allowedPurposes: [allowedPurpose],
    policyClause: { file: 'policy.txt', lines: 'L12-14', section: 'Support', provenance: 'stated' },
    remedy: `Declare the purpose ${allowedPurpose}.`,
    count,
  }));
  const notes = [...narrowed].map((coordinate) => ({
    coordinate,
    message: 'Answered only from people who allow it.',
  }));
  withheld.clear();
  return { ...result, extensions: { privacy: { purpose: purpose ?? null, denials, narrowed: notes } } };
}

function refusal(code: string, message: string, status: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}
