import { createHash } from 'node:crypto';
import { html, type Html, trustedMarkup } from './html.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1d22; --paper: #fff; --back: #eef0f4; --line: #767b87; --act: #1746a2; --on-act: #fff; --bad: #a3121b; --soft: #4a4f5a }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef2; --paper: #1d2026; --back: #121419; --line: #8b91a0; --act: #9dbcff; --on-act: #10131a; --bad: #ff9d9f; --soft: #b9becb } }
* { box-sizing: border-box }
body { margin: 0; background: var(--back); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 27rem; margin: 8vh auto 2rem; padding: 1.75rem; background: var(--paper); border-radius: .75rem }
@media (max-width: 30rem) { main { margin: 0; min-height: 100vh; border-radius: 0; padding: 1.25rem } }
.where { margin: 0 0 .25rem; color: var(--soft) }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25 }
label { display: block; margin: 1rem 0 .25rem; font-weight: 600 }
.hint { margin: .25rem 0 0; color: var(--soft); font-size: .9375rem }
input, select { width: 100%; padding: .625rem .75rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .375rem }
input[type=checkbox] { width: 1.25rem; height: 1.25rem; margin: .125rem .5rem 0 0; flex: none }
.tick { display: flex; align-items: flex-start; font-weight: 400 }
.code { letter-spacing: .25em; font-variant-numeric: tabular-nums }
button { width: 100%; margin: 1.25rem 0 0; padding: .75rem; font: inherit; font-weight: 600; color: var(--on-act); background: var(--act); border: 1px solid var(--act); border-radius: .375rem; cursor: pointer }
button.quiet { color: var(--act); background: none }
a { color: var(--act) }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px }
.fault { margin: 0 0 1rem; padding: .75rem; border: 2px solid var(--bad); border-radius: .375rem; color: var(--bad) }
.qr { width: 13rem; max-width: 100%; margin: 1rem auto; background: #fff; padding: .5rem; border-radius: .375rem }
.qr svg { display: block; width: 100%; height: auto }
code { overflow-wrap: anywhere; font-size: 1.0625rem }
ul.codes { list-style: none; padding: 0; display: grid; grid-template-columns: 1fr 1fr; gap: .375rem 1rem }
.more { margin: 1.25rem 0 0 }
dl { margin: 0 } dt { color: var(--soft) } dd { margin: 0 0 .75rem }
`;

// The hash is of every letter between the tags, so they stand here in one piece.
const styleElement = trustedMarkup(`<style>${STYLE}</style>`);
const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** Nothing but this one style: no script, no picture, no frame, no form that goes anywhere else. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

export type Page = {
  /** Whose page it is. */
  readonly where: string;
  readonly title: string;
  /** What was wrong with what was sent. */
  readonly fault?: string | undefined;
  readonly body: Html;
  readonly status?: number;
  readonly headers?: HeadersInit;
  /** A path here, where the page goes by itself. */
  readonly goesTo?: string | undefined;
};

/** A whole page, kept by nobody. */
export function pageOf({ where, title, fault, body, status = 200, headers, goesTo }: Page): Response {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${goesTo !== undefined && html`<meta http-equiv="refresh" content="0; url=${goesTo}" />`}
        <title>${fault === undefined ? '' : 'Error: '}${title} · ${where}</title>
        ${styleElement}
      </head>
      <body>
        <main>
          <p class="where">${where}</p>
          <h1>${title}</h1>
          ${fault !== undefined && html`<p class="fault" role="alert" id="fault">${fault}</p>`} ${body}
        </main>
      </body>
    </html> `;
  const all = new Headers(headers);
  all.set('content-type', 'text/html; charset=utf-8');
  all.set('content-security-policy', POLICY);
  all.set('cache-control', 'no-store');
  // The browser tells forms here where they come from, and other sites nothing.
  all.set('referrer-policy', 'same-origin');
  all.set('x-content-type-options', 'nosniff');
  all.set('x-frame-options', 'DENY');
  all.set('cross-origin-opener-policy', 'same-origin');
  return new Response(document.markup, { status, headers: all });
}
