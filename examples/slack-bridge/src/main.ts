import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';
import { type ExampleContext, runExample } from '@remit/example-install';
import { createRemit } from '@remit/sdk';
import { openChannel } from './channel.ts';
import { app } from './manifest.ts';
import { openMemory } from './memory.ts';
import { newestTicket } from './read-tickets.ts';
import { openSlack, runBridge, type SlackSettings } from './run-bridge.ts';
import { firstAgent, writeAsVisitor } from './stand-in/demo-desk.ts';
import { runStandIn, STAND_IN, typeInStandIn } from './stand-in/terminal.ts';
import { ANA } from './stand-in/workspace.ts';

const { SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_CHANNEL, SLACK_AGENTS, PORT } =
  process.env;
/** Milliseconds between looks at all that was posted. */
const LOOK_EVERY = 3_600_000;
// A real workspace is only reached by somebody who says so.
const isReal = SLACK_BOT_TOKEN !== undefined;
const slack: SlackSettings = {
  apiUrl: SLACK_API_URL ?? (isReal ? 'https://slack.com/api/' : STAND_IN.apiUrl),
  botToken: SLACK_BOT_TOKEN ?? STAND_IN.botToken,
  signingSecret: SLACK_SIGNING_SECRET ?? (isReal ? '' : STAND_IN.signingSecret),
  channelId: SLACK_CHANNEL ?? (isReal ? '' : STAND_IN.channelId),
  port: Number(PORT ?? STAND_IN.requestPort),
};

const memoryIn = ({ kept }: ExampleContext) => join(kept, 'memory.json');

await runExample({
  app,
  at: import.meta.url,
  commands: {
    slack: {
      does: 'Run a stand-in of Slack on this machine, until Ctrl-C',
      withoutInstallation: true,
      run: runStandIn,
    },
    start: {
      does: 'Post new tickets and take replies, until Ctrl-C',
      async run(context) {
        const { auth, url, say, signal } = context;
        const remit = createRemit(app, { url, auth });
        await runBridge({
          remit,
          slack,
          agents:
            SLACK_AGENTS === undefined && !isReal ? { [ANA]: await firstAgent(url) } : agentsIn(SLACK_AGENTS),
          memory: await openMemory(memoryIn(context), () => newestTicket(remit)),
          looks: setInterval(LOOK_EVERY, undefined, { signal })[Symbol.asyncIterator](),
          signal,
          onListening: () => say(`Slack reaches the bridge at http://127.0.0.1:${slack.port}/slack/events`),
        });
      },
    },
    write: {
      does: 'In the demo: write a ticket as its visitor: write <subject> <message>',
      withoutInstallation: true,
      async run({ url, say, args: [subject = '', body = ''] }) {
        say(`Ticket ${await writeAsVisitor(url, { subject, body })} is written.`);
      },
    },
    type: {
      does: 'In the stand-in: type a command, or a reply: type <number of the message> <reply>',
      withoutInstallation: true,
      run: typeInStandIn,
    },
    forget: {
      does: 'Delete in the channel every ticket that was posted',
      withoutInstallation: true,
      async run(context) {
        const memory = await openMemory(memoryIn(context), () => Promise.resolve(''));
        const channel = openChannel(openSlack(slack).client, slack.channelId);
        const posted = Object.entries(memory.kept.tickets);
        for (const [id, message] of posted) {
          const found = message?.ts ?? (await channel.find(id));
          if (found !== undefined) await channel.remove(found);
        }
        // Started again, it begins with what comes then.
        await rm(memoryIn(context));
        context.say(`${posted.length} tickets are deleted in the channel.`);
      },
    },
  },
});

/** `U0123=agt_…,U0456=agt_…` */
function agentsIn(text = ''): Record<string, string> {
  return Object.fromEntries(
    text
      .split(',')
      .filter(Boolean)
      .map((pair) => {
        const [member = '', agent = ''] = pair.split('=');
        return [member.trim(), agent.trim()];
      }),
  );
}
