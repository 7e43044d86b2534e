/** A caller of the demo data, as `remit dev` hands them to this page and to nobody else. */
export interface DemoCaller {
  readonly id: string;
  readonly name: string;
  /** Role of an agent in the policy profile. */
  readonly role: string | null;
  readonly token: string;
}

/** One controller with somebody for each side of the page. */
export interface DemoController {
  readonly slug: string;
  readonly displayName: string;
  readonly agents: readonly DemoCaller[];
  readonly visitors: readonly DemoCaller[];
}

/** @throws {Error} in words for the person before the screen */
export async function loadControllers(signal: AbortSignal): Promise<readonly DemoController[]> {
  const response = await fetch('/demo/tokens', { signal }).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new Error('The gateway cannot be reached. Start it with “npm run demo”, then try again.', {
      cause,
    });
  });
  if (!response.ok) {
    throw new Error(
      'This page works beside “npm run demo” on the same machine only: that is where its tokens are.',
    );
  }
  const { controllers } = (await response.json()) as { controllers: readonly DemoController[] };
  if (controllers.length === 0)
    throw new Error('The gateway has no controllers. Start it on an empty folder.');
  return controllers;
}
