import { renderSVG } from 'uqr';
import { enrolmentOf, recoveryCodesOf, takeCode } from '../second-factor.ts';
import { addressOf, goTo, type PageHandler, type Visit } from '../visit.ts';
import { field, form } from './forms.ts';
import { html, trustedMarkup } from './html.ts';
import { pageOf } from './layout.ts';
import { tooManyTries } from './too-many.ts';

export const showEnrol: PageHandler = (visit) => enrolPage(visit);

export const enrol: PageHandler = async (visit) => {
  const { site, form: sent, request, session, timeOfDay } = visit;
  if (session === undefined || session.has_second_factor) return goTo(addressOf(visit, ''));
  const wait = await site.tries.count('secondFactor', session.account_id);
  if (wait !== undefined) return tooManyTries(site.place.name, wait);
  const code = (sent.get('code') ?? '').replaceAll(/\s/g, '');
  const wrong = 'This code is wrong. Check that the clock of your phone is right, and take the next one.';
  if (!(await takeCode(site, session.account_id, code, timeOfDay))) return enrolPage(visit, wrong);
  const answer = await site.auth.api.verifyTOTP({
    body: { code },
    headers: request.headers,
    asResponse: true,
  });
  if (!answer.ok) return enrolPage(visit, wrong);
  await site.tries.forget('secondFactor', session.account_id);
  return recoveryCodesPage(visit, answer);
};

async function enrolPage(visit: Visit, fault?: string): Promise<Response> {
  const { site, session } = visit;
  if (session === undefined) return goTo(addressOf(visit, ''));
  if (session.has_second_factor) return goTo(addressOf(visit, session.second_factor ? 'done' : 'code'));
  const enrolment = await enrolmentOf(site, session.account_id);
  if (enrolment === undefined) return goTo(addressOf(visit, ''));
  const { uri, secret } = enrolment;
  const picture = renderSVG(uri, { border: 2 }).replace(
    '<svg ',
    '<svg role="img" aria-label="QR code with the key written below" ',
  );
  const faulty = fault !== undefined;
  return pageOf({
    where: site.place.name,
    title: 'Set up a second factor',
    fault,
    status: faulty ? 401 : 200,
    body: html`<p>
        Everybody here logs in with a password and a code of an authenticator app. Scan this with the app:
      </p>
      <div class="qr">${trustedMarkup(picture)}</div>
      <p>Or type this key into it: <code>${spaced(secret)}</code></p>
      ${form(
        `${site.path}/enrol`,
        visit,
        html`${field({ id: 'code', label: 'Code', autocomplete: 'one-time-code', isCode: true, hint: 'The six digits that the app shows then.', faulty, focus: faulty })}
          <button>Set it up</button>`,
      )}`,
  });
}

/** Shown once, when the second factor is set up. */
async function recoveryCodesPage(visit: Visit, { headers }: Response): Promise<Response> {
  const { site, session } = visit;
  const codes = await recoveryCodesOf(site, session?.account_id ?? '');
  return pageOf({
    where: site.place.name,
    title: 'Write down your recovery codes',
    headers: headers.getSetCookie().map((cookie): [string, string] => ['set-cookie', cookie]),
    body: html`<p>
        They let you in when you do not have the app. Each is good once, and they are not shown again.
      </p>
      <ul class="codes">
        ${codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ul>
      <p class="more"><a href="${addressOf(visit, 'done')}">I have written them down</a></p>`,
  });
}

function spaced(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}
