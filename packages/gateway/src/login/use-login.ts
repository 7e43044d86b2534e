import { randomBytes } from 'node:crypto';
import { isErrorCode, ERROR_CODES } from '../errors.ts';
import { readText } from '../request/read-text.ts';
import type { ErrorMask } from '../response/mask-error.ts';
import type { Step } from '../walk.ts';
import type { Invitations } from './invitations.ts';
import type { LoginSites } from './login-site.ts';
import { showChoice } from './pages/choice.ts';
import { showDone, showOut, signOut } from './pages/done.ts';
import { enrol, showEnrol } from './pages/enrol.ts';
import { html } from './pages/html.ts';
import { join, showJoin } from './pages/join.ts';
import { pageOf } from './pages/layout.ts';
import { invite, showPeople } from './pages/people.ts';
import { comeBack, goToProvider } from './pages/provider-pages.ts';
import { sendCode, sendRecovery, showCode, showRecovery } from './pages/second-factor-pages.ts';
import { showSignIn, signIn } from './pages/sign-in.ts';
import { tooManyTries } from './pages/too-many.ts';
import type { LoginSecrets } from './secrets.ts';
import { cookieIn } from './session-cookie.ts';
import type { FindSession } from './signed-in-agent.ts';
import { type PageHandler, pathHere } from './visit.ts';

/** Bytes of a form. */
const FORM_BYTES = 10_000;

const SHOWS: Readonly<Record<string, PageHandler>> = {
  '': showSignIn,
  code: showCode,
  recovery: showRecovery,
  enrol: showEnrol,
  done: showDone,
  out: showOut,
  join: showJoin,
  people: showPeople,
  with: goToProvider,
};
const TAKES: Readonly<Record<string, PageHandler>> = {
  '': signIn,
  code: sendCode,
  recovery: sendRecovery,
  enrol,
  out: signOut,
  join,
  people: invite,
};

type Options = {
  readonly path: string;
  readonly sites: LoginSites;
  readonly findSession: FindSession;
  readonly invitations: Invitations;
  readonly secrets: LoginSecrets;
  readonly secureCookies: boolean;
  readonly mask: ErrorMask;
  readonly clock: () => Date;
};

/** The pages on which members of staff log in. They need no script, and no other page may use them. */
export function useLogin(options: Options): Step {
  const { path, sites, findSession, invitations, secrets, secureCookies, mask, clock } = options;
  const answered = new WeakSet<Request>();
  const browserCookie = secureCookies ? '__Host-remit.browser' : 'remit.browser';

  async function answer(request: Request, { pathname, searchParams: query }: URL, address: string) {
    const [, slug = '', page = '', ...more] = pathname.slice(path.length).split('/');
    if (slug === '') return showChoice(path, query);
    const site = await sites.of(slug);
    const isBack =
      request.method === 'GET' && page === 'provider' && more[0] === 'callback' && more.length === 2;
    const handler = isBack ? comeBack : handlerOf(request.method, page);
    if (site === undefined || handler === undefined || (more.length > 0 && !isBack)) return notFound();
    const known = cookieIn(request.headers.get('cookie'), browserCookie);
    const browser = known ?? randomBytes(24).toString('base64url');
    let form = new URLSearchParams();
    if (request.method === 'POST') {
      form = new URLSearchParams(await formIn(request));
      if (
        !comesFromHere(request) ||
        known === undefined ||
        !secrets.isFormToken(known, form.get('form') ?? '')
      )
        return notFromHere(site.place.name);
      const wait = await site.tries.count('address', address);
      if (wait !== undefined) return tooManyTries(site.place.name, wait);
    }
    const session = await findSession(request);
    const response = await handler({
      site,
      invitations,
      request,
      query,
      form,
      formToken: secrets.formToken(browser),
      next: pathHere(form.get('next') ?? query.get('next')),
      address,
      // A session is one controller's: on the page of another it is nobody's.
      session: session?.controller_id === site.place.id ? session : undefined,
      now: clock(),
      timeOfDay: new Date(),
    });
    if (known === undefined) {
      const secure = secureCookies ? '; Secure' : '';
      response.headers.append(
        'set-cookie',
        `${browserCookie}=${browser}; Path=/; HttpOnly; SameSite=Lax${secure}`,
      );
    }
    return response;
  }

  return {
    async onRequest({ request, url, serverContext, endResponse }) {
      if (url.pathname !== path && !url.pathname.startsWith(`${path}/`)) return;
      answered.add(request);
      try {
        endResponse(await answer(request, url, addressIn(serverContext)));
      } catch (error) {
        endResponse(failed(mask(error).extensions['code']));
      }
    },
    onResponse({ request, response }) {
      if (!answered.has(request)) return;
      // Whatever other pages may ask of GraphQL, they may not read these.
      for (const what of ['allow-origin', 'allow-credentials', 'expose-headers'])
        response.headers.delete(`access-control-${what}`);
    },
  };
}

function handlerOf(method: string, page: string): PageHandler | undefined {
  const pages = { GET: SHOWS, POST: TAKES }[method];
  return pages && Object.hasOwn(pages, page) ? pages[page] : undefined;
}

/** @see https://owasp.org/www-project-cheat-sheets/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet */
function comesFromHere({ headers }: Request): boolean {
  const origin = headers.get('origin');
  if (origin !== null && !(URL.canParse(origin) && new URL(origin).host === headers.get('host')))
    return false;
  const site = headers.get('sec-fetch-site');
  return site === null || site === 'same-origin' || site === 'none';
}

async function formIn(request: Request): Promise<string> {
  const type = request.headers.get('content-type') ?? '';
  return /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type) ? readText(request, FORM_BYTES) : '';
}

/** The other end of the connection: what a proxy says of whoever stands behind it, anybody may say. */
function addressIn(serverContext: object): string {
  const { req } = serverContext as { req?: { socket?: { remoteAddress?: string } } };
  return req?.socket?.remoteAddress ?? 'unknown';
}

function notFromHere(where: string): Response {
  return pageOf({
    where,
    title: 'That did not come from this page',
    body: html`<p>
      The form is too old, or cookies are switched off. Go back, load the page again, and send it once more.
    </p>`,
    status: 403,
  });
}

function notFound(): Response {
  return pageOf({
    where: 'Remit',
    title: 'There is no such page',
    body: html`<p>Ask whoever invited you for the address.</p>`,
    status: 404,
  });
}

function failed(code: unknown): Response {
  const status = isErrorCode(code) ? ERROR_CODES[code] : 500;
  return pageOf({
    where: 'Remit',
    title: 'That did not work',
    body: html`<p>Nothing was changed. Try again in a moment.</p>`,
    status: status >= 400 ? status : 500,
  });
}
