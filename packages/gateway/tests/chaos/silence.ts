import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@remit/schema';
import type { TestDatabase } from '@remit/schema/testing';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type Answer, until } from '../../src/testing/index.ts';
import { startGatewayProcess } from './gateway-process.ts';
import { CONTROLLER, seedNow } from './world.ts';

const purpose = 'marketing.communications';
const WATCH = 'subscription { ticketChanged { requester { id email } } }';

type Options = { readonly database: TestDatabase; readonly sockets: number; readonly patience: number };

export type Outcome = {
  readonly sockets: number;
  /** Sockets that heard of the withdrawal, or of what came after it. */
  readonly told: number;
  /** Events after the withdrawal was acknowledged that still carried the field. */
  readonly leaks: number;
  /** Milliseconds from the acknowledgement until 99 of 100 sockets had heard of it. */
  readonly p99: number;
};

/** Somebody withdraws consent at one process while staff watch at two. */
export async function afterWithdrawal({ database, sockets, patience }: Options): Promise<Outcome> {
  const tokens = await seedNow(database);
  const person = await personWithOneTicket(database);
  const visitor = await tokens.visitor(CONTROLLER, person);
  const marketer = await tokens.agent(CONTROLLER, 'marketing_manager');
  const url = database.url ?? '';
  const gateways = await Promise.all([startGatewayProcess(url), startGatewayProcess(url)]);
  const [here = 0, there = 0] = gateways.map(({ port }) => port);
  const say = (verb: 'giveConsent' | 'withdrawConsent') => saying(here, visitor, verb);
  const heard: { at: number; email: unknown }[][] = Array.from({ length: sockets }, () => []);
  const clients = heard.map((events, index) =>
    watch(index % 2 === 0 ? here : there, marketer, person, events),
  );
  try {
    await until(
      'every socket hears',
      async () => {
        await say('giveConsent');
        return heard.every((events) => events.some(({ email }) => email !== null));
      },
      patience,
    );
    const quiet = async () => {
      const counts = heard.map(({ length }) => length);
      await pause(300);
      return heard.every(({ length }, index) => length === counts[index]);
    };
    await until('what was before is told', quiet, patience);
    await say('withdrawConsent');
    const acknowledged = performance.now();
    for (const events of heard) events.length = 0;
    // A change that has nothing to do with it, after it.
    await touch(database, person);
    await until('every socket heard', () => heard.every(({ length }) => length > 0), patience).catch(
      () => undefined,
    );
    const delays = heard.flatMap(([first]) => (first ? [first.at - acknowledged] : [])).sort((a, b) => a - b);
    return {
      sockets,
      told: delays.length,
      leaks: heard.flat().filter(({ email }) => email !== null).length,
      p99: Math.max(0, delays[Math.floor(delays.length * 0.99)] ?? Number.POSITIVE_INFINITY),
    };
  } finally {
    await Promise.all(clients.map((client) => client.dispose()));
    await Promise.all(gateways.map((gateway) => gateway.kill()));
  }
}

function watch(port: number, token: string, person: string, events: { at: number; email: unknown }[]) {
  const client = createClient({
    url: `ws://127.0.0.1:${port}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { token, purpose },
  });
  client.subscribe(
    { query: WATCH },
    {
      next(answer) {
        const ticket = (answer as Answer).data?.['ticketChanged'] as
          | { requester: { id: string; email: unknown } }
          | null
          | undefined;
        if (ticket?.requester.id === person)
          events.push({ at: performance.now(), email: ticket.requester.email });
      },
      error: () => undefined,
      complete: () => undefined,
    },
  );
  return client;
}

async function saying(port: number, token: string, verb: string): Promise<void> {
  const query = `mutation ($input: ConsentInput!) { ${verb}(input: $input) { problems { message } } }`;
  const input = { purpose, ...(verb === 'giveConsent' && { wording: 'Yes, write to me.' }) };
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const answer = (await response.json()) as Answer;
  const { problems } = (answer.data?.[verb] ?? {}) as { problems?: readonly unknown[] };
  if (problems?.length !== 0) throw new Error(`${verb} was refused: ${JSON.stringify(answer)}`);
}

async function personWithOneTicket(database: Database): Promise<string> {
  const [found] = await database.sql.query<{ id: string }>(
    'person_with_one_ticket',
    `SELECT d.public_id AS id FROM data_subject d JOIN conversation c ON c.requester_id = d.id
      WHERE d.kind = 'CUSTOMER' AND d.erased_at IS NULL AND d.email IS NOT NULL
      GROUP BY d.id HAVING count(*) FILTER (WHERE c.kind = 'TICKET') = 1 ORDER BY d.id LIMIT 1`,
  );
  if (found === undefined) throw new Error('The seed made nobody with one ticket.');
  return found.id;
}

async function touch(database: Database, person: string): Promise<void> {
  await database.sql.query(
    'touch_ticket',
    `WITH written AS (
       INSERT INTO event (controller_id, type, conversation_id, data_subject_id, recorded_at)
       SELECT c.controller_id, 'TICKET_CHANGED', c.id, d.id, now()
         FROM conversation c JOIN data_subject d ON d.id = c.requester_id
        WHERE d.public_id = $1 AND c.kind = 'TICKET' RETURNING id)
     SELECT pg_notify('remit_event', '') FROM written`,
    [person],
  );
}
