import type { TestDatabase } from '@remit/schema/testing';
import { createRemit } from '@remit/sdk';
import { WebSocket } from 'ws';
import type { GatewayProcess } from '../../src/testing/gateway-process.ts';
import { until } from '../../src/testing/index.ts';
import { type Door, openDoor } from './door.ts';
import { CHATTING, openChat, randomFrom, seedNow, startGateway } from './world.ts';

const purpose = 'support.live_chat';

type Options = {
  readonly database: TestDatabase;
  readonly clients: number;
  readonly messages: number;
  /** Times at which about half of all connections break. */
  readonly cuts: number;
  readonly seed: number;
  /** Milliseconds after which a message that did not come counts as lost. */
  readonly patience: number;
};

export type Outcome = {
  readonly messages: number;
  readonly received: number;
  readonly brokenConnections: number;
  readonly lost: number;
  readonly doubled: number;
  readonly disordered: number;
  /** Streams that ended with an error instead of going on. */
  readonly ended: readonly string[];
};

/**
 * Clients listen to one chat through two gateways, while messages are written, connections break, and one gateway is
 * killed with -9 in the middle.
 */
export async function underCuts(options: Options): Promise<Outcome> {
  const { database, clients, messages, cuts, patience } = options;
  const random = randomFrom(options.seed);
  const tokens = await seedNow(database, CHATTING);
  const agent = await tokens.agent(CHATTING);
  const gateways = await Promise.all([startGateway(database), startGateway(database)]);
  const door = await openDoor(gateways.map(({ url }) => Number(new URL(url).port)));
  const listeners: Listener[] = [];
  try {
    const conversationId = await openChat(door.url, await tokens.visitor(CHATTING));
    const say = writer({ door, agent, conversationId });
    for (let each = 0; each < clients; each += 1) listeners.push(listen(door, agent, conversationId));
    await until(
      'every client hears',
      async () => {
        await say();
        return listeners.every(({ heard }) => heard.length > 0);
      },
      patience,
    );
    const brokenConnections = await write({ say, door, gateways, messages, cuts, random });
    // Both are needed again: what a client sees may not depend on which of them it meets.
    const expected = await inOrder(database, conversationId);
    const isDone = ({ heard, error }: Listener) => error() !== undefined || heard.at(-1) === expected.at(-1);
    await until('every client heard the last message', () => listeners.every(isDone), patience).catch(
      () => undefined,
    );
    return { messages: expected.length, brokenConnections, ...judge(listeners, expected) };
  } finally {
    await Promise.all(listeners.map(({ close }) => close()));
    await door.close();
    await Promise.all(gateways.map((gateway) => gateway.kill()));
  }
}

type Listener = {
  readonly heard: string[];
  error(): unknown;
  close(): Promise<void>;
};

/** An app on the SDK, which knows nothing of cuts. */
function listen({ url }: Door, token: string, conversationId: string): Listener {
  const heard: string[] = [];
  let failed: unknown;
  const remit = createRemit({ url, token, purpose, webSocketImpl: WebSocket, reconnectDelay: () => 100 });
  void (async () => {
    try {
      for await (const { data } of remit.subscribe({ messageAdded: { $: { conversationId }, id: true } }))
        heard.push(data.messageAdded?.id ?? 'nothing');
    } catch (error) {
      failed = error;
    }
  })();
  return { heard, error: () => failed, close: () => remit.close() };
}

type Said = { readonly door: Door; readonly agent: string; readonly conversationId: string };

/** Writes a message; one that was cut off is written or not, which the database says afterwards. */
function writer({ door, agent, conversationId }: Said): () => Promise<void> {
  const query =
    'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } problems { message } } }';
  const variables = { input: { conversationId, body: 'Hello?' } };
  return async () => {
    const answer = await fetch(door.url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${agent}`,
        'content-type': 'application/json',
        'remit-purpose': purpose,
      },
      body: JSON.stringify({ query, variables }),
    }).then(
      (response) => response.text(),
      () => undefined,
    );
    if (answer?.includes('"problems":[{')) throw new Error(`The message was refused: ${answer}`);
  };
}

type Writing = {
  readonly say: () => Promise<void>;
  readonly door: Door;
  readonly gateways: readonly GatewayProcess[];
  readonly messages: number;
  readonly cuts: number;
  readonly random: () => number;
};

/** Messages that are written at once. */
const WRITERS = 4;

async function write({ say, door, gateways, messages, cuts, random }: Writing): Promise<number> {
  const cutAt = new Set(Array.from({ length: cuts }, () => Math.floor(random() * messages)));
  const killAt = Math.floor(messages * (0.3 + random() * 0.4));
  let written = 0;
  let broken = 0;
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      while (written < messages) {
        const turn = written;
        written += 1;
        if (cutAt.has(turn)) broken += door.cut(() => random() < 0.5);
        if (turn === killAt) await gateways[0]?.kill();
        await say();
      }
    }),
  );
  return broken;
}

/** All messages of the conversation, in the order of the log. */
async function inOrder(database: TestDatabase, conversationId: string): Promise<string[]> {
  const read = () =>
    database.sql.query<{ id: string; numbered: boolean }>(
      'messages_in_order',
      `SELECT m.public_id AS id, n.position IS NOT NULL AS numbered
         FROM event e JOIN message m ON m.id = e.message_id JOIN conversation c ON c.id = m.conversation_id LEFT JOIN event_number n ON n.event_id = e.id
        WHERE e.type = 'MESSAGE_ADDED' AND c.public_id = $1 ORDER BY n.position`,
      [conversationId],
    );
  await until('all messages have their numbers', async () =>
    (await read()).every(({ numbered }) => numbered),
  );
  return (await read()).map(({ id }) => id);
}

function judge(listeners: readonly Listener[], expected: readonly string[]) {
  const place = new Map(expected.map((id, index) => [id, index]));
  let [received, lost, doubled, disordered] = [0, 0, 0, 0];
  const ended: string[] = [];
  for (const { heard, error } of listeners) {
    received += heard.length;
    const distinct = new Set(heard);
    doubled += heard.length - distinct.size;
    const places = heard.map((id) => place.get(id) ?? -1);
    disordered += places.filter((each, index) => index > 0 && each <= (places[index - 1] ?? -1)).length;
    // From its first message on, everything.
    lost += expected.slice(places[0] ?? 0).filter((id) => !distinct.has(id)).length;
    const failed = error();
    if (failed !== undefined) ended.push(failed instanceof Error ? failed.message : JSON.stringify(failed));
  }
  return { received, lost, doubled, disordered, ended };
}
