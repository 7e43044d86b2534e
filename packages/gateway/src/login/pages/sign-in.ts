import { addressOf, goTo, type PageHandler, type Visit } from '../visit.ts';
import { field, form } from './forms.ts';
import { html } from './html.ts';
import { pageOf } from './layout.ts';
import { tooManyTries } from './too-many.ts';

/** One text, whether there is no such account, the password is wrong, or the agent is disabled. */
const WRONG = 'This e-mail and password do not belong together.';

export const showSignIn: PageHandler = async (visit) => {
  const { session } = visit;
  if (session === undefined) return signInPage(visit);
  const missing = session.has_second_factor ? 'code' : 'enrol';
  return goTo(addressOf(visit, session.second_factor ? 'done' : missing));
};

export const signIn: PageHandler = async (visit) => {
  const { site, form: sent, request } = visit;
  const email = (sent.get('email') ?? '').trim().toLowerCase();
  const password = sent.get('password') ?? '';
  const wait = await site.tries.count('password', email);
  if (wait !== undefined) return tooManyTries(site.place.name, wait);
  const answer = await site.auth.api.signInEmail({
    body: { email, password },
    headers: request.headers,
    asResponse: true,
  });
  if (!answer.ok || !(await isEmployed(visit, email))) return signInPage(visit, email, WRONG);
  await site.tries.forget('password', email);
  const told = (await answer.json()) as { twoFactorRedirect?: boolean };
  return goTo(addressOf(visit, told.twoFactorRedirect ? 'code' : 'enrol'), answer);
};

async function isEmployed({ site }: Visit, email: string): Promise<boolean> {
  const account = await site.wall.read((tx) =>
    tx.loginAccount.findFirst({ where: { email }, select: { agent: { select: { disabledAt: true } } } }),
  );
  return account !== null && account.agent.disabledAt === null;
}

function signInPage(visit: Visit, email?: string, fault?: string): Response {
  const { site } = visit;
  const faulty = fault !== undefined;
  return pageOf({
    where: site.place.name,
    title: 'Log in',
    fault,
    status: faulty ? 401 : 200,
    body: html`${form(
      site.path,
      visit,
      html`${field({ id: 'email', label: 'E-mail', type: 'email', autocomplete: 'username', value: email, faulty, focus: !faulty })}
        ${field({ id: 'password', label: 'Password', type: 'password', autocomplete: 'current-password', faulty, focus: faulty })}
        <button>Log in</button>`,
    )}
    ${site.providers.map(({ id, name }) => html`<p class="more"><a href="${withProvider(visit, id)}">Log in with ${name}</a></p>`)}`,
  });
}

function withProvider({ site, next }: Visit, provider: string): string {
  const query = new URLSearchParams({ provider, ...(next !== undefined && { next }) });
  return `${site.path}/with?${query.toString()}`;
}
