import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';

type Listener = (payload: string) => void;

/** Milliseconds between attempts to come back, doubled each time. */
const pause = { first: 100, longest: 5_000 };

/**
 * LISTEN on one dedicated connection that is made with the first listener and comes back by itself when it breaks.
 *
 * After it came back every listener is called with an empty payload: what was sent meanwhile is lost.
 */
export function listenOnPostgresql(makeClient: () => pg.Client): {
  listen(channel: string, onNotification: Listener): Promise<() => Promise<void>>;
  close(): Promise<void>;
} {
  const listeners = new Map<string, Set<Listener>>();
  const stopped = new AbortController();
  let connection: Promise<pg.Client> | undefined;

  async function connect(): Promise<pg.Client> {
    const client = makeClient();
    client.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''));
    client.on('error', () => undefined);
    try {
      await client.connect();
      for (const channel of listeners.keys())
        await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    client.on('end', () => {
      if (!stopped.signal.aborted) connection = reconnect();
    });
    return client;
  }

  async function reconnect(): Promise<pg.Client> {
    for (let wait = pause.first; ; wait = Math.min(wait * 2, pause.longest)) {
      await delay(wait, undefined, { signal: stopped.signal });
      try {
        const client = await connect();
        for (const channel of listeners.keys()) tell(channel, '');
        return client;
      } catch {
        // The server is still away; the next attempt says so again.
      }
    }
  }

  function tell(channel: string, payload: string): void {
    for (const listener of listeners.get(channel) ?? []) listener(payload);
  }

  return {
    async listen(channel, onNotification) {
      const first = !listeners.has(channel);
      const ofChannel = listeners.get(channel) ?? new Set();
      listeners.set(channel, ofChannel.add(onNotification));
      if (connection === undefined) {
        connection = connect();
        // A first attempt that fails is the caller's to hear; the next listen() tries again.
        connection.catch(() => (connection = undefined));
        await connection;
      } else {
        const client = await connection;
        if (first) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
      }
      return async () => {
        ofChannel.delete(onNotification);
        if (ofChannel.size > 0 || listeners.get(channel) !== ofChannel) return;
        listeners.delete(channel);
        if (stopped.signal.aborted) return;
        const current = await connection;
        await current?.query(`UNLISTEN ${current.escapeIdentifier(channel)}`);
      };
    },
    async close() {
      stopped.abort();
      const client = await connection?.catch(() => undefined);
      await client?.end();
    },
  };
}
