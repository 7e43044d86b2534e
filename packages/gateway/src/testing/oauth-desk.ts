import type { AppManifest, Database } from '@remit/schema';
import type { OAuthOptions } from '../oauth/options.ts';
import { issueRegistrationToken } from '../oauth/registration-token.ts';
import { type Browser, type BrowserAnswer, createBrowser } from './browser.ts';
import { TEST_NOW, TEST_TOKEN_KEY } from './start-test-gateway.ts';

const COOKIE = 'test-agent';

/** Signing in, for tests: a cookie that names the agent and the role it shall have. */
export function testSignIn(database: Database): (origin: string) => OAuthOptions {
  return (issuer) => ({
    issuer,
    async signedInAgent(request) {
      const [, id, role, factor] =
        /test-agent=(\d+)\.(\w+)\.(\w+)/.exec(request.headers.get('cookie') ?? '') ?? [];
      if (id === undefined || role === undefined) return undefined;
      const agent = await database.prisma.agent.findUniqueOrThrow({ where: { id: Number(id) } });
      return { agentId: agent.id, controllerId: agent.controllerId, role, secondFactor: factor === 'both' };
    },
    signInUrl: (returnTo) => `/test-sign-in?${new URLSearchParams({ next: returnTo }).toString()}`,
    mayInstall: (role) => role === 'owner' || role === 'admin',
  });
}

/** A browser in which an agent of a controller has signed in. */
export async function browserOf(
  { prisma }: Database,
  controller: string,
  { role = 'admin', factor = 'both' }: { readonly role?: string; readonly factor?: 'both' | 'one' } = {},
): Promise<Browser> {
  const agent = await prisma.agent.findFirstOrThrow({
    where: { dataSubject: { controller: { slug: controller } } },
    orderBy: { id: 'asc' },
  });
  const browser = createBrowser();
  browser.setCookie(COOKIE, `${agent.id}.${role}.${factor}`);
  return browser;
}

/** A manifest that the policies let in; `changes` are put over it. */
export function testManifest(changes: Partial<AppManifest> = {}): AppManifest {
  return {
    clientId: 'acme-crm',
    name: 'Acme CRM',
    publisher: 'Acme GmbH',
    policyUrl: 'https://acme.example/privacy',
    redirectUris: ['https://acme.example/callback'],
    scopes: ['tickets:read', 'chats:read', 'people:read'],
    purposes: {
      'support.ticketing': {
        categories: ['user.name', 'user.contact.email', 'user.content.ticket'],
        reason: 'Shows tickets beside the customer in the CRM',
      },
      'support.live_chat': {
        categories: ['user.name', 'user.content.chat'],
        reason: 'Shows chats beside the customer in the CRM',
      },
    },
    recipient: { country: 'DE', role: 'processor', contractRef: 'DPA-2026-77' },
    ...changes,
  };
}

/** An initial access token: what registers apps. */
export function registrationToken(database: Database): Promise<string> {
  return issueRegistrationToken({ database, tokenKey: TEST_TOKEN_KEY, now: TEST_NOW });
}

/** Goes on from the app's redirect until the page of consent, or until something else than a redirect. */
export async function openConsent(
  browser: Browser,
  url: string,
): Promise<BrowserAnswer & { readonly url: string }> {
  let answer = await browser.get(url);
  let at = url;
  while (answer.location !== undefined && answer.location.startsWith(new URL(url).origin)) {
    at = answer.location;
    answer = await browser.get(at);
  }
  return { ...answer, url: at };
}

/** The form of a page: what is hidden in it, and the ticks that stand there. */
export function formOf(page: string): {
  readonly token: string;
  readonly ticks: readonly string[];
  readonly ticked: readonly string[];
} {
  const inputs = [
    ...page.matchAll(/<input\s+type="checkbox"\s+name="allow"\s+value="([^"]+)"\s*(checked)?\s*\/?>/g),
  ];
  return {
    token: /name="form" value="([^"]+)"/.exec(page)?.[1] ?? '',
    ticks: inputs.map(([, value]) => value ?? ''),
    ticked: inputs.flatMap(([, value, checked]) => (checked ? [value ?? ''] : [])),
  };
}

/**
 * Decides on the page of consent, and follows until the browser leaves for the app.
 * @returns the address at the app, with its code or its error
 */
export async function decide(
  browser: Browser,
  page: { readonly url: string; readonly body: string },
  choice: { readonly keep?: (tick: string) => boolean; readonly decision?: 'allow' | 'refuse' } = {},
): Promise<URL> {
  const { keep = () => true, decision = 'allow' } = choice;
  const { token, ticked } = formOf(page.body);
  const form = new URLSearchParams({ form: token, decision });
  for (const tick of ticked.filter(keep)) form.append('allow', tick);
  let answer = await browser.post(page.url, form);
  const { origin } = new URL(page.url);
  while (answer.location?.startsWith(origin) === true) answer = await browser.get(answer.location);
  if (answer.location === undefined) throw new Error(`No way to the app: ${answer.status} ${answer.body}`);
  return new URL(answer.location);
}
