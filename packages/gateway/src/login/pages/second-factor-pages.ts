import { takeCode } from '../second-factor.ts';
import { addressOf, goTo, pendingAccount, type PageHandler, type Visit } from '../visit.ts';
import { field, form } from './forms.ts';
import { html } from './html.ts';
import { pageOf } from './layout.ts';
import { tooManyTries } from './too-many.ts';

type Kind = 'code' | 'recovery';

const show =
  (kind: Kind): PageHandler =>
  async (visit) => {
    const redirect = elsewhere(visit) ?? ((await pendingAccount(visit)) === undefined ? '' : undefined);
    return redirect === undefined ? codePage(visit, kind) : goTo(addressOf(visit, redirect));
  };

const take =
  (kind: Kind): PageHandler =>
  async (visit) => {
    const { site, form: sent, request, timeOfDay, session } = visit;
    const account = elsewhere(visit) === undefined ? await pendingAccount(visit) : undefined;
    if (account === undefined) return goTo(addressOf(visit, ''));
    const wait = await site.tries.count('secondFactor', account);
    if (wait !== undefined) return tooManyTries(site.place.name, wait);
    const code = (sent.get('code') ?? '').replaceAll(/\s/g, '');
    if (kind === 'code' && !(await takeCode(site, account, code, timeOfDay))) return wrong(visit, kind);
    const asked = { body: { code }, headers: request.headers, asResponse: true } as const;
    const { api } = site.auth;
    const answer = kind === 'code' ? await api.verifyTOTP(asked) : await api.verifyBackupCode(asked);
    if (!answer.ok) return wrong(visit, kind);
    // Whoever came through another provider has a session already; it is one with a second factor from now on.
    if (session !== undefined) {
      await site.wall.write((tx) =>
        tx.loginSession.updateMany({ where: { id: session.session_id }, data: { secondFactor: true } }),
      );
    }
    await site.tries.forget('secondFactor', account);
    return goTo(addressOf(visit, 'done'), answer);
  };

export const showCode = show('code');
export const sendCode = take('code');
export const showRecovery = show('recovery');
export const sendRecovery = take('recovery');

/** Where else somebody belongs who has done this already, or has no second factor yet. */
function elsewhere({ session }: Visit): string | undefined {
  if (session === undefined) return undefined;
  if (session.second_factor) return 'done';
  return session.has_second_factor ? undefined : 'enrol';
}

function wrong(visit: Visit, kind: Kind): Response {
  const fault =
    kind === 'code'
      ? 'This code is wrong, too old, or was used before. Wait for the next one.'
      : 'This is none of the recovery codes that are left.';
  return codePage(visit, kind, fault);
}

function codePage(visit: Visit, kind: Kind, fault?: string): Response {
  const faulty = fault !== undefined;
  const shown = { fault, status: faulty ? 401 : 200, where: visit.site.place.name };
  if (kind === 'recovery') {
    return pageOf({
      ...shown,
      title: 'Use a recovery code',
      body: html`${form(
          `${visit.site.path}/recovery`,
          visit,
          html`${field({ id: 'code', label: 'Recovery code', autocomplete: 'off', hint: 'One of those you wrote down. Each is good once.', focus: true, faulty })}
            <button>Log in</button>`,
        )}
        <p class="more"><a href="${addressOf(visit, 'code')}">Use the authenticator app instead</a></p>`,
    });
  }
  return pageOf({
    ...shown,
    title: 'Enter the code',
    body: html`${form(
        `${visit.site.path}/code`,
        visit,
        html`${field({ id: 'code', label: 'Code', autocomplete: 'one-time-code', isCode: true, hint: 'The six digits that your authenticator app shows now.', focus: true, faulty })}
          <button>Log in</button>`,
      )}
      <p class="more"><a href="${addressOf(visit, 'recovery')}">I do not have my authenticator app</a></p>`,
  });
}
