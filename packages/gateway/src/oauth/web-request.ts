import type { IncomingMessage } from 'node:http';

/** The head of a request of node:http, for those who read Requests. Its body is left alone. */
export function asWebRequest(request: IncomingMessage, origin: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined) headers.append(name, each);
  }
  return new Request(new URL(request.url ?? '/', origin), { headers });
}
