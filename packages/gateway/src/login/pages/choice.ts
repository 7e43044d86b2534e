import { field } from './forms.ts';
import { html } from './html.ts';
import { pageOf } from './layout.ts';

/** For who comes without the address of a controller: it is asked for, and never listed. */
export function showChoice(path: string, query: URLSearchParams): Response {
  const slug = (query.get('desk') ?? '').trim().toLowerCase();
  if (/^[a-z0-9][a-z0-9-]{0,99}$/.test(slug))
    return new Response(null, { status: 303, headers: { location: `${path}/${slug}` } });
  return pageOf({
    where: 'Remit',
    title: 'Log in',
    body: html`<form method="get" action="${path}">
      ${field({ id: 'desk', label: 'Which helpdesk?', autocomplete: 'organization', hint: 'Its short name, as in the address that you were given.', focus: true })}
      <button>Go on</button>
    </form>`,
  });
}
