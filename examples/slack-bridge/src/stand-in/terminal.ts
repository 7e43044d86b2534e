import type { ExampleContext } from '@remit/example-install';
import { asShown } from './as-shown.ts';
import { startStandIn } from './start-stand-in.ts';
import { BOT, CHANNEL, type Message } from './workspace.ts';

const PORT = 4712;
const REQUESTS = 4713;

/** What takes the place of a page of the app at Slack. */
export const STAND_IN = {
  url: `http://127.0.0.1:${PORT}`,
  apiUrl: `http://127.0.0.1:${PORT}/api/`,
  botToken: 'xoxb-stand-in',
  signingSecret: 'stand-in',
  channelId: CHANNEL,
  requestPort: REQUESTS,
} as const;

export async function runStandIn({ say, signal }: ExampleContext): Promise<void> {
  const { botToken, signingSecret } = STAND_IN;
  const slack = await startStandIn({
    port: PORT,
    botToken,
    signingSecret,
    requestUrl: `http://127.0.0.1:${REQUESTS}/slack/events`,
    onMessage: (message) => say(inWords(message, slack.workspace.messages)),
  });
  say('The channel is empty. Messages come here.');
  await new Promise<void>((stopped) => signal.addEventListener('abort', () => stopped()));
  await slack.close();
}

/** Types into the stand-in that runs in another terminal. */
export async function typeInStandIn({ say, args }: ExampleContext): Promise<void> {
  const answer = await fetch(`${STAND_IN.url}/type`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(args),
  }).catch((cause: unknown) => {
    throw new Error('The stand-in does not run. Start it: slack.', { cause });
  });
  const { said, error } = (await answer.json()) as { said?: string; error?: string };
  if (error !== undefined) throw new Error(error);
  say(said || 'Sent.');
}

function inWords(message: Message, messages: readonly Message[]): string {
  const number = (ts: string | undefined) => messages.findIndex((each) => each.ts === ts) + 1;
  const thread = message.thread_ts === undefined ? '' : ` in the thread of #${number(message.thread_ts)}`;
  const who = message.user === BOT ? 'the bridge' : message.user;
  const lines = asShown(message).replaceAll('\n', '\n    ');
  return `\n#${number(message.ts)}  ${who}${thread}\n    ${lines}`;
}
