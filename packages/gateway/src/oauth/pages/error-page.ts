import { html } from '../../login/pages/html.ts';
import { type Page, pageOf } from './layout.ts';

type Fault = { readonly error: string; readonly error_description?: string | undefined };

/** For what cannot be told to the app, because it is not certain which app it is. */
export function errorPage({ error, error_description: description }: Fault, status = 400): Page {
  const body = html`<p>
      An app sent you here with a request that this server does not take. Nothing was approved.
    </p>
    <div class="fault" role="alert">
      <p>${description ?? 'No more is known about it.'} <code>${error}</code></p>
    </div>
    <p>
      Go back to the app and start again. If it happens again, show these lines to the people who make the
      app.
    </p>`;
  return pageOf({ title: 'This request cannot be answered', body, status });
}

type Back = { readonly action: string; readonly formToken: string; readonly redirectUri: string };

/** For somebody who is signed in, and may not decide: the only way is back to the app. */
export function notYoursPage(reason: string, { action, formToken, redirectUri }: Back): Page {
  const body = html`<p>${reason}</p>
    <form method="post" action="${action}">
      <input type="hidden" name="form" value="${formToken}" />
      <div class="choose">
        <button class="no" name="decision" value="refuse">Back to ${new URL(redirectUri).host}</button>
      </div>
    </form>`;
  return pageOf({ title: 'This is not yours to decide', body, status: 403, leadsTo: redirectUri });
}
