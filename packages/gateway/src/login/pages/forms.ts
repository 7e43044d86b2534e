import { html, type Html } from './html.ts';

/** What every form here carries along. */
export type Carried = {
  /** Shows that the form was sent to this browser. */
  readonly formToken: string;
  /** A path here, where to go when all is done. */
  readonly next: string | undefined;
};

export function form(action: string, { formToken, next }: Carried, inside: Html): Html {
  return html`<form method="post" action="${action}">
    <input type="hidden" name="form" value="${formToken}" />
    ${next !== undefined && html`<input type="hidden" name="next" value="${next}" />`} ${inside}
  </form>`;
}

type Field = {
  readonly id: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password';
  readonly autocomplete: string;
  readonly value?: string | undefined;
  readonly hint?: string;
  readonly isCode?: boolean;
  readonly focus?: boolean;
  readonly faulty?: boolean | undefined;
};

export function field(options: Field): Html {
  const { id, label, type = 'text', autocomplete, value, hint, isCode, focus, faulty } = options;
  const described = [hint && `${id}-hint`, faulty && 'fault'].filter(Boolean).join(' ');
  return html`<label for="${id}">${label}</label>
    <input
      id="${id}"
      name="${id}"
      type="${type}"
      autocomplete="${autocomplete}"
      required${attributes([
        value !== undefined && ['value', value],
        isCode && ['class', 'code'],
        isCode && ['inputmode', 'numeric'],
        isCode && ['maxlength', '7'],
        type !== 'password' && ['autocapitalize', 'none'],
        type !== 'password' && ['spellcheck', 'false'],
        described !== '' && ['aria-describedby', described],
        faulty && ['aria-invalid', 'true'],
        focus && ['autofocus', ''],
      ])}
    />
    ${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}`;
}

function attributes(pairs: readonly (readonly [string, string] | false | undefined)[]): Html[] {
  return pairs.flatMap((pair) => (pair ? [html` ${pair[0]}="${pair[1]}"`] : []));
}
