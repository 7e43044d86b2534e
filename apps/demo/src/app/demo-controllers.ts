/** One caller of the made-up data, with its token. */
export interface DemoCaller {
  readonly name: string;
  readonly role: string | null;
  readonly token: string;
}

/** One company of the demo: its callers, and what it chats, answers and advertises under. */
export interface DemoController {
  readonly slug: string;
  readonly displayName: string;
  readonly liveChatPurpose: string;
  readonly ticketingPurpose: string;
  readonly marketingPurpose: string;
  readonly agents: readonly DemoCaller[];
  readonly visitors: readonly DemoCaller[];
}

/** Asks the development gateway for the demo's companies. @throws {Error} in plain words when it does not answer */
export async function loadControllers(): Promise<readonly DemoController[]> {
  const response = await fetch('/demo/tokens').catch(() => undefined);
  if (!response?.ok)
    throw new Error('The gateway does not answer. Start it with "npm run demo", then reload this page.');
  const { controllers } = (await response.json()) as { controllers: readonly DemoController[] };
  return controllers;
}
