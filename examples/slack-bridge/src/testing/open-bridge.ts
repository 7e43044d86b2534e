import { EventEmitter, on } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Desk, freePort, openDesk } from '@remit/example-install/testing';
import { TEST_NOW, until } from '@remit/gateway/testing';
import { createRemit } from '@remit/sdk';
import { app } from '../manifest.ts';
import { type Memory, openMemory } from '../memory.ts';
import { newestTicket } from '../read-tickets.ts';
import { runBridge } from '../run-bridge.ts';
import { type StandIn, startStandIn } from '../stand-in/start-stand-in.ts';
import { ANA, BOT, CHANNEL, type Message } from '../stand-in/workspace.ts';

const SECRETS = { botToken: 'xoxb-of-the-test', signingSecret: 'secret of the test' };

export type Running = { readonly running: Promise<void>; stop(): Promise<void> };

/** A gateway, a Slack, and a bridge between them that was installed by the desk's owner. */
export interface OpenBridge {
  readonly desk: Desk;
  readonly slack: StandIn;
  /** Public ids of people who may write in. */
  readonly people: readonly string[];
  /** Public id of the agent that Ana is. */
  readonly agent: string;
  /** Starts it, again if it was stopped; resolves when it takes requests. */
  start(changed?: { readonly memory?: (memory: Memory) => Memory }): Promise<Running>;
  /** Somebody writes in. @returns the id of the ticket */
  write(ticket: { readonly subject: string; readonly body?: string; readonly by?: string }): Promise<string>;
  /** Time comes to look again at all that was posted. */
  lookAgain(): void;
  setStatus(ticketId: string, status: string): Promise<void>;
  /** Messages about a ticket. */
  about(ticketId: string): readonly Message[];
  /** The message about a ticket, once it is there and the bridge knows it. */
  posted(ticketId: string): Promise<Message>;
  /** What the bridge said in the thread of a message. */
  saidIn(thread: string): readonly string[];
  /** What was answered on a ticket, without its first message. */
  replies(ticketId: string): Promise<{ readonly body: string | null; readonly author: string | undefined }[]>;
  close(): Promise<void>;
}

export async function openBridge(): Promise<OpenBridge> {
  const clock = new EventEmitter();
  const desk = await openDesk();
  const folder = await mkdtemp(join(tmpdir(), 'remit-bridge-'));
  const port = await freePort();
  const slack = await startStandIn({ ...SECRETS, requestUrl: `http://127.0.0.1:${port}/slack/events` });
  const auth = await desk.install(app, { now: () => TEST_NOW.getTime() });
  const { prisma } = desk.database;
  const { publicId: agent } = await prisma.agent.findFirstOrThrow({ orderBy: { id: 'asc' } });
  const found = await prisma.dataSubject.findMany({
    where: {
      kind: 'CUSTOMER',
      displayName: { not: null },
      erasedAt: null,
      declaredAge: null,
      restrictions: { none: {} },
    },
    orderBy: { id: 'asc' },
  });
  let current: Memory | undefined;
  const people = found.map(({ publicId }) => publicId);

  async function change(mutation: string, as: string, input: object): Promise<unknown> {
    const operation = `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) {
      ${mutation}(input: $input) { ticket { id } problems { message } } }`;
    const answer = await desk.ask(operation, { as, purpose: 'service.provision', variables: { input } });
    const payload = (answer.data as Readonly<Record<string, Payload>> | undefined)?.[mutation];
    if (payload?.ticket == null) throw new Error(`${mutation} failed: ${JSON.stringify(answer)}`);
    return payload.ticket.id;
  }

  function about(ticketId: string): readonly Message[] {
    return slack.workspace.messages.filter(
      ({ metadata }) => metadata?.event_payload['ticketId'] === ticketId,
    );
  }

  return {
    desk,
    slack,
    people,
    agent,
    about,
    async start({ memory = (same: Memory) => same } = {}) {
      const stop = new AbortController();
      const remit = createRemit(app, { url: desk.url, auth });
      current = memory(await openMemory(join(folder, 'memory.json'), () => newestTicket(remit)));
      const { promise: listening, resolve } = Promise.withResolvers<void>();
      const running = runBridge({
        remit,
        slack: { apiUrl: slack.apiUrl, ...SECRETS, channelId: CHANNEL, port },
        agents: { [ANA]: agent },
        memory: current,
        looks: on(clock, 'look', { signal: stop.signal }),
        signal: stop.signal,
        onListening: resolve,
      });
      // What goes wrong is looked at when it is over.
      running.catch(() => undefined);
      await Promise.race([listening, running]);
      return {
        running,
        async stop() {
          stop.abort();
          await running;
        },
      };
    },
    async write({ subject, body = 'It does nothing.', by = people[0] ?? '' }) {
      const visitor = await desk.tokens.visitor(desk.controller, by);
      return String(await change('createTicket', visitor, { subject, body }));
    },
    lookAgain: () => void clock.emit('look'),
    async setStatus(ticketId, status) {
      await change('setTicketStatus', await desk.tokens.agent(desk.controller), { ticketId, status });
    },
    async posted(ticketId) {
      await until('the ticket is in the channel', () => current?.kept.tickets[ticketId] != null);
      return about(ticketId)[0] as Message;
    },
    saidIn: (thread) =>
      slack.workspace.messages.flatMap(({ thread_ts, user, text }) =>
        thread_ts === thread && user === BOT ? [text] : [],
      ),
    async replies(ticketId) {
      const messages = await prisma.message.findMany({
        where: { conversation: { publicId: ticketId } },
        include: { author: true },
        orderBy: { id: 'asc' },
      });
      return messages.slice(1).map(({ body, author }) => ({ body, author: author?.publicId }));
    },
    async close() {
      await Promise.all([desk.close(), slack.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Payload = { readonly ticket: { readonly id: string } | null };
