import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Database } from '@remit/schema';
import { html } from '../login/pages/html.ts';
import type { OAuthOptions } from '../oauth/options.ts';
import { pageOf } from '../oauth/pages/layout.ts';
import { sendPage } from '../oauth/pages/send-page.ts';
import { readForm } from '../oauth/read-form.ts';

const PATH = '/demo/sign-in';
const COOKIE = 'remit_demo_admin';

/** Somebody to install apps on this machine: the first agent of a controller, as if it were its admin. */
export type DevSignIn = {
  readonly oauth: OAuthOptions;
  /** Answers the page on which a controller is chosen. @returns false for what is not this page */
  readonly page: (request: IncomingMessage, response: ServerResponse) => boolean;
};

type Options = { readonly database: Database; readonly tokenKey: string; readonly issuer: string };

/** For made-up data on this machine alone: it asks for no password. */
export function createDevSignIn({ database, tokenKey, issuer }: Options): DevSignIn {
  const sign = (agentId: string) =>
    createHmac('sha256', tokenKey).update(`${COOKIE} ${agentId}`).digest('base64url');

  async function agents() {
    const found = await database.prisma.controller.findMany({
      orderBy: { id: 'asc' },
      select: {
        displayName: true,
        dataSubjects: {
          where: { agent: { disabledAt: null } },
          orderBy: { id: 'asc' },
          take: 1,
          select: { agent: { select: { id: true } } },
        },
      },
    });
    return found.flatMap(({ displayName, dataSubjects: [first] }) =>
      first?.agent ? [{ id: first.agent.id, controller: displayName }] : [],
    );
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const next = new URL(request.url ?? '/', issuer).searchParams.get('next') ?? '';
    // Only ever back to where consent is asked.
    const back = /^\/oauth\/consent\/[\w-]+$/.test(next) ? next : '/';
    if (request.method === 'POST') {
      const agentId = (await readForm(request)).get('agent') ?? '';
      const cookie = `${COOKIE}=${agentId}.${sign(agentId)}; Path=/; HttpOnly; SameSite=Lax`;
      response.writeHead(303, { location: back, 'set-cookie': cookie, 'content-length': '0' }).end();
      return;
    }
    const choices = (await agents()).map(
      ({ id, controller }) =>
        html`<p><button name="agent" value="${id}">The admin of ${controller}</button></p>`,
    );
    const body = html`<p>Made-up people on this machine. Whose apps are you about to install?</p>
      <form method="post" action="${PATH}?${new URLSearchParams({ next: back }).toString()}">
        ${choices}
      </form>`;
    sendPage(response, pageOf({ title: 'Sign in to the demo', body }));
  }

  return {
    oauth: {
      issuer,
      async signedInAgent(request) {
        const [, agentId = '', seal = ''] = COOKIE_PATTERN.exec(request.headers.get('cookie') ?? '') ?? [];
        const expected = sign(agentId);
        if (seal.length !== expected.length || !timingSafeEqual(Buffer.from(seal), Buffer.from(expected)))
          return undefined;
        const agent = await database.prisma.agent.findUnique({ where: { id: Number(agentId) } });
        if (agent === null || agent.disabledAt !== null) return undefined;
        return { agentId: agent.id, controllerId: agent.controllerId, role: 'admin', secondFactor: true };
      },
      signInUrl: (returnTo) => `${PATH}?${new URLSearchParams({ next: returnTo }).toString()}`,
      mayInstall: (role) => role === 'admin',
    },
    page(request, response) {
      // As it stands: an address that is none is nobody's, and ends no process.
      if ((request.url ?? '/').split('?')[0] !== PATH) return false;
      void answer(request, response).catch(() => response.destroy());
      return true;
    },
  };
}

const COOKIE_PATTERN = new RegExp(`(?:^|; )${COOKIE}=(\\d{1,9})\\.([\\w-]{43})(?:;|$)`);
