import { addressOf, goTo, type PageHandler } from '../visit.ts';
import { html } from './html.ts';
import { pageOf } from './layout.ts';

/** On the way to another provider. A link and no form: a browser would hold the form to the sites that this page names. */
export const goToProvider: PageHandler = async (visit) => {
  const { site, request, query } = visit;
  const provider = site.providers.find(({ id }) => id === query.get('provider'));
  if (provider === undefined || query.has('error')) return notLetIn(site.place.name, site.path);
  const answer = await site.auth.api.signInSocial({
    body: {
      provider: provider.id,
      callbackURL: addressOf(visit, 'code'),
      errorCallbackURL: `${site.path}/with`,
      disableRedirect: true,
    },
    headers: request.headers,
    asResponse: true,
  });
  const { url } = answer.ok ? ((await answer.json()) as { url?: string }) : {};
  return url === undefined ? notLetIn(site.place.name, site.path) : goTo(url, answer);
};

/** Back from there: the one call that goes to better-auth as it came. */
export const comeBack: PageHandler = async ({ site, request }) => {
  const { pathname, search } = new URL(request.url, 'http://localhost');
  const { options, baseURL } = await site.auth.$context;
  const address = `${options.baseURL ?? new URL(baseURL).origin}${pathname}${search}`;
  const answer = await site.auth.handler(new Request(address, { headers: request.headers }));
  const location = answer.headers.get('location');
  if (location === null) return notLetIn(site.place.name, site.path);
  // Only ever on to a page here.
  const { pathname: path, search: query } = new URL(location, address);
  return path.startsWith(`${site.path}/`) && !path.startsWith(`${site.path}/provider/`)
    ? goTo(`${path}${query}`, answer)
    : notLetIn(site.place.name, site.path);
};

function notLetIn(where: string, path: string): Response {
  return pageOf({
    where,
    title: 'That did not let you in',
    body: html`<p>
        There is no login here for whom the other provider named, or that address is not verified there.
      </p>
      <p><a href="${path}">Log in with your password</a></p>`,
    status: 403,
  });
}
