import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestDatabase } from '@remit/schema/testing';
import { createRemit } from '@remit/sdk';
import { WebSocket } from 'ws';
import { until } from '../../src/testing/index.ts';
import { CHATTING, openChat, seedNow, startGateway } from './world.ts';

const purpose = 'support.live_chat';
/** So long that what a stalled client is sent soon fills all buffers between it and the gateway. */
const LONG_MESSAGE = 'Hello? '.repeat(2_800);
const WATCH = 'subscription { chatChanged { messages(first: 1) { edges { node { body } } } } }';

type Options = {
  readonly database: TestDatabase;
  /** Clients that stop reading from their socket. */
  readonly stalled: number;
  readonly events: number;
  readonly patience: number;
};

export type Outcome = {
  readonly events: number;
  /** What the client that reads got. */
  readonly received: number;
  readonly error: string | undefined;
  /** Megabytes that the process holds more at its worst than under the same events without them. */
  readonly grownBy: number;
  readonly isAlive: boolean;
};

/** Clients stop reading while events pour in; one goes on reading. */
export async function underStalledClients(options: Options): Promise<Outcome> {
  const { database, stalled, events, patience } = options;
  const tokens = await seedNow(database, CHATTING);
  const agent = await tokens.agent(CHATTING);
  const gateway = await startGateway(database);
  const { url } = gateway;
  const megabytes = () => memoryOf(gateway.pid);
  const sockets: WebSocket[] = [];
  const cursors = new Set<string>();
  let received = 0;
  let error: string | undefined;
  const remit = createRemit({
    url,
    token: agent,
    purpose,
    webSocketImpl: WebSocket,
    reconnectDelay: () => 50,
  });
  void (async () => {
    try {
      for await (const { cursor = '' } of remit.subscribe({ chatChanged: { id: true } })) {
        received += 1;
        cursors.add(cursor);
      }
    } catch (thrown) {
      error = String(thrown);
    }
  })();
  try {
    await openChat(url, await tokens.visitor(CHATTING), LONG_MESSAGE);
    await until(
      'the client hears',
      async () => {
        await pour(database, 1);
        return received > 0 || error !== undefined;
      },
      patience,
    );
    const isQuiet = async () => {
      const count = received;
      await pause(500);
      return count === received || error !== undefined;
    };
    /** Pours events until the one that reads has heard them all. @returns the most that the process held meanwhile */
    const worstWhile = async (count: number) => {
      const already = received;
      let worst = megabytes();
      for (let poured = 0; poured < count; poured += BATCH)
        await pour(database, Math.min(BATCH, count - poured));
      await until(
        'the client heard everything',
        async () => {
          worst = Math.max(worst, megabytes());
          await pause(200);
          return error !== undefined || received >= already + count;
        },
        patience,
      ).catch(() => undefined);
      return worst;
    };
    // A heap grows with work, whoever listens: what counts is what the same work costs more among the stalled.
    const without = await worstWhile(events);
    for (let each = 0; each < stalled; each += 1) sockets.push(await stall(url, agent));
    await until('the stalled are there', isQuiet, patience);
    const already = received;
    const first = (await newest(database)) ?? 0n;
    const among = await worstWhile(events);
    await until('all have their numbers', async () => (await newest(database)) === first + BigInt(events));
    return {
      events,
      received: received === cursors.size ? received - already : Number.NaN,
      error,
      grownBy: among - without,
      isAlive: gateway.isAlive(),
    };
  } finally {
    for (const socket of sockets) socket.terminate();
    await remit.close();
    await gateway.kill();
  }
}

/** Megabytes that a process holds now. */
function memoryOf(pid: number | undefined): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024;
}

/** Events written with one statement. */
const BATCH = 500;

async function pour({ sql }: TestDatabase, count: number): Promise<void> {
  await sql.query(
    'pour_events',
    `WITH chat AS (SELECT id, controller_id FROM conversation WHERE kind = 'CHAT' ORDER BY id DESC LIMIT 1),
          poured AS (
            INSERT INTO event (controller_id, type, conversation_id, recorded_at)
            SELECT controller_id, 'CHAT_CHANGED', id, now() FROM chat, generate_series(1, $1::int) RETURNING id)
     SELECT pg_notify('remit_event', '') FROM poured LIMIT 1`,
    [count],
  );
}

async function newest({ sql }: TestDatabase): Promise<bigint | undefined> {
  const [row] = await sql.query<{ position: bigint | null }>(
    'newest_position',
    'SELECT max(position) AS position FROM event_number',
  );
  return row?.position ?? undefined;
}

/** Subscribes, and then never reads again: its buffers fill, and the gateway's with them. */
async function stall(url: string, token: string): Promise<WebSocket> {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  socket.on('error', () => undefined);
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { token, purpose } }));
  await once(socket, 'message');
  socket.send(JSON.stringify({ type: 'subscribe', id: 'stalled', payload: { query: WATCH } }));
  socket.pause();
  return socket;
}
