import { IdempotencyKeyInUseError, RemitError } from '@remit/sdk';
import type { App, types } from '@slack/bolt';
import type { Channel } from './channel.ts';
import { refusalInWords } from './in-words.ts';
import type { Memory } from './memory.ts';
import { type BridgeRemit, readTicket, SUPPORT } from './read-tickets.ts';
import { fromSlack } from './slack-text.ts';
import { notice, type SlackMessage, ticketMessage } from './ticket-message.ts';

type Options = {
  readonly remit: BridgeRemit;
  readonly channel: Channel;
  readonly memory: Memory;
  /** Agents of the desk by members of the workspace: whose words a member's are. */
  readonly agents: Readonly<Record<string, string>>;
};

/** `/ticket <id>`, for whoever is in the channel. Only who asked sees the answer. */
export function answerCommand(slack: App, { remit, channel }: Options): void {
  slack.command('/ticket', async ({ command, ack, respond, logger }) => {
    await ack();
    await respond({ response_type: 'ephemeral', ...(await answer()) });

    async function answer(): Promise<SlackMessage> {
      // The channel is who may see tickets; a workspace is more.
      if (command.channel_id !== channel.id) return notice('This works in the channel of the tickets.');
      const id = command.text.trim();
      if (id === '') return notice('Which one? Type /ticket and its id.');
      try {
        const found = await readTicket(remit, id);
        return found ? ticketMessage(found) : notice(`There is no ticket ${id} here.`);
      } catch (error) {
        if (!(error instanceof RemitError)) logger.error(error);
        return notice(refusalInWords(error));
      }
    }
  });
}

/** A reply in the thread of a ticket is a reply on the ticket. Whatever is not passed on is told in the thread. */
export function passReplies(slack: App, { remit, channel, memory, agents }: Options): void {
  const told = new Set<string>();

  slack.message(async ({ message, logger }) => {
    const reply = replyIn(message);
    if (reply === undefined || message.channel !== channel.id) return;
    const { ts, thread, user, text } = reply;
    const found = Object.entries(memory.kept.tickets).find(([, posted]) => posted?.ts === thread);
    if (found === undefined) return;
    const [ticketId] = found;
    const why = await pass().catch((error: unknown) => {
      // Slack sent it twice, and the other one is under way.
      if (error instanceof IdempotencyKeyInUseError) return undefined;
      if (!(error instanceof RemitError)) logger.error(error);
      return refusalInWords(error);
    });
    // Slack sends again what it thinks was lost.
    if (why === undefined || told.has(ts)) return;
    told.add(ts);
    await channel.say(notice(`This did not go to the ticket. ${why}`), thread);

    /** @returns why not */
    async function pass(): Promise<string | undefined> {
      if (text === undefined) return 'Files are not passed on.';
      const authorId = Object.hasOwn(agents, user) ? agents[user] : undefined;
      if (authorId === undefined)
        return `The bridge does not know who at the desk ${user} is: add it to SLACK_AGENTS.`;
      const { data } = await remit.for(SUPPORT).mutate(
        {
          replyToTicket: {
            $: { input: { ticketId, authorId, body: fromSlack(text) } },
            problems: { message: true, remedy: true },
          },
        },
        // What identifies the message, so that it is one reply however often Slack sends it.
        { idempotencyKey: `slack-${channel.id}-${ts}` },
      );
      const problems = data.replyToTicket?.problems.map(({ message: said, remedy }) =>
        [said, remedy].filter(Boolean).join(' '),
      );
      return problems?.length === 0 ? undefined : (problems?.join(' ') ?? 'The gateway did not answer.');
    }
  });
}

type Reply = {
  readonly ts: string;
  readonly thread: string;
  readonly user: string;
  readonly text: string | undefined;
};

/** What a member wrote in a thread; text is undefined where there are files. Edits, bots and what Slack itself says are none. */
function replyIn(message: types.MessageEvent): Reply | undefined {
  if (message.subtype !== undefined && !['thread_broadcast', 'file_share'].includes(message.subtype)) return;
  const { ts, thread_ts: thread, user, bot_id: bot, text } = message as types.GenericMessageEvent;
  if (thread === undefined || thread === ts || bot !== undefined) return;
  return { ts, thread, user, text: message.subtype === 'file_share' ? undefined : text };
}
