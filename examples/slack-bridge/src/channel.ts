import type { webApi } from '@slack/bolt';
import type { SlackMessage } from './ticket-message.ts';

/** The channel that the bridge writes in. */
export interface Channel {
  readonly id: string;
  /** @returns the `ts` by which Slack knows the message */
  post(message: SlackMessage, ticketId: string): Promise<string>;
  update(ts: string, message: SlackMessage): Promise<void>;
  /** The message of a ticket, where it is not known whether it was posted: of the last two hundred. */
  find(ticketId: string): Promise<string | undefined>;
  /** Says something that is about no ticket, or in the thread of one. */
  say(message: SlackMessage, thread?: string): Promise<void>;
  remove(ts: string): Promise<void>;
}

const POSTED = 'remit_ticket';
/** Slack makes neither links nor mentions of bare words. */
const AS_IT_IS = { parse: 'none', link_names: false } as const;
const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false } as const;

type Beside = Pick<webApi.ChatPostMessageArguments, 'metadata' | 'thread_ts'>;

export function openChannel(slack: webApi.WebClient, id: string): Channel {
  async function send(message: SlackMessage, beside: Beside): Promise<string> {
    const sent = { channel: id, ...AS_IT_IS, ...NO_PREVIEWS, ...message, ...beside };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- it is Slack's, and no window's
    const { ts } = await slack.chat.postMessage(sent);
    if (ts === undefined) throw new Error('Slack took the message and did not say where it is.');
    return ts;
  }

  return {
    id,
    post: (message, ticketId) =>
      send(message, { metadata: { event_type: POSTED, event_payload: { ticketId } } }),
    async update(ts, message) {
      await slack.chat.update({ channel: id, ts, ...AS_IT_IS, ...message });
    },
    async find(ticketId) {
      const { messages = [] } = await slack.conversations.history({
        channel: id,
        include_all_metadata: true,
        limit: 200,
      });
      return messages.find(
        ({ metadata }) =>
          metadata?.event_type === POSTED &&
          (metadata.event_payload as { ticketId?: unknown }).ticketId === ticketId,
      )?.ts;
    },
    async say(message, thread) {
      await send(message, thread === undefined ? {} : { thread_ts: thread });
    },
    async remove(ts) {
      await slack.chat.delete({ channel: id, ts });
    },
  };
}
