import { html } from '../../login/pages/html.ts';
import { type Page, pageOf } from './layout.ts';

/** Asks at which desk somebody signs in, without telling strangers which desks there are. */
export function deskPage(action: string, fault = false): Page {
  const body = html`<p>An app asks to be installed. Say at which desk you work, then sign in there.</p>
    ${fault && html`<div class="fault" role="alert"><p id="fault">That is no name of a desk: letters, digits and dashes, as in its login address.</p></div>`}
    <form method="post" action="${action}">
      <p>
        <label for="desk">Name of the desk, as in its login address</label>
        <input
          id="desk"
          name="desk"
          type="text"
          required
          autocomplete="organization"
          autocapitalize="none"
          spellcheck="false"
        />
      </p>
      <div class="choose"><button>Go on</button></div>
    </form>`;
  return pageOf({ title: 'Where do you work?', body, status: fault ? 422 : 200 });
}

/** The name that was given; undefined when it is none. */
export function deskIn(form: URLSearchParams): string | undefined {
  const desk = form.get('desk')?.trim().toLowerCase() ?? '';
  return /^[a-z0-9][a-z0-9-]{0,99}$/.test(desk) ? desk : undefined;
}
