import { emailIn, isShutOut } from '../invitation.ts';
import { rolesToGive, runsTheDesk } from '../roles.ts';
import type { SessionRow } from '../session-row.ts';
import { addressOf, goTo, type PageHandler, type Visit } from '../visit.ts';
import { field, form } from './forms.ts';
import { html } from './html.ts';
import { pageOf } from './layout.ts';

/** Members shown at most. */
const MOST = 500;

export const showPeople: PageHandler = async (visit) => {
  const admin = adminOf(visit);
  return admin === undefined ? goTo(addressOf(visit, 'done')) : peoplePage(visit, admin, {});
};

export const invite: PageHandler = async (visit) => {
  const admin = adminOf(visit);
  if (admin === undefined) return goTo(addressOf(visit, 'done'));
  const { site, form: sent, invitations, request } = visit;
  const email = emailIn(sent.get('email') ?? '');
  if (email === undefined) return peoplePage(visit, admin, { fault: 'That is no e-mail address.' });
  const role = sent.get('role') ?? '';
  const policy = await invitations.policyOf(site.place);
  if (policy === undefined || !rolesToGive(policy, admin.role).includes(role))
    return peoplePage(visit, admin, { fault: 'You may not give this role.' });
  const owner = await site.wall.read((tx) =>
    tx.agent.findFirst({ where: { email: { equals: email, mode: 'insensitive' }, role: 'owner' } }),
  );
  // An invitation is a new way into an account that is there; an admin must not come by an owner's like that.
  if (owner !== null && admin.role !== 'owner')
    return peoplePage(visit, admin, { fault: 'Only an owner may invite an owner anew.' });
  if (await site.wall.read((tx) => isShutOut(tx, { controllerId: site.place.id, email })))
    return peoplePage(visit, admin, {
      fault: 'This colleague was shut out. Whoever runs the gateway lets them in again: remit agent enable.',
    });
  const link = await invitations.invite(site, {
    email,
    role,
    invitedById: admin.agent_id,
    origin: new URL(request.url).origin,
  });
  return peoplePage(visit, admin, { invited: { email, link } });
};

function adminOf({ session }: Visit): SessionRow | undefined {
  return session?.second_factor && runsTheDesk(session.role) ? session : undefined;
}

type Told = {
  readonly fault?: string;
  readonly invited?: { readonly email: string; readonly link: string | undefined };
};

async function peoplePage(visit: Visit, admin: SessionRow, { fault, invited }: Told): Promise<Response> {
  const { site, invitations } = visit;
  const policy = await invitations.policyOf(site.place);
  const people = await site.wall.read((tx) =>
    tx.agent.findMany({
      orderBy: { id: 'asc' },
      take: MOST,
      select: {
        displayName: true,
        email: true,
        role: true,
        disabledAt: true,
        loginAccount: { select: { id: true } },
      },
    }),
  );
  return pageOf({
    where: site.place.name,
    title: 'People and invitations',
    fault,
    status: fault === undefined ? 200 : 400,
    body: html`${invited && invitedNotice(invited)}
      ${form(
        `${site.path}/people`,
        visit,
        html`${field({ id: 'email', label: 'E-mail of the new colleague', type: 'email', autocomplete: 'off' })}
          <label for="role">Role</label>
          <select id="role" name="role">
            ${policy ? rolesToGive(policy, admin.role).map((role) => html`<option>${role}</option>`) : ''}
          </select>
          <button>Invite</button>`,
      )}
      <h2>Who is here</h2>
      <ul>
        ${people.map(
          ({ displayName, email, role, disabledAt, loginAccount }) =>
            html`<li>
              ${displayName}, ${email}:
              ${role}${disabledAt !== null && ' (disabled)'}${loginAccount === null && ' (has no login)'}
            </li>`,
        )}
      </ul>
      <p class="more"><a href="${addressOf(visit, 'done')}">Back</a></p>`,
  });
}

function invitedNotice({ email, link }: NonNullable<Told['invited']>) {
  if (link === undefined) return html`<p role="status">The invitation is on its way to ${email}.</p>`;
  return html`<p role="status">
      Give this link to ${email}. It is good for three days, once, and is not shown again:
    </p>
    <p><code>${link}</code></p>`;
}
