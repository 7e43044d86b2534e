import { RemitError } from '@remit/sdk';
import { App, LogLevel } from '@slack/bolt';
import { answerCommand, passReplies } from './answer-slack.ts';
import { openChannel } from './channel.ts';
import { stopInWords } from './in-words.ts';
import type { Memory } from './memory.ts';
import { postTickets } from './post-tickets.ts';
import type { BridgeRemit } from './read-tickets.ts';
import { notice } from './ticket-message.ts';

/** The Slack side: as its page of the app says, and where its Web API is. */
export type SlackSettings = {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly signingSecret: string;
  readonly channelId: string;
  /** Where Slack's requests come in, on this machine. */
  readonly port: number;
};

type Options = {
  readonly remit: BridgeRemit;
  readonly slack: SlackSettings;
  readonly agents: Readonly<Record<string, string>>;
  readonly memory: Memory;
  /** When all that was posted is looked at again. */
  readonly looks: AsyncIterator<unknown>;
  readonly signal: AbortSignal;
  /** Called when Slack's requests are taken. */
  readonly onListening?: (() => void) | undefined;
};

/** The `App` of bolt: it refuses every request without Slack's signature. */
export function openSlack({ apiUrl, botToken, signingSecret }: SlackSettings): App {
  return new App({
    token: botToken,
    signingSecret,
    clientOptions: { slackApiUrl: apiUrl },
    logLevel: LogLevel.ERROR,
  });
}

/**
 * Runs the bridge until the signal, or until the controller takes the grant back: then it says so in the channel.
 *
 * @throws {Error} in the words that the channel was told, or with what Slack refused
 */
export async function runBridge(options: Options): Promise<void> {
  const { remit, agents, memory, looks, signal, onListening } = options;
  const slack = openSlack(options.slack);
  const channel = openChannel(slack.client, options.slack.channelId);
  answerCommand(slack, { remit, channel, memory, agents });
  passReplies(slack, { remit, channel, memory, agents });
  // Whatever stands before it, a tunnel or a proxy, is on this machine.
  await slack.start({ host: '127.0.0.1', port: options.slack.port });
  onListening?.();
  try {
    await postTickets({ remit, channel, memory, looks, signal });
  } catch (error) {
    // What Slack itself refuses cannot be said there.
    if (!(error instanceof RemitError)) throw error;
    const words = stopInWords(error);
    await channel.say(notice(words));
    throw new Error(words, { cause: error });
  } finally {
    await slack.stop();
    await remit.close();
  }
}
