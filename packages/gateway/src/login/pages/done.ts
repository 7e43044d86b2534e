import { runsTheDesk } from '../roles.ts';
import { addressOf, goTo, type PageHandler } from '../visit.ts';
import { form } from './forms.ts';
import { html } from './html.ts';
import { pageOf } from './layout.ts';

/**
 * Logged in. A page, and not a redirect, goes on from here: what comes next may lead to another site, and a browser holds a
 * form to the sites that its page named.
 */
export const showDone: PageHandler = async (visit) => {
  const { site, session, next } = visit;
  if (!session?.second_factor) return goTo(addressOf(visit, ''));
  const about = html`<dl>
    <dt>Name</dt>
    <dd>${session.agent_name}</dd>
    <dt>Role</dt>
    <dd>${session.role}</dd>
  </dl>`;
  if (next !== undefined) {
    return pageOf({
      where: site.place.name,
      title: 'You are logged in',
      goesTo: next,
      body: html`${about}
        <p><a href="${next}">Go on</a></p>`,
    });
  }
  return pageOf({
    where: site.place.name,
    title: 'You are logged in',
    body: html`${about}
    ${runsTheDesk(session.role) && html`<p><a href="${site.path}/people">People and invitations</a></p>`}
    ${form(`${site.path}/out`, visit, html`<button class="quiet">Log out</button>`)}`,
  });
};

export const showOut: PageHandler = async (visit) =>
  pageOf({
    where: visit.site.place.name,
    title: 'Log out',
    body: form(`${visit.site.path}/out`, visit, html`<button>Log out</button>`),
  });

/** The session is gone with this answer, in every process; live streams that it opened end. */
export const signOut: PageHandler = async (visit) => {
  const { site, request, session } = visit;
  const answer = await site.auth.api.signOut({ headers: request.headers, asResponse: true });
  // Also where the cookie was not one that better-auth would have signed like that.
  if (session !== undefined) {
    await site.wall.write((tx) => tx.loginSession.deleteMany({ where: { id: session.session_id } }));
  }
  return goTo(site.path, answer);
};
