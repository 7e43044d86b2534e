import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Database, publishedProfiles, seed } from '@remit/schema';
import { createLog } from '../log.ts';
import type { OAuthOptions } from '../oauth/options.ts';
import type { GatewayOptions } from '../options.ts';
import { createGateway, type Gateway } from '../server.ts';
import { askOverHttp, type HttpAnswer, streamOverSse } from './over-http.ts';
import { streamOverWebSocket, webSocketClient } from './over-web-socket.ts';
import type { Answer, Question } from './result.ts';
import { createTestTokens, type TestTokens } from './test-tokens.ts';
import { soon, until } from './until.ts';

export const TEST_TOKEN_KEY = 'a token key for tests, 32 bytes or more';
/** When the seeded data ends, and the time of every test that does not say otherwise. */
export const TEST_NOW = new Date('2026-03-15T10:00:00Z');

type Options = Partial<GatewayOptions> & {
  /** Migrated. Seeded when it has no controller. */
  readonly database: Database;
  /** Slugs of the controllers to seed; default: all five. */
  readonly controllers?: readonly string[];
  readonly conversationsPerController?: number;
  /** Its own address is its public one: agents log in there, and apps come in. */
  readonly atOwnAddress?: boolean;
  /** With another login before the authorization server: told where it is reached. */
  readonly oauthAt?: (origin: string) => OAuthOptions;
};

export type Transport = 'http' | 'sse' | 'ws';

/** A gateway that answers on a real port, with data in it. */
export type TestGateway = {
  readonly gateway: Gateway;
  readonly database: Database;
  readonly server: Server;
  /** `http://127.0.0.1:<port>/graphql` */
  readonly url: string;
  readonly webSocketUrl: string;
  readonly tokens: TestTokens;
  /** Everything the gateway logged, one JSON object a line. */
  readonly logLines: readonly string[];
  /** One operation, one answer. Over SSE and WebSocket it is the first. */
  ask(operation: string, question?: Question & { readonly over?: Transport }): Promise<Answer>;
  askOverHttp(operation: string, question?: Question): Promise<HttpAnswer>;
  /** Opens a live stream; resolves when changes reach it. */
  watch(operation: string, question?: Question & { readonly over?: 'sse' | 'ws' }): Promise<Watch>;
  close(): Promise<void>;
};

/** An open live stream. */
export type Watch = {
  /** The next answer, or undefined when the stream is complete. */
  next(): Promise<Answer | undefined>;
  stop(): Promise<void>;
};

/**
 * Starts a gateway for a test: seeds the database if it is empty, listens on a free port.
 * @example
 * const { ask, tokens } = await startTestGateway({ database: await open(), controllers: ['sapat'] });
 * const answer = await ask('{ tickets { totalCount } }', { as: await tokens.agent('sapat'), purpose: 'support.ticketing' });
 */
export async function startTestGateway(options: Options): Promise<TestGateway> {
  const { database, controllers, conversationsPerController = 12, oauthAt, atOwnAddress, ...rest } = options;
  const { clock = () => TEST_NOW, tokenKey = TEST_TOKEN_KEY } = options;
  if ((await database.prisma.controller.count()) === 0) {
    const profiles = publishedProfiles.filter(({ id }) => controllers?.includes(id) ?? true);
    await seed(database, { clock: () => TEST_NOW, profiles, conversationsPerController });
  }
  const logLines: string[] = [];
  const log = createLog('debug', { write: (line) => void logLines.push(line) });
  // The gateway is made when its own address is known.
  const server = createServer((request, response) => gateway.nodeHandler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const gateway = await createGateway({
    log,
    policyMode: 'demo',
    ...rest,
    ...(atOwnAddress === true && { publicUrl: `http://127.0.0.1:${port}` }),
    // The least that is let pass: a test logs in many people.
    login: { passwordCost: 10, ...rest.login },
    ...(oauthAt && { oauth: oauthAt(`http://127.0.0.1:${port}`) }),
    database,
    clock,
    tokenKey,
  });
  server.on('upgrade', (request, socket, head) => {
    if (!gateway.webSocket.handleUpgrade(request, socket, head)) socket.destroy();
  });
  const url = `http://127.0.0.1:${port}/graphql`;
  const webSocketUrl = `ws://127.0.0.1:${port}/graphql`;

  async function first(answers: AsyncGenerator<Answer>): Promise<Answer> {
    const { value } = await soon('an answer', answers.next());
    await answers.return(undefined);
    return (value ?? {}) as Answer;
  }

  // One after the other: a stream is open when the gateway counts one more.
  let opening: Promise<unknown> = Promise.resolve();

  async function openWatch(
    operation: string,
    { over = 'ws', ...question }: Parameters<TestGateway['watch']>[1] = {},
  ): Promise<Watch> {
    const before = gateway.liveStreams.opened;
    const hangUp = new AbortController();
    const client = webSocketClient(webSocketUrl, question);
    const answers =
      over === 'ws'
        ? streamOverWebSocket(client, operation, question)
        : streamOverSse(url, operation, question, hangUp.signal);
    // A generator does nothing until it is asked: the first answer is asked for now, and told later.
    let asked: Promise<IteratorResult<Answer>> | undefined = answers.next();
    let refused = false;
    asked.then(() => (refused = true)).catch(() => (refused = true));
    await until('the live stream is open', () => gateway.liveStreams.opened > before || refused);
    return {
      async next() {
        const { value, done } = await soon('an event', asked ?? answers.next());
        asked = undefined;
        return done ? undefined : value;
      },
      async stop() {
        hangUp.abort();
        await client.dispose();
      },
    };
  }

  return {
    gateway,
    database,
    server,
    url,
    webSocketUrl,
    logLines,
    tokens: createTestTokens({ database, tokenKey, clock }),
    askOverHttp: (operation, question = {}) => askOverHttp(url, operation, question),
    async ask(operation, { over = 'http', ...question } = {}) {
      if (over === 'sse') return first(streamOverSse(url, operation, question));
      if (over === 'ws') {
        const client = webSocketClient(webSocketUrl, question);
        const answer = await first(streamOverWebSocket(client, operation, question));
        await client.dispose();
        return answer;
      }
      const { data, errors, extensions } = await askOverHttp(url, operation, question);
      return {
        ...(data !== undefined && { data }),
        ...(errors && { errors }),
        ...(extensions && { extensions }),
      };
    },
    watch(operation, question) {
      const opened = opening.then(() => openWatch(operation, question));
      opening = opened.catch(() => undefined);
      return opened;
    },
    async close() {
      await gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
