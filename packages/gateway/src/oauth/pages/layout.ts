import { createHash } from 'node:crypto';
import { html, type Html, trustedMarkup } from '../../login/pages/html.ts';
import { STYLE } from './style.ts';

// The hash is of every letter between the tags, so they stand here in one piece.
const styleElement = trustedMarkup(`<style>${STYLE}</style>`);
const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** A page that is ready to be sent. */
export type Page = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

type Parts = {
  readonly title: string;
  readonly body: Html;
  readonly status?: number;
  /** Where the page's form may lead in the end: browsers ask this of redirects too. */
  readonly leadsTo?: string | undefined;
};

/** A whole page: no script, no picture, no frame around it, one style, and a form that goes nowhere else. */
export function pageOf({ title, body, status = 200, leadsTo }: Parts): Page {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    `form-action 'self'${leadsTo === undefined ? '' : ` ${new URL(leadsTo).origin}`}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${styleElement}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
    },
    body: document.markup,
  };
}
