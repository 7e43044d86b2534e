import { html } from './html.ts';
import { pageOf } from './layout.ts';

/** Too much was tried. The same page whether the last try was right or wrong. */
export function tooManyTries(where: string, seconds: number): Response {
  const minutes = Math.ceil(seconds / 60);
  return pageOf({
    where,
    title: 'Too many tries',
    body: html`<p>
        That was tried too often. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, then start again.
      </p>
      <p>If it was not you, tell an admin: somebody may know your password.</p>`,
    status: 429,
    headers: { 'retry-after': String(seconds) },
  });
}
