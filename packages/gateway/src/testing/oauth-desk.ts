import type { AppManifest, Database } from '@remit/schema';
import type { OAuthOptions } from '../oauth/options.ts';
import { issueRegistrationToken } from '../oauth/registration-token.ts';
import { type Browser, createBrowser } from './browser.ts';
import { readPageForm, sendPageForm, type ShownPage } from './page-form.ts';
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
export function registrationToken(database: Database, now = TEST_NOW): Promise<string> {
  return issueRegistrationToken({ database, tokenKey: TEST_TOKEN_KEY, now });
}

/** What stands on the page of consent: what is hidden in its form, and its ticks. */
export function formOf(page: string): {
  readonly token: string;
  readonly ticks: readonly string[];
  readonly ticked: readonly string[];
} {
  // A page that asks nothing has no form.
  if (!page.includes('<form')) return { token: '', ticks: [], ticked: [] };
  const { inputs } = readPageForm({ body: page, url: 'http://localhost' });
  const ticks = inputs.filter(({ name }) => name === 'allow');
  return {
    token: inputs.find(({ name }) => name === 'form')?.value ?? '',
    ticks: ticks.map(({ value }) => value),
    ticked: ticks.flatMap(({ value, checked }) => (checked ? [value] : [])),
  };
}

/**
 * Decides on the page of consent, and follows until the browser leaves for the app.
 * @returns the address at the app, with its code or its error
 */
export async function decide(
  browser: Browser,
  page: ShownPage,
  choice: { readonly keep?: (tick: string) => boolean; readonly decision?: 'allow' | 'refuse' } = {},
): Promise<URL> {
  const { keep, decision = 'allow' } = choice;
  const answer = await sendPageForm(browser, page, { ...(keep && { leave: keep }), press: decision });
  if (answer.location === undefined) throw new Error(`No way to the app: ${answer.status} ${answer.body}`);
  return new URL(answer.location);
}
