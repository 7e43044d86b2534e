import { randomUUID } from 'node:crypto';
import { toSlack } from '../slack-text.ts';
import { asShown } from './as-shown.ts';
import { deliver } from './deliver.ts';
import { ANA, CHANNEL, type Message, Refusal, type Workspace } from './workspace.ts';

export type Reply = {
  /** The message in whose thread it is. */
  readonly thread: string;
  readonly text: string;
  readonly user?: string;
  readonly subtype?: string;
  /** How often it is sent: Slack sends again what was not answered in time. Default: once. */
  readonly times?: number;
  /** Default: the right one. */
  readonly signingSecret?: string;
};
export type Answer = Pick<Message, 'text' | 'blocks'>;

/** What people of the workspace do, and what the app is sent for it. */
export interface Typing {
  /** Somebody writes in a thread. @returns the status of each answer of the app */
  reply(reply: Reply): Promise<number[]>;
  /** Somebody types a slash command. @returns what only that person sees */
  command(line: string, channel?: string): Promise<Answer>;
  /** What somebody typed at a terminal: a command, or the number of a message and a reply. @returns what only that person sees */
  typed(words: readonly string[]): Promise<string>;
  /** Gives a command the answer that came to its `response_url`. @returns false where none waits for it */
  answered(path: string, answer: () => Answer): boolean;
}

type Options = {
  readonly workspace: Workspace;
  readonly signingSecret: string;
  readonly requestUrl: string;
  readonly origin: () => string;
  readonly onMessage?: ((message: Message) => void) | undefined;
};

export function createTyping({ workspace, signingSecret, requestUrl, origin, onMessage }: Options): Typing {
  /** Commands that wait, by the path of their `response_url`. */
  const waiting = new Map<string, (answer: Answer) => void>();

  async function reply(given: Reply): Promise<number[]> {
    const { thread, text, user = ANA, subtype, times = 1 } = given;
    const written = workspace.add(user, { channel: CHANNEL, text, thread_ts: thread });
    onMessage?.(written);
    const { ts } = written;
    const event = {
      type: 'message',
      channel: CHANNEL,
      channel_type: 'channel',
      user,
      text,
      ts,
      event_ts: ts,
      thread_ts: thread,
      ...(subtype !== undefined && { subtype }),
    };
    const body = JSON.stringify({ type: 'event_callback', team_id: 'T0TEAM', event_id: `Ev${ts}`, event });
    return Promise.all(
      Array.from({ length: times }, (_, retry) =>
        deliver({
          requestUrl,
          signingSecret: given.signingSecret ?? signingSecret,
          contentType: 'application/json',
          body,
          headers:
            retry > 0
              ? { 'x-slack-retry-num': `${retry}`, 'x-slack-retry-reason': 'http_timeout' }
              : undefined,
        }),
      ),
    );
  }

  async function command(line: string, channel = CHANNEL): Promise<Answer> {
    const [name = '', ...rest] = line.split(' ');
    const path = `/commands/${randomUUID()}`;
    const { promise, resolve } = Promise.withResolvers<Answer>();
    waiting.set(path, resolve);
    const body = new URLSearchParams({
      command: name,
      text: rest.join(' '),
      user_id: ANA,
      channel_id: channel,
      team_id: 'T0TEAM',
      response_url: `${origin()}${path}`,
    }).toString();
    try {
      const contentType = 'application/x-www-form-urlencoded';
      const status = await deliver({ requestUrl, signingSecret, contentType, body });
      if (status !== 200) throw new Error(`${line}: the app answered ${status}.`);
      return await promise;
    } finally {
      waiting.delete(path);
    }
  }

  return {
    reply,
    command,
    async typed([first = '', ...rest]) {
      if (first.startsWith('/')) return asShown(await command([first, ...rest].join(' ')));
      const message = workspace.messages[Number(first) - 1];
      if (message === undefined) throw new Refusal(`There is no message ${first}.`);
      await reply({ thread: message.thread_ts ?? message.ts, text: toSlack(rest.join(' ')) });
      return '';
    },
    answered(path, answer) {
      waiting.get(path)?.(answer());
      return waiting.has(path);
    },
  };
}
