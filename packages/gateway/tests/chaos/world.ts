import { type Database, publishedProfiles, seed } from '@remit/schema';
import { type GatewayProcess, startGatewayProcess } from '../../src/testing/gateway-process.ts';
import { type Answer, askOverHttp, TEST_TOKEN_KEY } from '../../src/testing/index.ts';
import { createTestTokens, type TestTokens } from '../../src/testing/test-tokens.ts';

/** Somebody who talks with customers, and somebody who writes to them. */
export const CHATTING = 'sapat';
export const ADVERTISING = 'chat2desk';

/** Seeds one controller, as of now: the processes have the time of day. */
export async function seedNow(
  database: Database,
  controller: string,
  conversationsPerController = 40,
): Promise<TestTokens> {
  const clock = () => new Date();
  const profiles = publishedProfiles.filter(({ id }) => id === controller);
  await seed(database, { clock, profiles, conversationsPerController });
  return createTestTokens({ database, tokenKey: TEST_TOKEN_KEY, clock });
}

/** A gateway as it runs in production, a process of its own. */
export function startGateway({ url = '' }: { readonly url?: string | undefined }): Promise<GatewayProcess> {
  return startGatewayProcess(url, TEST_TOKEN_KEY, { LOG_LEVEL: 'info' });
}

/** Somebody asks for help. @returns the id of the chat */
export async function openChat(url: string, visitor: string, message = 'Hello?'): Promise<string> {
  const query =
    'mutation ($input: OpenChatInput!) { openChat(input: $input) { chat { id } problems { message } } }';
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${visitor}`,
      'content-type': 'application/json',
      'remit-purpose': 'support.live_chat',
    },
    body: JSON.stringify({ query, variables: { input: { message } } }),
  });
  const answer = (await response.json()) as Answer;
  const { chat } = (answer.data?.['openChat'] ?? {}) as { chat?: { id: string } | null };
  if (!chat) throw new Error(`The chat was not opened: ${JSON.stringify(answer)}`);
  return chat.id;
}

/** Somebody says yes or no to a purpose. @throws when it was not acknowledged */
export async function sayConsent(
  url: string,
  visitor: string,
  verb: 'giveConsent' | 'withdrawConsent',
  purpose: string,
): Promise<void> {
  const query = `mutation ($input: ConsentInput!) { ${verb}(input: $input) { problems { message } } }`;
  const input = { purpose, ...(verb === 'giveConsent' && { wording: 'Yes, write to me.' }) };
  const answer = await askOverHttp(url, query, { as: visitor, variables: { input } });
  const { problems } = (answer.data?.[verb] ?? {}) as { problems?: readonly unknown[] };
  if (problems?.length !== 0) throw new Error(`${verb} was refused: ${JSON.stringify(answer)}`);
}

/** Numbers between 0 and 1 that come again with the same seed (mulberry32). */
export function randomFrom(seedNumber: number): () => number {
  let state = seedNumber >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
