/** One message of a channel, as it was sent. */
export type Message = {
  readonly channel: string;
  readonly ts: string;
  /** A member, or the bot. */
  readonly user: string;
  text: string;
  blocks: readonly Block[];
  readonly thread_ts?: string;
  readonly metadata?: Metadata;
};
type Block = { readonly type: 'section'; readonly text: { readonly type: string; readonly text: string } };
type Metadata = {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
};

/** What Slack would answer instead: the code of an error. */
export class Refusal extends Error {}

export const CHANNEL = 'C0SUPPORT';
export const BOT = 'U0BOT';
export const ANA = 'U0ANA';

type Arguments = Readonly<Record<string, unknown>>;

/** A workspace with one channel, and as much of Slack's rules for it as the bridge can run into. */
export class Workspace {
  readonly messages: Message[] = [];
  #last = 0;

  /** Methods of the Web API, by their names there. @see https://docs.slack.dev/reference/methods */
  readonly methods: Readonly<Record<string, (given: Arguments) => object>> = {
    'auth.test': () => ({ user_id: BOT, bot_id: 'B0BOT', team_id: 'T0TEAM', user: 'remit', team: 'Desk' }),
    'chat.postMessage': (given) => {
      const { ts, channel } = this.add(BOT, given);
      return { ts, channel };
    },
    'chat.update': (given) => {
      const message = this.#ofBot(given);
      Object.assign(message, contentIn(given));
      return { ts: message.ts, channel: message.channel };
    },
    'chat.delete': (given) => {
      const message = this.#ofBot(given);
      this.messages.splice(this.messages.indexOf(message), 1);
      return { ts: message.ts, channel: message.channel };
    },
    'conversations.history': (given) => {
      assertChannel(given);
      const newest = this.messages.filter(({ thread_ts }) => thread_ts === undefined).toReversed();
      const withMetadata = given['include_all_metadata'] === 'true';
      const messages = newest
        .slice(0, Number(given['limit'] ?? 100))
        .map(({ metadata, ...rest }) => ({ ...rest, ...(withMetadata && { metadata }) }));
      return { messages, has_more: messages.length < newest.length };
    },
  };

  add(user: string, given: Arguments): Message {
    const channel = assertChannel(given);
    const { thread_ts, metadata } = given as { thread_ts?: string; metadata?: Metadata };
    if (thread_ts !== undefined && !this.messages.some(({ ts }) => ts === thread_ts))
      throw new Refusal('thread_not_found');
    if (metadata !== undefined && !(metadata.event_type && metadata.event_payload))
      throw new Refusal('invalid_metadata_format');
    const ts = `1750000000.${String((this.#last += 1)).padStart(6, '0')}`;
    const message = {
      channel,
      ts,
      user,
      ...contentIn(given),
      ...(thread_ts !== undefined && { thread_ts }),
      ...(metadata && { metadata }),
    };
    this.messages.push(message);
    return message;
  }

  #ofBot(given: Arguments): Message {
    const channel = assertChannel(given);
    const found = this.messages.find((each) => each.channel === channel && each.ts === given['ts']);
    if (found === undefined) throw new Refusal('message_not_found');
    if (found.user !== BOT) throw new Refusal('cant_update_message');
    return found;
  }
}

function assertChannel({ channel }: Arguments): string {
  if (channel !== CHANNEL) throw new Refusal('channel_not_found');
  return CHANNEL;
}

/** @throws {Refusal} where Slack takes no such message */
export function contentIn(given: Arguments): Pick<Message, 'text' | 'blocks'> {
  const { text = '', blocks = [] } = given as { text?: string; blocks?: readonly Block[] };
  if (text === '' && blocks.length === 0) throw new Refusal('no_text');
  if (text.length > 40_000) throw new Refusal('msg_too_long');
  if (blocks.length > 50) throw new Refusal('invalid_blocks');
  for (const block of blocks) {
    const { type, text: said } = block.text;
    const isText = (type === 'plain_text' || type === 'mrkdwn') && said.length > 0 && said.length <= 3000;
    if (block.type !== 'section' || !isText) throw new Refusal('invalid_blocks');
  }
  return { text, blocks };
}
