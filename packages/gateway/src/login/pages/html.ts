/** Markup, as opposed to text that somebody gave. */
export type Html = { readonly markup: string };

type Part = Html | readonly Html[] | string | number | false | undefined;

/** Markup with text put in between; the text is always text. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return {
    markup: pieces.map((piece, at) => piece + (at < parts.length ? markupOf(parts[at]) : '')).join(''),
  };
}

/** Markup that somebody else made, and that is known to be no more than that: a QR code. */
export function trustedMarkup(markup: string): Html {
  return { markup };
}

function markupOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return Array.isArray(part)
    ? (part as readonly Html[]).map(({ markup }) => markup).join('')
    : (part as Html).markup;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}
