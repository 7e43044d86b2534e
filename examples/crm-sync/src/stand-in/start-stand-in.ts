import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { CrmStore, Refusal } from './crm-store.ts';
import { routes } from './routes.ts';

/** One request that changed something, as it came. */
export type Received = { readonly path: string; readonly body: unknown };

/** A CRM on this machine that speaks as much of HubSpot's API as the sync uses. */
export type StandIn = {
  /** `http://127.0.0.1:4711` */
  readonly url: string;
  readonly store: CrmStore;
  readonly received: readonly Received[];
  close(): Promise<void>;
};

type Options = {
  /** Default: a free one. */
  readonly port?: number;
  /** The access token that it takes. */
  readonly token: string;
  readonly onReceived?: (received: Received) => void;
  readonly clock?: () => Date;
};

/**
 * Starts it, on loopback alone.
 *
 * @example
 * const crm = await startStandIn({ token: 'stand-in' });
 */
export async function startStandIn(options: Options): Promise<StandIn> {
  const { port = 0, token, onReceived, clock = () => new Date() } = options;
  const store = new CrmStore();
  const received: Received[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname === '/') {
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(inWords(store));
      return;
    }
    if (request.headers.authorization !== `Bearer ${token}`)
      throw new Refusal(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found');
    const body = request.method === 'GET' ? undefined : (JSON.parse(await text(request)) as unknown);
    for (const { method, path, status = 200, handle } of routes) {
      const match = path.exec(url.pathname);
      if (method !== request.method || match === null) continue;
      const parts = match.groups ?? {};
      const reply = handle({ store, parts, query: url.searchParams, body, now: clock().toISOString() });
      if (body !== undefined) {
        received.push({ path: url.pathname, body });
        onReceived?.({ path: url.pathname, body });
      }
      send(response, reply === undefined ? 204 : status, reply);
      return;
    }
    throw new Refusal(404, 'OBJECT_NOT_FOUND', `There is nothing at ${request.method} ${url.pathname}`);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((cause: unknown) => {
      const { status, category, message } =
        cause instanceof Refusal ? cause : new Refusal(400, 'VALIDATION_ERROR', String(cause));
      send(response, status, { status: 'error', category, message, correlationId: 'stand-in' });
    });
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    store,
    received,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** What stands in the account, for a person who looks. */
function inWords({ objects }: CrmStore): string {
  const contacts = [...objects.contacts.values()].map(({ id, properties: p }) =>
    [
      id,
      [p['firstname'], p['lastname']].filter(Boolean).join(' '),
      p['email'],
      p['remit_campaign_email'],
      p['remit_not_given'],
    ]
      .map((value) => value ?? '')
      .join(' | '),
  );
  const tickets = [...objects.tickets.values()].map(({ id, properties: p, contacts: [of = ''] }) =>
    [id, p['subject'], p['hs_ticket_priority'], of].map((value) => value ?? '').join(' | '),
  );
  return [
    `${contacts.length} contacts: id | name | e-mail | e-mail for campaigns | not given by Remit`,
    ...contacts,
    '',
    `${tickets.length} tickets: id | subject | priority | contact`,
    ...tickets,
    '',
  ].join('\n');
}
