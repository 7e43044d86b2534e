import { faultOfPassword } from '../password.ts';
import { goTo, type PageHandler, type Visit } from '../visit.ts';
import { field, form } from './forms.ts';
import { html } from './html.ts';
import { pageOf } from './layout.ts';

const TOO_LATE = { title: 'This invitation is not good any more', status: 410 };

export const showJoin: PageHandler = async (visit) => joinPage(visit, visit.query.get('invitation') ?? '');

export const join: PageHandler = async (visit) => {
  const { site, form: sent, invitations } = visit;
  const token = sent.get('invitation') ?? '';
  const invitation = await invitations.find(site, token);
  if (invitation === undefined) return joinPage(visit, token);
  const name = (sent.get('name') ?? '').trim();
  const password = sent.get('password') ?? '';
  const fault =
    faultOfName(name) ??
    (await faultOfPassword(password, invitation.email, [name, site.place.name, site.place.slug])) ??
    (sent.get('again') === password ? undefined : 'The two passwords differ.') ??
    (sent.get('confidential') === 'yes'
      ? undefined
      : 'Nobody gets in without the promise of confidentiality.');
  if (fault !== undefined) return joinPage(visit, token, fault);
  if (!(await invitations.accept(site, token, { name, password }))) return joinPage(visit, token);
  return goTo(site.path);
};

function faultOfName(name: string): string | undefined {
  return /^[^\p{Cc}\p{Cs}<>]{1,100}$/u.test(name) ? undefined : 'Give your name, with 100 letters at most.';
}

async function joinPage(visit: Visit, token: string, fault?: string): Promise<Response> {
  const { site, invitations, form: sent } = visit;
  const where = site.place.name;
  const invitation = await invitations.find(site, token);
  if (invitation === undefined) {
    return pageOf({
      ...TOO_LATE,
      where,
      body: html`<p>It was used, or it is too old. Ask for another one.</p>
        <p><a href="${site.path}">Log in</a></p>`,
    });
  }
  return pageOf({
    where,
    title: 'Take your invitation',
    fault,
    status: fault === undefined ? 200 : 400,
    body: html`<p>You are invited as <strong>${invitation.role}</strong>, with ${invitation.email}.</p>
      ${form(
        `${site.path}/join`,
        visit,
        html`<input type="hidden" name="invitation" value="${token}" />
          ${field({ id: 'name', label: 'Your name', autocomplete: 'name', hint: 'Customers see it where you answer them.', value: sent.get('name') ?? undefined, focus: true })}
          ${field({ id: 'password', label: 'New password', type: 'password', autocomplete: 'new-password', hint: '12 characters or more; a few words make a good one.' })}
          ${field({ id: 'again', label: 'The same again', type: 'password', autocomplete: 'new-password' })}
          <label class="tick"
            ><input type="checkbox" name="confidential" value="yes" required />
            <span>I keep to myself what I learn here about people, also after I have left.</span></label
          >
          <button>Take it</button>`,
      )}`,
  });
}
