import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createTyping, type Typing } from './typing.ts';
import { contentIn, type Message, Refusal, Workspace } from './workspace.ts';

/** A Slack on this machine: one workspace, its Web API, and its requests to one app. */
export type StandIn = Pick<Typing, 'reply' | 'command'> & {
  /** For `slackApiUrl`: `http://127.0.0.1:4712/api/` */
  readonly apiUrl: string;
  readonly workspace: Workspace;
  /** What came to its Web API. */
  readonly received: readonly Readonly<Record<string, unknown>>[];
  close(): Promise<void>;
};

type Options = {
  /** Default: a free one. */
  readonly port?: number;
  readonly botToken: string;
  readonly signingSecret: string;
  readonly requestUrl: string;
  /** Told of each that is new or was changed. */
  readonly onMessage?: (message: Message) => void;
};

/**
 * Starts it, on loopback alone.
 *
 * @example
 * const slack = await startStandIn({ botToken, signingSecret, requestUrl: 'http://127.0.0.1:4713/slack/events' });
 */
export async function startStandIn(options: Options): Promise<StandIn> {
  const { port = 0, botToken, signingSecret, requestUrl, onMessage } = options;
  const workspace = new Workspace();
  const received: Readonly<Record<string, unknown>>[] = [];
  const typing = createTyping({
    workspace,
    signingSecret,
    requestUrl,
    onMessage,
    origin: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });

  async function answer(request: IncomingMessage): Promise<object> {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const body = await text(request);
    const content = () => contentIn(JSON.parse(body) as Readonly<Record<string, unknown>>);
    if (typing.answered(pathname, content)) return {};
    // A page elsewhere can send no JSON without being asked first.
    if (pathname === '/type' && request.headers['content-type'] === 'application/json')
      return { said: await typing.typed(JSON.parse(body) as readonly string[]) };
    const method = /^\/api\/([\w.]+)$/.exec(pathname)?.[1] ?? '';
    if (!Object.hasOwn(workspace.methods, method)) throw new Refusal('unknown_method');
    if (request.headers.authorization !== `Bearer ${botToken}`) throw new Refusal('invalid_auth');
    const given = argumentsIn(body);
    received.push(given);
    const reply = workspace.methods[method]?.(given) ?? {};
    const { ts } = reply as { ts?: string };
    const changed = workspace.messages.find((message) => message.ts === ts);
    if (changed) onMessage?.(changed);
    return reply;
  }

  const server = createServer((request, response) => {
    answer(request).then(
      (reply) => send(response, { ok: true, ...reply }),
      (cause: unknown) =>
        send(response, { ok: false, error: cause instanceof Error ? cause.message : String(cause) }),
    );
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    workspace,
    received,
    reply: typing.reply,
    command: typing.command,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** As the client sends them: a form, in which what is more than a text is JSON. */
function argumentsIn(body: string): Readonly<Record<string, unknown>> {
  const inJson = new Set(['blocks', 'metadata']);
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [
      name,
      inJson.has(name) ? (JSON.parse(value) as unknown) : value,
    ]),
  );
}

function send(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
