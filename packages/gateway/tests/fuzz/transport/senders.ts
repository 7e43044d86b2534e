import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Answer } from '../../../src/testing/index.ts';
import type { FuzzCase } from '../operation/case.ts';

/** What came back, parsed, and every byte of it as text. */
export type Sent = { readonly answer: Answer; readonly raw: string };

/** Connections kept open at most. */
const MOST_CONNECTIONS = 60;

/** Sends operations over the four ways in. */
export class Senders {
  readonly #url: string;
  readonly #webSocketUrl: string;
  /** One connection for each token and purpose, as an app would have it; the one used longest ago is closed. */
  readonly #connections: Map<string, Client> = new Map();

  constructor(urls: { readonly url: string; readonly webSocketUrl: string }) {
    this.#url = urls.url;
    this.#webSocketUrl = urls.webSocketUrl;
  }

  async send(fuzzCase: FuzzCase): Promise<Sent> {
    switch (fuzzCase.transport) {
      case 'post':
        return this.#overHttp(fuzzCase, 'application/graphql-response+json');
      case 'get':
        return this.#get(fuzzCase);
      case 'sse':
        return this.#overHttp(fuzzCase, 'text/event-stream');
      case 'ws':
        return this.#overWebSocket(fuzzCase);
    }
  }

  /** The connection of a caller; what it sends shares it. */
  connection({ holder, declaration }: Pick<FuzzCase, 'holder' | 'declaration'>): Client {
    const key = `${holder.token} ${declaration.outside}`;
    const known = this.#connections.get(key);
    this.#connections.delete(key);
    const client =
      known ??
      createClient({
        url: this.#webSocketUrl,
        webSocketImpl: WebSocket,
        lazy: true,
        lazyCloseTimeout: 5_000,
        retryAttempts: 0,
        connectionParams: {
          ...(holder.token && { token: holder.token }),
          ...(declaration.outside && { purpose: declaration.outside }),
        },
      });
    this.#connections.set(key, client);
    return client;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#connections.values()].map(async (client) => client.dispose()));
    this.#connections.clear();
  }

  /** Closes what was used longest ago. Only while nothing is under way. */
  async tidy(): Promise<void> {
    const old = [...this.#connections].slice(0, Math.max(0, this.#connections.size - MOST_CONNECTIONS));
    for (const [key, client] of old) {
      this.#connections.delete(key);
      await client.dispose();
    }
  }

  async #overHttp(fuzzCase: FuzzCase, accept: string): Promise<Sent> {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { ...headersOf(fuzzCase), accept, 'content-type': 'application/json' },
      body: JSON.stringify(paramsOf(fuzzCase)),
    });
    return readResponse(response);
  }

  async #get(fuzzCase: FuzzCase): Promise<Sent> {
    const { query, variables, operationName, extensions } = paramsOf(fuzzCase);
    const search = new URLSearchParams({ query });
    if (operationName) search.set('operationName', operationName);
    if (variables) search.set('variables', JSON.stringify(variables));
    if (extensions) search.set('extensions', JSON.stringify(extensions));
    const response = await fetch(`${this.#url}?${search.toString()}`, {
      headers: {
        'x-requested-with': 'fuzz',
        ...headersOf(fuzzCase),
        accept: 'application/graphql-response+json',
      },
    });
    return readResponse(response);
  }

  async #overWebSocket(fuzzCase: FuzzCase): Promise<Sent> {
    const answers = this.connection(fuzzCase).iterate(paramsOf(fuzzCase));
    try {
      const { value } = await answers.next();
      const answer = (value ?? {}) as Answer;
      await answers.return?.();
      return { answer, raw: JSON.stringify(answer) };
    } catch (errors) {
      if (!Array.isArray(errors)) throw errors;
      return { answer: { errors: errors as NonNullable<Answer['errors']> }, raw: JSON.stringify(errors) };
    }
  }
}

export function headersOf({
  holder,
  declaration,
}: Pick<FuzzCase, 'holder' | 'declaration'>): Record<string, string> {
  return {
    ...(holder.token && { authorization: `Bearer ${holder.token}` }),
    ...(declaration.outside && { 'remit-purpose': declaration.outside }),
  };
}

export function paramsOf({
  text,
  variables,
  operationName,
  declaration,
}: Omit<FuzzCase, 'transport' | 'holder'>) {
  return {
    query: text,
    ...(Object.keys(variables).length > 0 && { variables }),
    ...(operationName && { operationName }),
    ...(declaration.inside && { extensions: { purpose: declaration.inside } }),
  };
}

async function readResponse(response: Response): Promise<Sent> {
  const body = await response.text();
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  return {
    answer: parseBody(body, response.headers.get('content-type') ?? ''),
    raw: `${headers}\n\n${body}`,
  };
}

function parseBody(body: string, type: string): Answer {
  if (!type.startsWith('text/event-stream')) return JSON.parse(body) as Answer;
  const [answer] = body.split('\n\n').flatMap((event) => {
    const data = /^event: next\ndata: (.*)$/s.exec(event)?.[1];
    return data === undefined ? [] : [JSON.parse(data) as Answer];
  });
  return answer ?? {};
}
