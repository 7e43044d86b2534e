import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Answer, Question } from './result.ts';

/** A client of graphql-ws as apps use it, one connection for each question's token and purpose. */
export function webSocketClient(url: string, { as, prove, cookie, purpose }: Question): Client {
  return createClient({
    url,
    webSocketImpl: cookie === undefined ? WebSocket : withCookie(cookie),
    lazy: true,
    retryAttempts: 0,
    connectionParams: async () => ({
      ...(as && { token: as }),
      ...(prove && { dpop: await prove('GET', url.replace('ws', 'http')) }),
      ...(purpose && { purpose }),
    }),
  });
}

/** A browser sends its cookies with the upgrade. */
function withCookie(cookie: string) {
  return class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie } });
    }
  };
}

/** Asks and reads the answers as they come; ends with the operation. An error message becomes an answer with errors. */
export async function* streamOverWebSocket(
  client: Client,
  operation: string,
  question: Question,
): AsyncGenerator<Answer> {
  const { variables, operationName, key } = question;
  const extensions =
    key === undefined ? question.extensions : { idempotencyKey: key, ...question.extensions };
  const answers = client.iterate({
    query: operation,
    ...(variables && { variables }),
    ...(operationName !== undefined && { operationName }),
    ...(extensions && { extensions }),
  });
  try {
    for await (const answer of answers) yield answer as Answer;
  } catch (errors) {
    if (!Array.isArray(errors)) throw errors;
    yield { errors: errors as NonNullable<Answer['errors']> };
  }
}
