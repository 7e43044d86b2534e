import { createRemit } from '@remit/sdk';

type Caller = { readonly id: string; readonly token: string };
type DemoController = {
  readonly slug: string;
  readonly ticketingPurpose: string;
  readonly agents: readonly Caller[];
  readonly visitors: readonly Caller[];
};

/** The agent of chat2desk that Ana of the stand-in is. */
export async function firstAgent(url: string): Promise<string> {
  const { agents } = await demoOf(url);
  return agents[0]?.id ?? '';
}

/** As its visitor. @returns the id of the ticket */
export async function writeAsVisitor(
  url: string,
  input: { readonly subject: string; readonly body: string },
): Promise<string> {
  const { visitors, ticketingPurpose: purpose } = await demoOf(url);
  const { data } = await createRemit({ url, token: visitors[0]?.token ?? '', purpose }).mutate({
    createTicket: { $: { input }, ticket: { id: true }, problems: { message: true } },
  });
  const [problem] = data.createTicket?.problems ?? [];
  const id = data.createTicket?.ticket?.id;
  if (id === undefined) throw new Error(problem?.message ?? 'The gateway made no ticket.');
  return id;
}

/** Only the demo's gateway has this, and only for this machine. */
async function demoOf(url: string): Promise<DemoController> {
  const answer = await fetch(new URL('/demo/tokens', url));
  const told = answer.ok ? ((await answer.json()) as { controllers: readonly DemoController[] }) : undefined;
  const found = told?.controllers.find(({ slug }) => slug === 'chat2desk');
  if (found === undefined)
    throw new Error(`${new URL(url).origin} is not the demo. Say who is who: SLACK_AGENTS.`);
  return found;
}
