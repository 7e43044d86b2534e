import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { askOverHttp } from '../../src/testing/index.ts';

const purpose = 'support.live_chat';
const SEND =
  'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } problems { message } } }';
/** Milliseconds before the same is sent again. */
const RETRY_AFTER = 50;

/** A message that was acknowledged. */
export type Written = { readonly body: string; readonly id: string };

type Options = {
  /** Where gateways are now; one that is gone is passed by. */
  readonly urls: () => readonly string[];
  readonly agent: string;
  /** One for each writer. */
  readonly chats: readonly string[];
};

export type Writers = {
  readonly written: readonly Written[];
  /** Whether a writer met an answer that no retry mends; {@link Writers.stop} throws it. */
  failed(): boolean;
  /** They write no more, acknowledged or not. */
  giveUp(): void;
  /** Each finishes the message it is at. */
  stop(): Promise<{
    readonly written: readonly Written[];
    readonly retried: number;
    readonly replayed: number;
  }>;
};

/** Writers who send each message under a key of its own, again and again until somebody acknowledges it. */
export function startWriters({ urls, agent, chats }: Options): Writers {
  const written: Written[] = [];
  let [retried, replayed, asked] = [0, 0, 0];
  let [isOver, hasFailed] = [false, false];

  async function write(conversationId: string): Promise<void> {
    const body = `Write ${(asked += 1)}`;
    const first = asked;
    const question = {
      as: agent,
      purpose,
      key: randomUUID(),
      variables: { input: { conversationId, body } },
    };
    for (let attempt = 0; !hasFailed; attempt += 1) {
      const all = urls();
      const url = all[(first + attempt) % all.length] ?? '';
      const answer = await askOverHttp(url, SEND, question).catch(() => undefined);
      const sent = answer?.data?.['sendMessage'] as
        | { message: { id: string } | null; problems: unknown[] }
        | null
        | undefined;
      if (sent?.message) {
        written.push({ body, id: sent.message.id });
        if (answer?.extensions?.idempotency?.replayed) replayed += 1;
        return;
      }
      const mayPass = answer === undefined || [409, 429].includes(answer.status) || answer.status >= 500;
      if (!mayPass) throw new Error(`The message was refused: ${JSON.stringify(answer)}`);
      retried += 1;
      await pause(RETRY_AFTER);
    }
  }

  const writing = chats.map(async (chat) => {
    while (!isOver) await write(chat);
  });
  const ended = Promise.all(writing);
  ended.catch(() => (hasFailed = true));
  return {
    written,
    failed: () => hasFailed,
    giveUp() {
      isOver = true;
      hasFailed = true;
    },
    async stop() {
      isOver = true;
      await ended;
      return { written, retried, replayed };
    },
  };
}
