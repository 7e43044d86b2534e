import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Approval, type Desk, freePort, openDesk } from '@remit/example-install/testing';
import { TEST_NOW, until } from '@remit/gateway/testing';
import { createRemit } from '@remit/sdk';
import { app } from '../src/manifest.ts';
import { type Memory, openMemory } from '../src/memory.ts';
import { runBridge } from '../src/run-bridge.ts';
import { asShown } from '../src/stand-in/as-shown.ts';
import { type StandIn, startStandIn } from '../src/stand-in/start-stand-in.ts';
import { ANA, CHANNEL, type Message } from '../src/stand-in/workspace.ts';

const SECRETS = { botToken: 'xoxb-of-the-test', signingSecret: 'secret of the test' };
/** A moment before whatever a test does. */
const STARTED = new Date(TEST_NOW.getTime() - 1000);

/** A gateway, a Slack and a bridge between them that was installed by the desk's owner. */
export type OpenBridge = {
  readonly desk: Desk;
  readonly slack: StandIn;
  /** Starts it, again if it was stopped; resolves when it takes requests. */
  start(changed?: { readonly memory?: (memory: Memory) => Memory }): Promise<Running>;
  /** Somebody writes in. @returns the id of the ticket */
  write(input: { readonly subject: string; readonly body?: string; readonly by?: string }): Promise<string>;
  /** The message of a ticket, when it is there. */
  posted(ticketId: string): Promise<Message>;
  shown(message: Message): string;
  readonly about: (ticketId: string) => readonly Message[];
  /** Public ids of people who may write in. */
  readonly people: readonly string[];
  readonly agent: string;
  close(): Promise<void>;
};
type Running = { readonly running: Promise<void>; stop(): Promise<void> };

export async function openBridge(approval: Approval = {}): Promise<OpenBridge> {
  const desk = await openDesk();
  const folder = await mkdtemp(join(tmpdir(), 'remit-bridge-'));
  const port = await freePort();
  const slack = await startStandIn({ ...SECRETS, requestUrl: `http://127.0.0.1:${port}/slack/events` });
  const auth = await desk.install(app, approval);
  const { prisma } = desk.database;
  const agent = (await prisma.agent.findFirstOrThrow({ orderBy: { id: 'asc' } })).publicId;
  const found = await prisma.dataSubject.findMany({
    where: { kind: 'CUSTOMER', displayName: { not: null }, erasedAt: null, declaredAge: null, restrictions: { none: {} } },
    orderBy: { id: 'asc' },
  });
  const people = found.map(({ publicId }) => publicId);
  const about = (ticketId: string) =>
    slack.workspace.messages.filter(({ metadata }) => metadata?.event_payload['ticketId'] === ticketId);

  return {
    desk,
    slack,
    people,
    agent,
    about,
    shown: asShown,
    async start({ memory = (same: Memory) => same } = {}) {
      const stop = new AbortController();
      const { promise: listening, resolve } = Promise.withResolvers<void>();
      const running = runBridge({
        remit: createRemit(app, { url: desk.url, auth }),
        slack: { apiUrl: slack.apiUrl, ...SECRETS, channelId: CHANNEL, port },
        agents: { [ANA]: agent },
        memory: memory(await openMemory(join(folder, 'memory.json'), () => STARTED)),
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
      const { data } = await desk.ask(
        'mutation ($input: CreateTicketInput!) { createTicket(input: $input) { ticket { id } problems { message } } }',
        {
          as: await desk.tokens.visitor(desk.controller, by),
          purpose: 'service.provision',
          variables: { input: { subject, body } },
        },
      );
      const { ticket, problems } = (data as CreatedTicket).createTicket;
      if (ticket === null) throw new Error(`No ticket: ${JSON.stringify(problems)}`);
      return ticket.id;
    },
    async posted(ticketId) {
      await until('the ticket is in the channel', () => about(ticketId).length > 0);
      return about(ticketId)[0] as Message;
    },
    async close() {
      await Promise.all([desk.close(), slack.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type CreatedTicket = { readonly createTicket: { readonly ticket: { readonly id: string } | null; readonly problems: unknown } };
