import type { ServerResponse } from 'node:http';
import type { Page } from './layout.ts';

/** Sends a page. Headers are set one by one, so that a host without node:http finds them on the response. */
export function sendPage(response: ServerResponse, { status, headers, body }: Page): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('content-length', Buffer.byteLength(body));
  response.end(body);
}

/** Sends the browser on. */
export function sendOn(response: ServerResponse, location: string): void {
  sendPage(response, { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' });
}
