import { once } from 'node:events';
import pg from 'pg';
import { WebSocket } from 'ws';
import { type BenchCaller, digestOfToken } from '../dataset/callers.ts';
import { type Listeners, openListeners } from './listeners.ts';

/** One ticket with who wrote in and the last messages: what an inbox shows anew when a ticket changes. */
const WATCH = `subscription Inbox { ticketChanged {
  id subject status openedAt requester { displayName email }
  messages(last: 3) { edges { node { body sentAt author { displayName } } } }
} }`;

/** Opens sockets that watch the tickets of one controller. Those of one cohort send the very same. */
export function openWatchers(
  port: number,
  { token, purpose }: BenchCaller,
  { sockets, cohorts }: { readonly sockets: number; readonly cohorts: number },
): Promise<Listeners> {
  return openListeners(
    sockets,
    () => new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws'),
    async (socket, number) => {
      const tell = (message: object): void => socket.send(JSON.stringify(message));
      // What a client says about itself is a part of what it sent.
      const client = `cohort ${number % cohorts}`;
      tell({ type: 'connection_init', payload: { token, purpose, client } });
      await once(socket, 'message');
      // A stream that can be resumed begins with its place in the log: from then on it misses nothing.
      tell({ id: '1', type: 'subscribe', payload: { query: WATCH, extensions: { resume: true } } });
      const [place] = (await once(socket, 'message')) as [Buffer];
      if (!place.includes('"cursor"')) throw new Error(`A stream did not begin: ${place.toString()}`);
    },
  );
}

/** Makes the newest ticket of the caller's controller change, as often as asked. */
export type Changes = {
  /** Resolves with the moment in which the event was committed. */
  commit(): Promise<number>;
  /** Writes to the ticket itself, with or without an event. Resolves with the moment in which that was committed. */
  change(withEvent: boolean): Promise<number>;
  close(): Promise<void>;
};

export async function openChanges(url: string, { token }: BenchCaller): Promise<Changes> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ controller_id: number; id: number; requester_id: number }>(NEWEST, [
    digestOfToken(token),
  ]);
  const [ticket] = rows;
  if (ticket === undefined) throw new Error('There is no ticket that could change.');
  async function transaction(...statements: readonly (() => Promise<unknown>)[]): Promise<number> {
    await client.query('BEGIN');
    for (const statement of statements) await statement();
    await client.query('COMMIT');
    return performance.now();
  }
  const writeEvent = () => client.query(EVENT, [ticket.controller_id, ticket.id, ticket.requester_id]);
  const notify = () => client.query(`SELECT pg_notify('remit_event', '')`);
  const writeTicket = () => client.query(TOUCH, [ticket.id]);
  return {
    commit: () => transaction(writeEvent, notify),
    change: (withEvent) => transaction(writeTicket, ...(withEvent ? [writeEvent, notify] : [])),
    close: () => client.end(),
  };
}

const NEWEST = `
  SELECT c.controller_id, c.id, c.requester_id FROM access_token t JOIN conversation c USING (controller_id)
   WHERE t.digest = $1 AND c.kind_code = 1 AND (c.retain_until IS NULL OR c.retain_until > now())
   ORDER BY c.opened_at DESC, c.id DESC LIMIT 1`;

const TOUCH = `UPDATE conversation SET status = status WHERE id = $1`;

const EVENT = `
  INSERT INTO event (controller_id, type, conversation_id, data_subject_id, recorded_at)
  VALUES ($1, 'TICKET_CHANGED', $2, $3, now())`;
