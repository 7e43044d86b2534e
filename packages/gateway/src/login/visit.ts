import type { Invitations } from './invitations.ts';
import type { LoginSite } from './login-site.ts';
import { cookieIn } from './session-cookie.ts';
import type { SessionRow } from './session-row.ts';

/** One look at a login page, or one form that was sent to it. */
export type Visit = {
  readonly site: LoginSite;
  readonly invitations: Invitations;
  readonly request: Request;
  readonly query: URLSearchParams;
  /** Of a POST; empty otherwise. It came from a page of ours in this browser. */
  readonly form: URLSearchParams;
  readonly formToken: string;
  /** A path here, where to go when all is done. */
  readonly next: string | undefined;
  /** Where it came from, as far as that is known. */
  readonly address: string;
  /** Whoever logged in, with a second factor or still without. */
  readonly session: SessionRow | undefined;
  readonly now: Date;
  /** The time of day, by which authenticator apps go. */
  readonly timeOfDay: Date;
};

/** Answers one page. */
export type PageHandler = (visit: Visit) => Promise<Response>;

/** Only ever a path here: a login that sends people on to another site is a gift to whoever imitates it. */
export function pathHere(given: string | null): string | undefined {
  if (given === null || given.length > 2_000) return undefined;
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(given) ? given : undefined;
}

/** The address of a page, with where to go after it. */
export function addressOf({ site, next }: Pick<Visit, 'site' | 'next'>, page: string): string {
  const path = `${site.path}${page === '' ? '' : `/${page}`}`;
  return next === undefined ? path : `${path}?next=${encodeURIComponent(next)}`;
}

/** Goes to another page; a form that is sent again by a reload is not sent again. */
export function goTo(address: string, from?: Response): Response {
  const headers = new Headers({ location: address, 'cache-control': 'no-store' });
  for (const cookie of from?.headers.getSetCookie() ?? []) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/** The account whose password was right a moment ago, and whose second factor is waited for. */
export async function pendingAccount({ site, request, session }: Visit): Promise<string | undefined> {
  if (session !== undefined) return session.second_factor ? undefined : session.account_id;
  const { internalAdapter, createAuthCookie } = await site.auth.$context;
  const cookie = cookieIn(request.headers.get('cookie'), createAuthCookie('two_factor').name);
  const identifier = cookie?.slice(0, cookie.lastIndexOf('.'));
  if (!identifier) return undefined;
  const found = await internalAdapter.findVerificationValue(identifier);
  return found && found.expiresAt > new Date() ? found.value : undefined;
}
